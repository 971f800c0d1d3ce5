BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroAssertion' {
    BeforeAll {
        New-TestWorkspace -Approved
    }

    It 'lists what the features promise' {
        $assertion = Get-MaestroAssertion
        $assertion.AssertionId | Should -Be 'auth-login-works'
        $assertion.FeatureId | Should -Be 'auth-impl'
        $assertion.Result | Should -Be 'pending'
    }

    It 'follows a feature or a milestone in the pipeline' {
        (Get-MaestroFeature auth-impl | Get-MaestroAssertion).AssertionId | Should -Be 'auth-login-works'
        Get-MaestroFeature auth-plan | Get-MaestroAssertion | Should -BeNullOrEmpty
        (Get-MaestroMilestone implement | Get-MaestroAssertion).AssertionId | Should -Be 'auth-login-works'
    }

    It 'filters by result' {
        Get-MaestroAssertion -Result passed | Should -BeNullOrEmpty
        (Get-MaestroAssertion -Result pending, failed).Count | Should -Be 1
    }

    It 'says when there is no such assertion' {
        { Get-MaestroAssertion nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'AssertionNotFound*'
    }
}
