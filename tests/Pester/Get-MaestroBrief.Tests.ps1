BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroBrief' {
    It 'shows a session what is its own and what comes next' {
        New-TestWorkspace -Approved
        $null = Start-MaestroFeature auth-plan -Agent codex -SessionId one
        $brief = Get-MaestroBrief -Agent codex -SessionId one
        $brief.Mine.Id | Should -Be 'auth-plan'
        $brief.Mine.Text | Should -Be 'Plan the auth flow'
        $brief.Next | Should -BeLike 'Set-MaestroFeature auth-plan -Status review *'
        (Get-MaestroBrief -Agent codex -SessionId another).Mine | Should -BeNullOrEmpty
    }

    It 'contains the hard rules and the last handoff' {
        New-TestWorkspace -Approved
        $null = Add-MaestroCorrection 'Never force-push' -Trigger git -Severity hard
        $null = New-MaestroHandoff -Mode execute -SessionCore 'login' -Summary 'login half done' -NextAction 'write the tests' -ConfidenceWork 0.8
        $brief = Get-MaestroBrief
        $brief.HardRules | Should -Be 'Never force-push'
        $brief.Next | Should -Be "Receive-MaestroHandoff $($brief.LastHandoff.HandoffId) -Claim"
        $brief.Text | Should -Match 'MUST: Never force-push'
        $brief.Text | Should -Match 'Next action: write'
    }

    It 'stays within the tokens, and says what it omits' {
        New-TestWorkspace -Approved
        1..30 | ForEach-Object { $null = Add-MaestroCorrection "Rule number $_ $('is long ' * 40)" -Trigger "word$_" -Severity hard }
        $brief = Get-MaestroBrief -MaxTokens 300
        $brief.EstimatedTokens | Should -BeLessOrEqual 300
        $brief.Text | Should -Match 'more rules: `Get-MaestroCorrection -Severity hard`'
    }

    It 'returns the text alone, with commands for bash' {
        New-TestWorkspace -Approved
        $text = Get-MaestroBrief -AsText -For shell
        $text | Should -BeOfType string
        $text | Should -Match '`maestro Start-MaestroFeature -Next`'
    }

    It 'prints what the hook of an agent needs' {
        New-TestWorkspace -Approved
        Get-MaestroBrief -Hook claude-code | Should -Match '^# Maestro brief for claude-code'
        $output = Get-MaestroBrief -Hook gemini | ConvertFrom-Json
        $output.hookSpecificOutput.hookEventName | Should -Be 'SessionStart'
        $output.hookSpecificOutput.additionalContext | Should -Match '^# Maestro brief for gemini'
    }

    It 'is silent in a hook where there is no workspace' {
        New-TestFolder
        Get-MaestroBrief -Hook claude-code -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
        { Get-MaestroBrief } | Should -Throw -ErrorId 'WorkspaceNotFound*'
    }

    It 'names what is damaged' {
        $mission = New-TestWorkspace
        Set-Content ".maestro/missions/$($mission.MissionId)/features/auth-plan.json" '{'
        $brief = Get-MaestroBrief -ErrorAction SilentlyContinue
        $brief.Next | Should -Be 'Test-MaestroEnvironment'
        $brief.Text | Should -Match 'auth-plan.json'
        Get-MaestroBrief -Hook codex -ErrorVariable failed | Should -Match 'auth-plan.json'
        $failed | Should -BeNullOrEmpty
    }
}
