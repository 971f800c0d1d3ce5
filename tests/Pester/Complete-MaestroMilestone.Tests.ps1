BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Complete-MaestroMilestone' {
    BeforeEach {
        New-TestWorkspace -Approved
    }

    It 'seals a milestone whose assertions are closed' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'dotnet test'
        (Complete-MaestroMilestone implement -PassThru -WarningAction SilentlyContinue).Status | Should -Be 'sealed'
    }

    It 'refuses while an assertion is open' {
        { Complete-MaestroMilestone implement -ErrorAction Stop } | Should -Throw -ErrorId 'MilestoneNotSealable*'
    }

    It 'warns about open features and earlier milestones, and refuses with -Strict' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'dotnet test'
        { Complete-MaestroMilestone implement -Strict -ErrorAction Stop } | Should -Throw -ErrorId 'MilestoneNotSealable*'
        Complete-MaestroMilestone implement -WarningVariable warned -WarningAction SilentlyContinue
        ($warned -join ' ') | Should -Match 'plan'
    }

    It 'leaves a sealed one as it is' {
        Complete-MaestroMilestone plan -WarningAction SilentlyContinue
        $before = Get-ChildItem .maestro/missions -Recurse -Filter mission.json | Get-FileHash
        Complete-MaestroMilestone plan
        (Get-ChildItem .maestro/missions -Recurse -Filter mission.json | Get-FileHash).Hash | Should -Be $before.Hash
    }
}
