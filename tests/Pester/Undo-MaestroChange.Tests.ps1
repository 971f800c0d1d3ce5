BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Undo-MaestroChange' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $null = Add-MaestroNote 'first'
        $null = Add-MaestroNote 'second'
    }

    It 'takes back the newest change, then the one before' {
        (Undo-MaestroChange -PassThru).Changes[0].To | Should -Match 'second'
        (Get-MaestroNote).Content | Should -Be 'first'
        $null = Undo-MaestroChange -Reason 'both were wrong'
        Get-MaestroNote | Should -BeNullOrEmpty
        (Get-MaestroHistory -First 1).Reason | Should -Be 'both were wrong'
    }

    It 'takes an event from the pipeline, and changes nothing with -WhatIf' {
        Get-MaestroHistory -First 1 | Undo-MaestroChange -WhatIf
        (Get-MaestroNote).Count | Should -Be 2
        $null = Add-MaestroNote 'third'
        (Get-MaestroHistory)[1] | Undo-MaestroChange
        (Get-MaestroNote).Content | Should -Be 'third', 'first'
    }

    It 'refuses what something was built on' {
        $undone = Get-MaestroHistory -First 1
        $undone | Undo-MaestroChange
        { $undone | Undo-MaestroChange -ErrorAction Stop } | Should -Throw -ErrorId 'UndoConflict*'
    }
}
