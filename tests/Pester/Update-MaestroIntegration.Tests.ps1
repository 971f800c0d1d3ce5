BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Update-MaestroIntegration' {
    BeforeEach {
        $null = New-TestFolder
    }

    It 'renews a block that another version wrote' {
        "# Mine`n`n<!-- maestro:start -->`nold`n<!-- maestro:end -->`n" | Set-Content AGENTS.md -NoNewline
        (Update-MaestroIntegration codex -Scope Project).Action | Should -Be updated
        Get-Content AGENTS.md -Raw | Should -BeLike '# Mine*Get-MaestroStatus*'
    }

    It 'takes what it is given down the pipeline' {
        "<!-- maestro:start -->`n" | Set-Content AGENTS.md
        Get-MaestroIntegration codex -Scope Project | Where-Object Status -eq damaged | Update-MaestroIntegration | ForEach-Object Status | Should -Be current
    }

    It 'puts in no block where there is none' {
        Set-Content AGENTS.md '# Mine'
        (Update-MaestroIntegration codex -Scope Project).Action | Should -Be not-found
    }
}
