BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Add-MaestroAssertion' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
    }

    It 'adds a promise to a feature' {
        (Add-MaestroAssertion auth-plan plan-agreed).AssertionId | Should -Be 'plan-agreed'
        (Add-MaestroAssertion auth-plan 'It is short').AssertionId | Should -Be 'auth-plan-assertion-2'
        $assertion = Add-MaestroAssertion auth-plan 'All tests pass' -AssertionId tests.pass -Check 'npm test'
        $assertion.Check, $assertion.Result | Should -Be 'npm test', 'pending'
        (Get-MaestroAssertion -FeatureId auth-plan).Count | Should -Be 3
    }

    It 'refuses an id that exists' {
        { Add-MaestroAssertion auth-plan auth-login-works -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
    }
}
