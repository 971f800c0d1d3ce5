BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Update-MaestroMission' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
        $plan = Export-MaestroPlan
    }

    It 'has nothing to do when the plan is the same' {
        $difference = Update-MaestroMission plan.json -WhatIf
        $difference.IsEmpty | Should -BeTrue
        ($difference | Out-String).Trim() | Should -BeLike '*Nothing to do.'
    }

    It 'has nothing to do for the exported plan as JSON' {
        ($plan | ConvertTo-Json -Depth 9 | Update-MaestroMission -WhatIf).IsEmpty | Should -BeTrue
        $plan | ConvertTo-Json -Depth 9 | Test-MaestroPlan -Quiet | Should -BeTrue
    }

    It 'shows what a plan would change, and changes nothing' {
        $plan.features[1].title = 'Build it'
        $plan.features += @{ id = 'auth-docs'; milestoneId = 'implement'; title = 'Describe it'; verificationSteps = @('read it') }
        $difference = $plan | Update-MaestroMission -WhatIf
        $difference.Added, $difference.Changed, $difference.Removed | Should -Be 1, 1, 0
        $shown = $difference | Out-String
        $shown | Should -BeLike '*~ feature*auth-impl*title: Implement the auth flow*Build it*'
        $shown | Should -BeLike '*+ feature*auth-docs: Describe it*'
        $shown | Should -BeLike '*1 to add, 1 to change, 0 to remove.*'
        (Get-MaestroFeature).FeatureId | Should -Be 'auth-plan', 'auth-impl'
    }

    It 'makes the mission what the plan says' {
        $plan.features += @{ id = '2.1'; milestoneId = 'implement'; title = 'Describe it'; verificationSteps = @('read it'); dependsOn = @('auth-impl'); priority = 1 }
        $plan | Update-MaestroMission
        (Get-MaestroFeature 2.1).BlockedBy | Should -Be 'auth-impl'
        (Get-MaestroFeature 2.1).Priority | Should -Be 1
        (Export-MaestroPlan | Update-MaestroMission -WhatIf).IsEmpty | Should -BeTrue
    }

    It 'keeps what it removes, with the reason' {
        $plan.features = $plan.features | Where-Object id -NE 'auth-impl'
        $plan | Update-MaestroMission -Reason 'bought instead'
        (Get-MaestroFeature).FeatureId | Should -Be 'auth-plan'
        Get-Content .maestro/missions/*/removed/*.json -Raw | Should -BeLike '*bought instead*auth-impl*auth-login-works*'
    }

    It 'does not remove what was started' {
        Set-MaestroFeature auth-plan -Status in-progress
        $plan.features = @($plan.features | Where-Object id -NE 'auth-plan')
        $plan.features[0].dependsOn = @()
        { $plan | Update-MaestroMission -ErrorAction Stop } | Should -Throw '*auth-plan (in-progress)*' -ErrorId 'ProgressWouldBeLost*'
        $plan | Update-MaestroMission -Force
        (Get-MaestroFeature).FeatureId | Should -Be 'auth-impl'
    }

    It 'asks for new proof when the words of a promise change' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'dotnet test'
        $plan.features[1].fulfills = @(@{ id = 'auth-login-works'; description = 'The login works for everybody' })
        $plan | Update-MaestroMission -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -BeLike '*auth-login-works (passed)*'
        (Get-MaestroAssertion).Result | Should -Be 'pending'
    }

    It 'changes all of it or nothing' {
        $plan.features[1].title = 'Build it'
        $plan.features[0].dependsOn = @('auth-impl')
        { $plan | Update-MaestroMission -ErrorAction Stop } | Should -Throw '*depend on each other*' -ErrorId 'PlanInvalid*'
        (Get-MaestroFeature auth-impl).Title | Should -Be 'Implement the auth flow'
    }

    It 'leaves a finished mission alone' {
        Deny-MaestroMission (New-MaestroMission plan.json -Force).MissionId
        $rejected = (Get-MaestroMission -Status rejected).MissionId
        (Update-MaestroMission plan.json -MissionId $rejected -WhatIf).IsEmpty | Should -BeTrue
        $plan.title = 'Another one'
        { $plan | Update-MaestroMission -MissionId $rejected -ErrorAction Stop } | Should -Throw -ErrorId 'MissionNotApproved*'
    }
}
