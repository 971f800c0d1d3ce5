BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroNote' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'gets the newest first, as many as asked for' {
        $null = 'one', 'two', 'three' | Add-MaestroNote
        (Get-MaestroNote -First 2).Content | Should -Be 'three', 'two'
    }

    It 'never lets a note act on the terminal' {
        $null = Add-MaestroNote "red `e[31m alert"
        (Get-MaestroNote).Content | Should -Match ([char]27)
        Get-MaestroNote | Out-String | Should -Not -Match ([regex]::Escape("`e[31m"))
        Get-MaestroNote | Format-List | Out-String | Should -Not -Match ([regex]::Escape("`e[31m"))
    }

    It 'says what is wrong with a damaged file' {
        Set-Content .maestro/notes.json '[ {'
        { Get-MaestroNote -ErrorAction Stop } | Should -Throw -ErrorId 'StateFileDamaged*'
    }
}
