BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroLearning' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'gets the newest first, as many as asked for' {
        $null = 'one', 'two', 'three' | Add-MaestroLearning
        (Get-MaestroLearning -First 2).Content | Should -Be 'three', 'two'
    }

    It 'gets those from a moment on' {
        $null = Add-MaestroLearning 'now'
        (Get-MaestroLearning -Since (Get-Date).AddMinutes(-5)).Content | Should -Be 'now'
        Get-MaestroLearning -Since (Get-Date).AddMinutes(5) | Should -BeNullOrEmpty
    }

    It 'reads files of which only the day is known' {
        $null = New-Item .maestro/memory/learnings/raw -ItemType Directory -Force
        Set-Content .maestro/memory/learnings/raw/2026-11-22-128353538-nk4d.json '{ "sessionDate": "2026-11-22", "content": "old" }'
        (Get-MaestroLearning).Content | Should -Be 'old'
        (Get-MaestroLearning -Since '2026-11-22T00:00:00Z').Content | Should -Be 'old'
    }

    It 'names a damaged file and returns the others' {
        $null = Add-MaestroLearning 'whole'
        Set-Content .maestro/memory/learnings/raw/2026-11-22-1-aaaa.json '{'
        (Get-MaestroLearning -ErrorVariable problems -ErrorAction SilentlyContinue).Content | Should -Be 'whole'
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'StateFileDamaged*'
    }
}
