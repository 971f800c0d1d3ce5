BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'New-MaestroMission' {
    BeforeEach {
        New-TestFolder
        $null = Initialize-MaestroWorkspace
        Copy-Item "$PSScriptRoot/../../examples/plan.json" .
    }

    It 'makes a draft from a plan file' {
        $mission = New-MaestroMission -Path plan.json
        $mission.Status | Should -Be 'draft'
        $mission.MissionId | Should -Match '^\d{4}-\d{2}-\d{2}-001$'
        (Get-MaestroFeature).FeatureId | Should -Be 'auth-plan', 'auth-impl'
        (Get-MaestroAssertion).AssertionId | Should -Be 'auth-login-works'
    }

    It 'takes the plan as text, line by line, or as objects' {
        (Get-Content plan.json -Raw | New-MaestroMission).Title | Should -Be 'Add authentication'
        (Get-Content plan.json | New-MaestroMission -Force).Title | Should -Be 'Add authentication'
        (Get-Content plan.json | ConvertFrom-Json | New-MaestroMission -Force).Title | Should -Be 'Add authentication'
        (Get-Item plan.json | New-MaestroMission -Force).Title | Should -Be 'Add authentication'
        (Get-MaestroMission).Count | Should -Be 4
    }

    It 'refuses a plan that was used, and names the mission' {
        $mission = New-MaestroMission plan.json
        { New-MaestroMission plan.json -ErrorAction Stop } | Should -Throw "*$($mission.MissionId)*" -ErrorId 'PlanAlreadyUsed*'
        (New-MaestroMission plan.json -Force).MissionId | Should -BeLike '*-002'
    }

    It 'needs only what a plan must say' {
        $mission = '{ "title": "Small", "features": [{ "id": "1.1", "title": "One", "verificationSteps": ["look"] }] }' | New-MaestroMission
        $mission.Milestones.MilestoneId | Should -Be 'planning', 'implementation'
        (Get-MaestroFeature 1.1).MilestoneId | Should -Be 'implementation'
        (Get-MaestroFeature 1.1).WorkerType | Should -Be 'codex'
    }

    It 'imports the progress of earlier work when asked' {
        $plan = @{ title = 'P'; features = @(@{ id = 'f'; title = 'F'; verificationSteps = @('look'); status = 'done'; evidence = 'shipped'; fulfills = @('works') }) }
        $null = $plan | New-MaestroMission -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -BeLike '*-ImportProgress*'
        (Get-MaestroFeature f).Status | Should -Be 'pending'
        $mission = $plan | New-MaestroMission -ImportProgress -Force
        (Get-MaestroFeature f -MissionId $mission.MissionId).Status | Should -Be 'done'
        (Get-MaestroAssertion -MissionId $mission.MissionId).Evidence | Should -Be 'shipped'
    }

    It 'makes the milestones from a workflow' {
        $plan = @{
            title    = 'From a workflow'
            features = @(
                @{ id = 'f'; milestoneId = 'implementation'; title = 'F'; description = ''; workerType = 'codex'; verificationSteps = @('run it') }
            )
        }
        $mission = $plan | New-MaestroMission -Workflow plan-review-implement
        $mission.Milestones.MilestoneId | Should -Be 'planning', 'plan-review', 'implementation'
    }

    It 'leaves nothing behind when the plan has a problem' {
        { '{ "title": "x" }' | New-MaestroMission -ErrorAction Stop } | Should -Throw -ErrorId 'PlanInvalid*'
        Get-ChildItem .maestro/missions | Should -BeNullOrEmpty
    }

    It 'checks the plan with -WhatIf too, and writes nothing' {
        New-MaestroMission plan.json -WhatIf
        { '{}' | New-MaestroMission -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'PlanInvalid*'
        Get-ChildItem .maestro/missions | Should -BeNullOrEmpty
    }

    It 'tells which workflows there are' {
        { New-MaestroMission plan.json -Workflow nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'WorkflowNotFound*'
    }

    It 'says so when there is no workspace' {
        New-TestFolder
        { New-MaestroMission "$PSScriptRoot/../../examples/plan.json" } | Should -Throw -ErrorId 'WorkspaceNotFound*'
    }
}
