BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroProject' -Skip:$IsWindows {
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

    It 'sees a link from both sides' {
        $null = Connect-MaestroProject ../web exposes
        $null = Initialize-MaestroWorkspace ../web
        (Get-MaestroProject).Direction | Should -Be 'outgoing'
        (Get-MaestroProject -WorkspacePath ../web).Direction | Should -Be 'incoming'
    }

    It 'picks by name' {
        $null = Connect-MaestroProject ../web exposes
        $null = Connect-MaestroProject billing consumes
        (Get-MaestroProject w*).Name | Should -Be 'web'
        { Get-MaestroProject nothing -ErrorAction Stop } | Should -Throw -ErrorId 'ProjectNotFound*'
    }

    It 'tells which projects a changed file touches' {
        $null = Connect-MaestroProject ../web exposes -Via 'src/api/**'
        $null = Connect-MaestroProject billing consumes
        $impact = Get-MaestroProject -Impact src/api/orders.ts
        $impact.Project.Name | Should -Be 'web'
        $impact.IsCertain | Should -BeTrue
        'docs/readme.md' | Get-MaestroProject | Should -BeNullOrEmpty
    }

    It 'keeps two folders of one name apart' {
        $null = New-Item ../other/web -ItemType Directory -Force
        $null = '../web', '../other/web' | Connect-MaestroProject -Relation consumes
        (Get-MaestroProject web).Path | Should -HaveCount 2
    }
}
