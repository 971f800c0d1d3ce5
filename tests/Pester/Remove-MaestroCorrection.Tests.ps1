BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Remove-MaestroCorrection' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $one = Add-MaestroCorrection 'one' -Trigger auth
        $null = Add-MaestroCorrection 'two' -Trigger login
    }

    It 'takes a correction away, silently' {
        Remove-MaestroCorrection $one.CorrectionId | Should -BeNullOrEmpty
        (Get-MaestroCorrection).Rule | Should -Be 'two'
    }

    It 'takes them from the pipeline, and gives back what went with -PassThru' {
        $gone = Get-MaestroCorrection | Remove-MaestroCorrection -PassThru
        $gone.Rule | Should -Be 'two', 'one'
        Get-MaestroCorrection | Should -BeNullOrEmpty
    }

    It 'shows with -WhatIf what would go, and Undo-MaestroChange brings it back' {
        Remove-MaestroCorrection $one.CorrectionId -WhatIf
        @(Get-MaestroCorrection).Count | Should -Be 2
        Remove-MaestroCorrection $one.CorrectionId
        Undo-MaestroChange
        (Get-MaestroCorrection).Rule | Should -Be 'two', 'one'
    }

    It 'goes on behind an id that is unknown' {
        Remove-MaestroCorrection 1999-01-01-001, $one.CorrectionId -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -Match '1999-01-01-001'
        (Get-MaestroCorrection).Rule | Should -Be 'two'
    }
}
