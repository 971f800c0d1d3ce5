BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Measure-MaestroMemory' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'counts what there is' {
        $null = Add-MaestroCorrection 'one' -Trigger a
        $null = Add-MaestroCorrection 'two' -Severity hard
        $null = 'a', 'b' | Add-MaestroLearning
        $null = Add-MaestroNote 'n'
        $counts = Measure-MaestroMemory
        $counts.Corrections | Should -Be 2
        $counts.HardCorrections | Should -Be 1
        $counts.Learnings | Should -Be 2
        $counts.NewLearnings | Should -Be 2
        $counts.Notes | Should -Be 1
        $counts.GuidanceAge | Should -BeNullOrEmpty
    }

    It 'counts the rest beside a damaged file' {
        $null = Add-MaestroCorrection 'one' -Trigger a
        Set-Content .maestro/notes.json '['
        (Measure-MaestroMemory -ErrorVariable problems -ErrorAction SilentlyContinue).Corrections | Should -Be 1
        "$problems" | Should -Match 'notes.json'
    }
}
