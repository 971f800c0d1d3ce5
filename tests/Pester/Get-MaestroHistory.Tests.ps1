BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroHistory' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $null = Add-MaestroNote 'first'
        $null = Add-MaestroNote 'second'
    }

    It 'returns each change with its author, newest first' {
        $events = Get-MaestroHistory
        $events.Command | Should -Be 'Add-MaestroNote', 'Add-MaestroNote'
        $events[0].Changes[0].To | Should -Match 'second'
        ($events[0].Agent ?? $events[0].SessionId ?? $events[0].User) | Should -Not -BeNullOrEmpty
        (Get-MaestroHistory -First 1).EventId | Should -Be $events[0].EventId
        (Get-MaestroHistory $events[1].EventId).EventId | Should -Be $events[1].EventId
    }

    It 'shows the same table after a round trip' {
        $first = Get-MaestroHistory | Out-String
        Get-MaestroHistory | Export-Clixml history.xml
        Import-Clixml history.xml | Out-String | Should -Be $first
    }

    It 'reports an id that no event has' {
        { Get-MaestroHistory 20000101-none -ErrorAction Stop } | Should -Throw -ErrorId 'EventNotFound*'
    }

    It 'has no event of what was refused or only shown' {
        Add-MaestroNote 'third' -WhatIf
        { Add-MaestroNote ' ' -ErrorAction Stop } | Should -Throw
        (Get-MaestroHistory).Count | Should -Be 2
    }
}
