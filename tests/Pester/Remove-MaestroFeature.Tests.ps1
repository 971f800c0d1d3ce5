BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Remove-MaestroFeature' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
    }

    It 'removes a feature and keeps it with the reason' {
        Remove-MaestroFeature auth-impl -Reason 'bought instead'
        (Get-MaestroFeature).FeatureId | Should -Be 'auth-plan'
        Get-MaestroAssertion | Should -BeNullOrEmpty
        Get-Content .maestro/missions/*/removed/*.json -Raw | Should -BeLike '*bought instead*auth-impl*auth-login-works*'
    }

    It 'lets those that waited for it wait for what it waited for' {
        $null = Add-MaestroFeature auth-docs 'Docs' -MilestoneId implement -DependsOn auth-impl -VerificationStep look
        (Remove-MaestroFeature auth-impl -Reason 'not needed' -PassThru).Title | Should -Be 'Implement the auth flow'
        (Get-MaestroFeature auth-docs).DependsOn | Should -Be 'auth-plan'
    }

    It 'removes what was started only by force' {
        Set-MaestroFeature auth-plan -Status in-progress
        { Remove-MaestroFeature auth-plan -Reason x -ErrorAction Stop } | Should -Throw -ErrorId 'ProgressWouldBeLost*'
        Get-MaestroFeature auth-plan | Remove-MaestroFeature -Reason x -Force
        (Get-MaestroFeature).FeatureId | Should -Be 'auth-impl'
    }
}
