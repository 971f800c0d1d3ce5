BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroStatus' {
    It 'tells where things stand and what is next' {
        $mission = New-TestWorkspace
        $status = Get-MaestroStatus
        $status.Root | Should -Be (Join-Path $PWD '.maestro')
        $status.MissionsByStatus['draft'] | Should -Be 1
        $status.OpenAssertionIds | Should -Be 'auth-login-works'
        $status.Next | Should -Be "Approve-MaestroMission $($mission.MissionId)"
    }

    It 'names what is ready, active, in review and blocked' {
        New-TestWorkspace -Approved
        $status = Get-MaestroStatus
        $status.ReadyFeatureIds | Should -Be 'auth-plan'
        $status.BlockedFeatureIds | Should -Be 'auth-impl'
        Set-MaestroFeature auth-plan -Status in-progress
        (Get-MaestroStatus).ActiveFeatureIds | Should -Be 'auth-plan'
    }

    It 'tells a new workspace how to begin' {
        New-TestFolder
        $null = Initialize-MaestroWorkspace
        (Get-MaestroStatus).Next | Should -BeLike 'New-MaestroMission*'
    }

    It 'says when there is no workspace' {
        New-TestFolder
        { Get-MaestroStatus } | Should -Throw -ErrorId 'WorkspaceNotFound*'
    }
}
