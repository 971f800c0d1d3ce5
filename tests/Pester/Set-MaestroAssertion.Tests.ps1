BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Set-MaestroAssertion' {
    BeforeEach {
        New-TestWorkspace -Approved
    }

    It 'records a result with its evidence' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'dotnet test'
        $assertion = Get-MaestroAssertion
        $assertion.Result | Should -Be 'passed'
        $assertion.Evidence | Should -Be 'dotnet test'
    }

    It 'keeps the evidence there is when none is given' {
        Set-MaestroAssertion auth-login-works -Result failed -Evidence 'HTTP 500'
        Set-MaestroAssertion auth-login-works -Result pending
        (Get-MaestroAssertion).Evidence | Should -Be 'HTTP 500'
    }

    It 'wants a reason for a waiver' {
        { Set-MaestroAssertion auth-login-works -Result waived -ErrorAction Stop } | Should -Throw -ErrorId 'WaiverReasonMissing*'
        Set-MaestroAssertion auth-login-works -Result waived -Reason 'covered elsewhere'
        (Get-MaestroAssertion).WaivedReason | Should -Be 'covered elsewhere'
    }

    It 'leaves a final result alone' {
        Set-MaestroAssertion auth-login-works -Result passed
        { Set-MaestroAssertion auth-login-works -Result failed -ErrorAction Stop } | Should -Throw -ErrorId 'TransitionNotAllowed*'
    }

    It 'takes assertions from the pipeline' {
        Get-MaestroAssertion | Set-MaestroAssertion -Result passed
        Get-MaestroAssertion -Result pending | Should -BeNullOrEmpty
    }
}
