BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroMilestone' {
    BeforeAll {
        New-TestWorkspace -Approved
    }

    It 'lists the milestones in their order, with derived status' {
        $milestones = Get-MaestroMilestone
        $milestones.MilestoneId | Should -Be 'plan', 'implement'
        $milestones.Status | Should -Be 'pending', 'pending'
        $milestones[1].OpenAssertionIds | Should -Be 'auth-login-works'
    }

    It 'follows the work' {
        Set-MaestroFeature auth-plan -Status in-progress
        (Get-MaestroMilestone plan).Status | Should -Be 'executing'
        (Get-MaestroMission).EffectiveStatus | Should -Be 'executing'
    }

    It 'says when there is no such milestone' {
        { Get-MaestroMilestone nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'MilestoneNotFound*'
    }
}
