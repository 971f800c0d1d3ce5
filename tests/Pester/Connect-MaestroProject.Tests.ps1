BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Connect-MaestroProject' -Skip:$IsWindows {
    BeforeAll {
        $realHome = $env:HOME
    }

    AfterAll {
        $env:HOME = $realHome
    }

    BeforeEach {
        # Links are kept in the folder of the user, who is another one here.
        $env:HOME = New-TestFolder
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $null = New-Item ../web -ItemType Directory -Force
    }

    It 'links with a folder, by its path' {
        $link = Connect-MaestroProject ../web -Relation exposes -Via 'src/api/**'
        $link.Name | Should -Be 'web'
        $link.Path | Should -Be (Get-Item ../web).FullName
        $link.Direction | Should -Be 'outgoing'
    }

    It 'links with a project that is not on this machine, by its name' {
        $link = Connect-MaestroProject billing -Relation consumes
        $link.Name | Should -Be 'billing'
        $link.Path | Should -BeNullOrEmpty
    }

    It 'replaces a link of the same relation' {
        $null = Connect-MaestroProject ../web exposes -Via old
        $null = Connect-MaestroProject ../web exposes -Via new
        (Get-MaestroProject).Via | Should -Be 'new'
    }

    It 'takes folders from the pipeline' {
        (Get-Item ../web | Connect-MaestroProject -Relation shares-types).Name | Should -Be 'web'
    }

    It 'refuses a folder that is not there, and the project itself' {
        { Connect-MaestroProject ../nowhere consumes -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound*'
        { Connect-MaestroProject . consumes -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
        { Connect-MaestroProject ../web likes -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'links nothing with -WhatIf' {
        Connect-MaestroProject ../web consumes -WhatIf
        Get-MaestroProject | Should -BeNullOrEmpty
    }
}
