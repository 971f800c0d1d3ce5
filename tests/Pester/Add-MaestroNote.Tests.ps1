BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Add-MaestroNote' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'keeps a note, outside git too' {
        $note = Add-MaestroNote 'The staging server is down'
        $note.Content | Should -Be 'The staging server is down'
        $note.Branch | Should -BeNullOrEmpty
    }

    It 'makes one of each string, and one of a whole file' {
        'one', 'two' | Add-MaestroNote
        Set-Content message.txt "first line`nsecond line"
        $null = Get-Content message.txt -Raw | Add-MaestroNote
        (Get-MaestroNote).Content | Should -Be "first line`nsecond line", 'two', 'one'
    }

    It 'shows the newest in the status' {
        $null = 1..5 | ForEach-Object { "note $_" } | Add-MaestroNote
        (Get-MaestroStatus).RecentNotes.Content | Should -Be 'note 5', 'note 4', 'note 3'
    }

    It 'refuses a note without text, and keeps none with -WhatIf' {
        { Add-MaestroNote '  ' -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
        Add-MaestroNote 'one' -WhatIf
        Get-MaestroNote | Should -BeNullOrEmpty
    }
}
