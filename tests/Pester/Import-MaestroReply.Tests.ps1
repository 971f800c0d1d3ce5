BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Import-MaestroReply' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
        $replies = ".maestro/replies/$($mission.MissionId)"
        $null = New-Item -ItemType Directory $replies
    }

    It 'stores each reply as the report of its feature, once' {
        Set-Content "$replies/auth-plan.yaml" "outcome: completed`nnotes: planned it"
        (Import-MaestroReply -WarningVariable warnings -WarningAction SilentlyContinue).FeatureId | Should -Be 'auth-plan'
        $warnings | Should -BeLike "*says 'completed'; the feature stays pending."
        (Get-MaestroFeature auth-plan).Report.SalientSummary | Should -Be 'completed: planned it'
        Import-MaestroReply | Should -BeNullOrEmpty
    }

    It 'does not replace a report without -Force' {
        Set-MaestroFeature auth-plan -Status in-progress -Report @{ salientSummary = 'mine' }
        Set-Content "$replies/auth-plan.yaml" "outcome: completed`nnotes: theirs"
        { Import-MaestroReply -ErrorAction Stop } | Should -Throw -ErrorId 'ProgressWouldBeLost*'
        Import-MaestroReply -Force -WarningAction SilentlyContinue | Out-Null
        (Get-MaestroFeature auth-plan).Report.SalientSummary | Should -Be 'completed: theirs'
    }
}
