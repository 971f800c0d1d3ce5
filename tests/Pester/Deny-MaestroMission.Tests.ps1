BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Deny-MaestroMission' {
    It 'rejects a draft for good' {
        New-TestWorkspace
        Deny-MaestroMission
        $mission = Get-MaestroMission
        $mission.Status | Should -Be 'rejected'
        $mission.RejectedAt | Should -BeOfType [DateTimeOffset]
        { Approve-MaestroMission $mission.MissionId -ErrorAction Stop } | Should -Throw -ErrorId 'TransitionNotAllowed*'
    }

    It 'refuses a mission that was approved' {
        New-TestWorkspace -Approved
        { Deny-MaestroMission -ErrorAction Stop } | Should -Throw -ErrorId 'TransitionNotAllowed*'
        (Get-MaestroMission).Status | Should -Be 'approved'
    }
}
