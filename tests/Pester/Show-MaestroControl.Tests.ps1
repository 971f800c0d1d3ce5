BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Show-MaestroControl' {
    It 'writes one frame of exactly the size asked for' {
        New-TestWorkspace -Approved
        $lines = Show-MaestroControl -Preview -Size 80x24 -Plain
        $lines.Count | Should -Be 24
        ($lines | Where-Object Length -ne 80) | Should -BeNullOrEmpty
    }

    It 'tells at a glance what is ready and what is blocked by what' {
        New-TestWorkspace -Approved
        $screen = (Show-MaestroControl -Preview -Size 120x40 -Plain) -join "`n"
        $screen | Should -Match 'ready\s+auth-plan'
        $screen | Should -Match 'auth-impl\s+← auth-plan'
    }

    It 'shows any screen, or all of them' {
        New-TestWorkspace -Approved
        (Show-MaestroControl -Preview -Screen features -Size 80x24 -Plain)[0] | Should -Match 'features'
        (Show-MaestroControl -Preview -Screen all -Size 80x24 -Plain | Where-Object { $_ -like '--- * ---' }).Count | Should -Be 9
    }

    It 'tells what to type where there is no workspace' {
        New-TestFolder
        (Show-MaestroControl -Preview -Size 80x24 -Plain) -join "`n" | Should -Match 'Initialize-MaestroWorkspace'
    }

    It 'follows what PowerShell was told about colours' {
        New-TestWorkspace -Approved
        $rendering, $noColor, $term = $PSStyle.OutputRendering, $env:NO_COLOR, $env:TERM
        try {
            $env:NO_COLOR = $null
            $env:TERM = 'xterm-256color'
            $PSStyle.OutputRendering = 'Ansi'
            (Show-MaestroControl -Preview -Size 80x24) -join '' | Should -Match "`e\["
            $PSStyle.OutputRendering = 'PlainText'
            (Show-MaestroControl -Preview -Size 80x24) -join '' | Should -Not -Match "`e"
        }
        finally {
            $PSStyle.OutputRendering = $rendering
            $env:NO_COLOR, $env:TERM = $noColor, $term
        }
    }

    It 'changes nothing' {
        New-TestWorkspace -Approved
        $before = Get-ChildItem .maestro -Recurse -File -Force | Get-FileHash | ForEach-Object Hash
        $null = Show-MaestroControl -Preview -Screen all
        Get-ChildItem .maestro -Recurse -File -Force | Get-FileHash | ForEach-Object Hash | Should -Be $before
    }

    It 'refuses what is no size' {
        New-TestWorkspace
        { Show-MaestroControl -Preview -Size 80 -ErrorAction Stop } | Should -Throw -ErrorId 'ScreenInvalid*'
    }
}
