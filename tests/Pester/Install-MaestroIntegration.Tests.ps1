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
        Get-Content AGENTS.md -Raw | Should -BeLike '# Mine*<!-- maestro:start -->*Get-MaestroStatus*maestro Get-MaestroStatus*<!-- maestro:end -->*'
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
}
