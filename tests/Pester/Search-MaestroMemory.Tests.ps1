BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Search-MaestroMemory' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $null = Add-MaestroCorrection 'Hash passwords' -Trigger login, password -Glob 'src/auth/**'
        $null = Add-MaestroCorrection 'Use bun' -Trigger npm
    }

    It 'finds what a task needs, with a score and the reasons' {
        $hit = Search-MaestroMemory 'Build the login' -Path src/auth/login.ts
        $hit.Text | Should -Be 'Hash passwords'
        $hit.Score | Should -Be 0.65
        $hit.Reasons | Should -Be 'keyword login', 'glob src/auth/**'
        $hit.Item | Should -BeOfType [Maestro.Correction]
    }

    It 'finds what files need, from wherever they are named' {
        (Search-MaestroMemory -Path src/auth/new.ts).Text | Should -Be 'Hash passwords'
        $null = New-Item src/auth -ItemType Directory
        Set-Content src/auth/there.ts ''
        (Get-ChildItem src -Recurse -File | Search-MaestroMemory).Text | Should -Be 'Hash passwords'
        'src/auth/there.ts' | Search-MaestroMemory | Should -HaveCount 1
        Set-Location src
        Search-MaestroMemory -Path auth/there.ts | Should -HaveCount 1
        Search-MaestroMemory -Path src/auth/there.ts | Should -HaveCount 1
    }

    It 'always tells the hard ones, beyond the ten' {
        $null = 1..12 | ForEach-Object { "hard rule $_" } | Add-MaestroCorrection -Severity hard
        $hits = Search-MaestroMemory 'npm'
        @($hits | Where-Object Severity -eq hard).Count | Should -Be 12
        $hits[0].Text | Should -Be 'Use bun'
    }

    It 'searches corrections, learnings and notes, whatever the case and accents' {
        $null = Add-MaestroLearning 'Die Prüfung dauert'
        $null = Add-MaestroNote 'PRUFUNG am Montag'
        (Search-MaestroMemory -Query 'prüfung').Kind | Sort-Object | Should -Be 'learning', 'note'
    }

    It 'finds nothing quietly, and refuses to search for nothing' {
        Search-MaestroMemory 'an unrelated thing' | Should -BeNullOrEmpty
        { Search-MaestroMemory -Query ' ' -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
    }
}
