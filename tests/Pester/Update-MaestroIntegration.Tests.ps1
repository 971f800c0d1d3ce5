BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Update-MaestroIntegration' {
    BeforeAll {
        # The comment in the first line of a block says what it is, and the hash of its text that the text is still Maestro's.
        $hash = [Convert]::ToHexStringLower([Security.Cryptography.SHA256]::HashData([Text.Encoding]::Latin1.GetBytes('old'))).Substring(0, 16)
        $block = "<!-- maestro:start -->`n<!-- maestro block; version 0.0.1; hash $hash; lines 1; gap 1 -->`nold`n"
    }

    BeforeEach {
        $null = New-TestFolder
    }

    It 'renews a block that another version wrote' {
        "# Mine`n`n$block<!-- maestro:end -->`n" | Set-Content AGENTS.md -NoNewline
        (Update-MaestroIntegration codex -Scope Project).Action | Should -Be updated
        Get-Content AGENTS.md -Raw | Should -BeLike '# Mine*Get-MaestroBrief*'
    }

    It 'takes what it is given down the pipeline' {
        $block | Set-Content AGENTS.md -NoNewline
        Get-MaestroIntegration codex -Scope Project | Where-Object Status -eq damaged | Update-MaestroIntegration | ForEach-Object Status | Should -Be current
    }

    It 'puts in no block where there is none' {
        Set-Content AGENTS.md '# Mine'
        (Update-MaestroIntegration codex -Scope Project).Action | Should -Be not-found
    }
}
