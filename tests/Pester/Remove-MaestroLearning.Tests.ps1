BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Remove-MaestroLearning' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $one = Add-MaestroLearning 'one, and more'
        $null = Add-MaestroLearning 'two'
    }

    It 'removes a learning silently' {
        Remove-MaestroLearning $one.LearningId | Should -BeNullOrEmpty
        (Get-MaestroLearning).Content | Should -Be 'two'
    }

    It 'takes them from the pipeline, and returns them with -PassThru' {
        (Get-MaestroLearning | Remove-MaestroLearning -PassThru).Content | Should -Be 'two', 'one, and more'
        Get-MaestroLearning | Should -BeNullOrEmpty
    }

    It 'shows with -WhatIf what would go, and Undo-MaestroChange brings it back' {
        Remove-MaestroLearning $one.LearningId -WhatIf
        @(Get-MaestroLearning).Count | Should -Be 2
        Remove-MaestroLearning $one.LearningId
        Undo-MaestroChange
        (Get-MaestroLearning).Content | Should -Be 'two', 'one, and more'
    }

    It 'goes on behind an id that is unknown' {
        Remove-MaestroLearning 1999-01-01-001, $one.LearningId -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -Match '1999-01-01-001'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'LearningNotFound*'
        (Get-MaestroLearning).Content | Should -Be 'two'
    }
}
