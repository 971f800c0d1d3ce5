BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroIntegration' {
    BeforeEach {
        $null = New-TestFolder
    }

    It 'shows how each agent stands' {
        Set-Content AGENTS.md '# Mine'
        $found = Get-MaestroIntegration -Scope Project
        $found.Agent | Should -Be claude-code, codex, gemini, droid
        $found.Status | Should -Be not-detected, absent, not-detected, absent
    }

    It 'tells the version that wrote a block' {
        $null = Install-MaestroIntegration codex -Scope Project
        (Get-MaestroIntegration codex -Scope Project).Version | Should -Match '^\d+\.\d+\.\d+$'
    }

    It 'does not take an example in a code fence for a block' {
        '```', '<!-- maestro:start -->', '<!-- maestro:end -->', '```' | Set-Content AGENTS.md
        (Get-MaestroIntegration codex -Scope Project).Status | Should -Be absent
    }
}
