BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Checkpoint-MaestroMission' {
    It 'keeps where the mission stands, and emits it' {
        $mission = New-TestWorkspace -Approved
        $checkpoint = Checkpoint-MaestroMission -Note 'before the refactoring'
        $checkpoint.MissionId | Should -Be $mission.MissionId
        $checkpoint.FeatureStatuses['auth-plan'] | Should -Be 'pending'
        $checkpoint.Note | Should -Be 'before the refactoring'
    }

    It 'makes nothing with -WhatIf' {
        New-TestWorkspace -Approved
        Checkpoint-MaestroMission -WhatIf
        Get-MaestroCheckpoint | Should -BeNullOrEmpty
    }

    It 'asks which mission when several are open' {
        New-TestWorkspace
        $null = New-MaestroMission plan.json -Force
        { Checkpoint-MaestroMission -ErrorAction Stop } | Should -Throw -ErrorId 'MissionAmbiguous*'
    }
}
