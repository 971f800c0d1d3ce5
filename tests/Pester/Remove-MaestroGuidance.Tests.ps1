BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Remove-MaestroGuidance' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $null = Add-MaestroLearning 'The tests need a database'
        $null = Build-MaestroGuidance
    }

    It 'removes the guidance silently, and keeps the learnings' {
        Remove-MaestroGuidance | Should -BeNullOrEmpty
        { Get-MaestroGuidance -ErrorAction Stop } | Should -Throw -ErrorId 'GuidanceNotFound*'
        @(Get-MaestroLearning).Count | Should -Be 1
    }

    It 'shows with -WhatIf what would go, and Undo-MaestroChange brings it back' {
        Remove-MaestroGuidance -WhatIf
        (Get-MaestroGuidance).Summary | Should -Match 'database'
        (Remove-MaestroGuidance -PassThru).Summary | Should -Match 'database'
        Undo-MaestroChange
        (Get-MaestroGuidance).Summary | Should -Match 'database'
    }

    It 'is an error where there is none' {
        Remove-MaestroGuidance
        { Remove-MaestroGuidance -ErrorAction Stop } | Should -Throw -ErrorId 'GuidanceNotFound*'
    }
}
