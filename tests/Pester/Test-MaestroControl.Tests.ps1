BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Test-MaestroControl' {
    BeforeAll {
        New-TestWorkspace -Approved
    }

    It 'passes at the usual sizes' {
        Test-MaestroControl -Size 80x24, 120x40 -Quiet | Should -BeTrue
    }

    It 'gives one object for each check' {
        $checks = Test-MaestroControl -Size 80x24
        $checks.Screen | Should -Contain 'dependencies'
        $checks.Size | Select-Object -Unique | Should -Be '80x24'
        $checks.State.Count | Should -BeGreaterThan 8
    }

    It 'refuses what is no size' {
        { Test-MaestroControl -Size wide -ErrorAction Stop } | Should -Throw -ErrorId 'ScreenInvalid*'
    }
}
