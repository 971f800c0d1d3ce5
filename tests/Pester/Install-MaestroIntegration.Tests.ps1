BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Install-MaestroIntegration' {
    BeforeEach {
        $folder = New-TestFolder
    }

    It 'tells the agents whose files this repository has' {
        Set-Content AGENTS.md '# Mine'
        $installed = Install-MaestroIntegration -Scope Project
        ($installed | Where-Object Action -eq injected).Path | Should -Be (Join-Path $folder 'AGENTS.md')
        Get-Content AGENTS.md -Raw | Should -BeLike '# Mine*<!-- maestro:start -->*Get-MaestroBrief*<!-- maestro:end -->*'
    }

    It 'makes a file for an agent that is named' {
        (Install-MaestroIntegration -Agent claude-code -Scope Project).Status | Should -Be current
        'CLAUDE.md' | Should -Exist
    }

    It 'changes nothing the second time' {
        $null = Install-MaestroIntegration codex -Scope Project
        $before = (Get-FileHash AGENTS.md).Hash
        (Install-MaestroIntegration codex -Scope Project).Action | Should -Be skipped
        (Get-FileHash AGENTS.md).Hash | Should -Be $before
    }

    It 'makes nothing with -WhatIf' {
        Install-MaestroIntegration codex -Scope Project -WhatIf
        'AGENTS.md' | Should -Not -Exist
    }

    It 'says so when a file is read-only' {
        Set-Content AGENTS.md '# Mine'
        (Get-Item AGENTS.md).IsReadOnly = $true
        { Install-MaestroIntegration codex -Scope Project -ErrorAction Stop } | Should -Throw -ErrorId 'IntegrationFailed*'
        (Get-Item AGENTS.md).IsReadOnly = $false
        Get-Content AGENTS.md | Should -Be '# Mine'
    }

    It 'starts each session with a brief, and gives the settings back' {
        $null = New-Item .claude -ItemType Directory
        Set-Content .claude/settings.json "{`n  `"model`": `"opus`"`n}" -NoNewline
        $before = (Get-FileHash .claude/settings.json).Hash
        (Install-MaestroIntegration claude-code -Scope Project -Hook -For shell).HookStatus | Should -Be current
        $settings = Get-Content .claude/settings.json -Raw | ConvertFrom-Json
        $settings.model | Should -Be opus
        $settings.hooks.SessionStart.hooks.command | Should -Be 'maestro Get-MaestroBrief -Hook claude-code'
        $settings.hooks.PreCompact.hooks.command | Should -Be 'maestro Get-MaestroBrief -Hook claude-code'
        (Uninstall-MaestroIntegration claude-code -Scope Project).HookStatus | Should -Be absent
        (Get-FileHash .claude/settings.json).Hash | Should -Be $before
    }

    It 'says which file it creates in a repository without any' {
        (Install-MaestroIntegration -Scope Project -WarningVariable warned -WarningAction SilentlyContinue | Where-Object Agent -eq codex).Action | Should -Be injected
        $warned | Should -Match 'AGENTS.md is created'
        'AGENTS.md' | Should -Exist
    }
}
