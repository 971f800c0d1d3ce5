BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Approve-MaestroMission' {
    It 'approves the only open mission, or the one named' {
        $mission = New-TestWorkspace
        Approve-MaestroMission
        (Get-MaestroMission $mission.MissionId).Status | Should -Be 'approved'
        (Get-MaestroMission $mission.MissionId).ApprovedAt | Should -BeOfType [DateTimeOffset]
    }

    It 'takes missions from the pipeline and is silent unless -PassThru' {
        New-TestWorkspace
        Get-MaestroMission | Approve-MaestroMission | Should -BeNullOrEmpty
        $second = New-MaestroMission plan.json -Force
        ($second | Approve-MaestroMission -PassThru).Status | Should -Be 'approved'
    }

    It 'asks which one when several could be meant' {
        New-TestWorkspace
        $null = New-MaestroMission plan.json -Force
        { Approve-MaestroMission -ErrorAction Stop } | Should -Throw -ErrorId 'MissionAmbiguous*'
    }

    It 'refuses to approve twice' {
        New-TestWorkspace -Approved
        { Approve-MaestroMission -ErrorAction Stop } | Should -Throw -ErrorId 'TransitionNotAllowed*'
    }

    It 'changes nothing with -WhatIf' {
        New-TestWorkspace
        Approve-MaestroMission -WhatIf
        (Get-MaestroMission).Status | Should -Be 'draft'
    }
}
