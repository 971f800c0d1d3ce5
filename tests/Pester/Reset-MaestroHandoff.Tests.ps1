BeforeAll {
    . "$PSScriptRoot/Support.ps1"
    $required = @{ Mode = 'execute'; SessionCore = 'core'; Summary = 's'; NextAction = 'next'; ConfidenceWork = 0.9 }
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Reset-MaestroHandoff' {
    BeforeEach {
        $null = New-TestWorkspace
        $handoff = New-MaestroHandoff @required
    }

    It 'gives a claimed handoff back, and keeps who had it and why it came back' {
        $null = Receive-MaestroHandoff -Claim -Agent codex
        Reset-MaestroHandoff $handoff.HandoffId -Reason 'out of context' | Should -BeNullOrEmpty
        $back = Get-MaestroHandoff $handoff.HandoffId
        $back.Status | Should -Be 'pending'
        $back.PickedUpBy | Should -BeNullOrEmpty
        $back.Trail.Agent | Should -Be 'codex'
        $back.Trail.Reason | Should -Be 'out of context'
    }

    It 'refuses what nobody has claimed' {
        { Reset-MaestroHandoff $handoff.HandoffId -Reason 'x' -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffNotClaimed*'
    }

    It 'changes nothing with -WhatIf' {
        $null = Receive-MaestroHandoff -Claim -Agent codex
        Get-MaestroHandoff | Reset-MaestroHandoff -Reason 'x' -WhatIf
        (Get-MaestroHandoff).Status | Should -Be 'picked-up'
    }
}
