BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'A handoff between two terminals' {
    BeforeAll {
        $null = New-TestWorkspace -Approved
        $folder = (Get-Location).Path

        # A second terminal: a session of its own, in the same folder.
        $second = [powershell]::Create()
        function Invoke-Second([string] $script) {
            $second.Commands.Clear()
            $second.Streams.ClearStreams()
            $null = $second.AddScript($script)
            $second.Invoke()
        }
        Invoke-Second "Import-Module '$module'; Set-Location '$folder'"
    }

    AfterAll {
        $second.Dispose()
    }

    It 'first terminal: leaves its work for whoever comes' {
        $handoff = New-MaestroHandoff -Mode execute -SessionCore auth_flow -Summary Auth_flow_ready -NextAction pick_up_auth_impl -ConfidenceWork 0.9 -FeatureId auth-impl -Agent claude-code
        $handoff.Status | Should -Be 'pending'
    }

    It 'second terminal: sees it, and looks without taking it' {
        (Invoke-Second 'Get-MaestroHandoff -Status pending').Summary | Should -Be 'Auth_flow_ready'
        Invoke-Second 'Receive-MaestroHandoff -AsPrompt' | Should -BeLike '*NEXT_ACTION-pick_up_auth_impl*'
    }

    It 'second terminal: claims it' {
        (Invoke-Second 'Receive-MaestroHandoff -Claim -Agent codex').PickedUpBy | Should -Be 'codex'
    }

    It 'first terminal: learns who has it' {
        $id = (Get-MaestroHandoff).HandoffId
        { Receive-MaestroHandoff $id -Claim -Agent gemini -ErrorAction Stop } | Should -Throw '*codex*' -ErrorId 'HandoffNotPending*'
    }

    It 'second terminal: runs out of context and gives it back' {
        Invoke-Second "Get-MaestroHandoff -Status picked-up | Reset-MaestroHandoff -Reason 'out of context'"
        (Get-MaestroHandoff).Status | Should -Be 'pending'
    }

    It 'first terminal: takes it up again and finishes it' {
        $null = Receive-MaestroHandoff -Claim -Agent gemini
        Get-MaestroHandoff -Status picked-up | Complete-MaestroHandoff -Report 'login works'
        $done = Invoke-Second 'Get-MaestroHandoff'
        $done.Status | Should -Be 'completed'
        $done.Trail.Agent | Should -Be 'codex', 'gemini'
    }

    It 'second terminal: waits for the next one, which the first leaves' {
        $second.Commands.Clear()
        $null = $second.AddScript('Receive-MaestroHandoff -Claim -Agent codex -Wait -TimeoutSeconds 60')
        $waiting = $second.BeginInvoke()
        $next = New-MaestroHandoff -Mode execute -SessionCore tests -Summary Tests_missing -NextAction write_tests -ConfidenceWork 0.9
        $second.EndInvoke($waiting).HandoffId | Should -Be $next.HandoffId
    }
}
