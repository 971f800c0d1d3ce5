BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Remove-MaestroNote' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $one = Add-MaestroNote 'one, and more'
        $null = Add-MaestroNote 'two'
    }

    It 'removes a note silently' {
        Remove-MaestroNote $one.NoteId | Should -BeNullOrEmpty
        (Get-MaestroNote).Content | Should -Be 'two'
    }

    It 'takes them from the pipeline, and returns them with -PassThru' {
        (Get-MaestroNote | Remove-MaestroNote -PassThru).Content | Should -Be 'two', 'one, and more'
        Get-MaestroNote | Should -BeNullOrEmpty
    }

    It 'shows with -WhatIf what would go, and Undo-MaestroChange brings it back' {
        Remove-MaestroNote $one.NoteId -WhatIf
        @(Get-MaestroNote).Count | Should -Be 2
        Remove-MaestroNote $one.NoteId
        Undo-MaestroChange
        (Get-MaestroNote).Content | Should -Be 'two', 'one, and more'
    }

    It 'goes on behind an id that is unknown' {
        Remove-MaestroNote 1999-01-01-001, $one.NoteId -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -Match '1999-01-01-001'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'NoteNotFound*'
        (Get-MaestroNote).Content | Should -Be 'two'
    }
}
