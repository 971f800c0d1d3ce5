BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Remove-MaestroHandoff' {
    BeforeEach {
        $null = New-TestWorkspace
        $handoff = New-MaestroHandoff -Summary 'left twice' -NextAction 'nothing'
    }

    It 'removes a handoff that was left by mistake, and keeps it with the reason' {
        Remove-MaestroHandoff $handoff.HandoffId -Reason 'left twice' | Should -BeNullOrEmpty
        Get-MaestroHandoff | Should -BeNullOrEmpty
        $kept = Get-Content ".maestro/handoffs/removed/$($handoff.HandoffId).json" -Raw | ConvertFrom-Json
        $kept.reason | Should -Be 'left twice'
        $kept.handoff.id | Should -Be $handoff.HandoffId
    }

    It 'refuses what somebody has claimed, unless it is forced' {
        $null = Receive-MaestroHandoff -Claim -Agent codex
        { Remove-MaestroHandoff $handoff.HandoffId -Reason x -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffNotPending*'
        (Get-MaestroHandoff | Remove-MaestroHandoff -Reason x -Force -PassThru).HandoffId | Should -Be $handoff.HandoffId
    }

    It 'comes back with Undo-MaestroChange' {
        Remove-MaestroHandoff $handoff.HandoffId -Reason 'left twice'
        Undo-MaestroChange
        (Get-MaestroHandoff).HandoffId | Should -Be $handoff.HandoffId
    }

    It 'changes nothing with -WhatIf' {
        Get-MaestroHandoff | Remove-MaestroHandoff -Reason x -WhatIf
        Get-MaestroHandoff | Should -Not -BeNullOrEmpty
    }
}
