BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Disconnect-MaestroProject' -Skip:$IsWindows {
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

    It 'takes every link to a project away, or those of one relation' {
        $null = Connect-MaestroProject ../web exposes
        $null = Connect-MaestroProject ../web consumes
        Disconnect-MaestroProject ../web -Relation exposes | Should -BeNullOrEmpty
        (Get-MaestroProject).Relation | Should -Be 'consumes'
        (Disconnect-MaestroProject web -PassThru).Relation | Should -Be 'consumes'
        Get-MaestroProject | Should -BeNullOrEmpty
    }

    It 'takes links from the pipeline' {
        $null = Connect-MaestroProject ../web exposes
        $null = Connect-MaestroProject billing consumes
        Get-MaestroProject | Where-Object Relation -eq consumes | Disconnect-MaestroProject
        (Get-MaestroProject).Name | Should -Be 'web'
    }

    It 'says when there is no such link, and who made one' {
        { Disconnect-MaestroProject nothing -ErrorAction Stop } | Should -Throw -ErrorId 'ProjectNotFound*'
        $null = Connect-MaestroProject ../web exposes
        $null = Initialize-MaestroWorkspace ../web
        { Get-MaestroProject -WorkspacePath ../web | Disconnect-MaestroProject -WorkspacePath ../web -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
    }

    It 'takes nothing away with -WhatIf' {
        $null = Connect-MaestroProject ../web exposes
        Disconnect-MaestroProject web -WhatIf
        @(Get-MaestroProject).Count | Should -Be 1
    }
}
