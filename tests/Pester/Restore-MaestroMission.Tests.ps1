BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Restore-MaestroMission' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
        Set-MaestroFeature auth-plan -Status in-progress -Report @{ salientSummary = 'half way' }
        Set-MaestroAssertion auth-login-works -Result waived -Reason 'not now' -Evidence 'a talk'
        Complete-MaestroMilestone implement -WarningAction SilentlyContinue
        $checkpoint = Checkpoint-MaestroMission
        Set-MaestroFeature auth-plan -Status review -Report @{ salientSummary = 'all' }
        Set-MaestroMission -Status paused
    }

    It 'brings everything back' {
        Restore-MaestroMission -Confirm:$false
        $feature = Get-MaestroFeature auth-plan
        $feature.Status | Should -Be 'in-progress'
        $feature.Report.SalientSummary | Should -Be 'half way'
        (Get-MaestroMission).Status | Should -Be 'executing'
        (Get-MaestroMilestone implement).Status | Should -Be 'sealed'
        $assertion = Get-MaestroAssertion
        $assertion.WaivedReason | Should -Be 'not now'
        $assertion.Evidence | Should -Be 'a talk'
    }

    It 'can itself be undone, by id or from the pipeline' {
        Restore-MaestroMission -Confirm:$false
        Get-MaestroCheckpoint | Select-Object -First 1 | Restore-MaestroMission -Confirm:$false
        (Get-MaestroFeature auth-plan).Status | Should -Be 'review'
        Restore-MaestroMission -CheckpointId $checkpoint.CheckpointId -Confirm:$false
        (Get-MaestroFeature auth-plan).Status | Should -Be 'in-progress'
    }

    It 'changes nothing with -WhatIf' {
        Restore-MaestroMission -WhatIf
        (Get-MaestroFeature auth-plan).Status | Should -Be 'review'
        @(Get-MaestroCheckpoint).Count | Should -Be 1
    }

    It 'restores one feature and reports what was undone' {
        $done = Restore-MaestroMission -FeatureId auth-plan -Confirm:$false -PassThru
        (Get-MaestroFeature auth-plan).Status | Should -Be 'in-progress'
        (Get-MaestroMission).Status | Should -Be 'paused'
        $done.Undone.FeatureId | Should -Be 'auth-plan'
        $done.Undone.ChangedBy | Should -Not -BeNullOrEmpty
    }

    It 'warns of work of others that it undoes' {
        $env:MAESTRO_AGENT = 'gemini'
        try { Restore-MaestroMission -WhatIf -WarningVariable warnings 3> $null }
        finally { $env:MAESTRO_AGENT = $null }
        $warnings | Should -BeLike 'This undoes work of *: *auth-plan (review → in-progress)*'
    }

    It 'says when there is no checkpoint' {
        New-TestWorkspace -Approved
        { Restore-MaestroMission -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'CheckpointNotFound*'
    }
}
