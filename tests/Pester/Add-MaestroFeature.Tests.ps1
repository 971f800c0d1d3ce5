BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Add-MaestroFeature' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
    }

    It 'adds a feature to the only mission' {
        $feature = Add-MaestroFeature auth-docs 'Describe the flow' -MilestoneId implement -DependsOn auth-impl -VerificationStep 'read it' -Priority 1 -Label docs
        $feature.WorkerType, $feature.Priority, $feature.MissionId | Should -Be 'codex', 1, $mission.MissionId
        (Get-MaestroFeature).FeatureId | Should -Be 'auth-plan', 'auth-impl', 'auth-docs'
        (Get-MaestroFeature -Label doc*).BlockedBy | Should -Be 'auth-impl'
    }

    It 'makes assertions of what the feature promises' {
        $null = Add-MaestroFeature 2.1 'Two' -MilestoneId plan -VerificationStep look -Fulfill two-works, 'it is fast'
        (Get-MaestroAssertion -FeatureId 2.1).AssertionId | Should -Be 'two-works', '2.1-assertion-2'
    }

    It 'takes rows of a table' {
        'FeatureId,Title,VerificationStep', 'a,A,look', 'b,B,look' | ConvertFrom-Csv | Add-MaestroFeature -MilestoneId plan
        (Get-MaestroFeature -MilestoneId plan).FeatureId | Should -Be 'auth-plan', 'a', 'b'
    }

    It 'refuses what a plan could not say' {
        { Add-MaestroFeature auth-impl 'Again' -VerificationStep look -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
        { Add-MaestroFeature x 'X' -VerificationStep look -DependsOn nope -ErrorAction Stop } | Should -Throw -ErrorId 'FeatureNotFound*'
        { Add-MaestroFeature x 'X' -VerificationStep look -MilestoneId nope -ErrorAction Stop } | Should -Throw -ErrorId 'MilestoneNotFound*'
        { Add-MaestroFeature '../x' 'X' -VerificationStep look -ErrorAction Stop } | Should -Throw -ErrorId 'IdInvalid*'
        (Get-MaestroFeature).Count | Should -Be 2
    }

    It 'does nothing with -WhatIf' {
        Add-MaestroFeature x 'X' -VerificationStep look -MilestoneId plan -WhatIf
        (Get-MaestroFeature).Count | Should -Be 2
    }
}
