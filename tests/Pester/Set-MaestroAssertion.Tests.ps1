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

    It 'refuses to pass an assertion without evidence' {
        { Set-MaestroAssertion auth-login-works -Result passed -ErrorAction Stop } | Should -Throw -ErrorId 'EvidenceRequired*'
        (Get-MaestroAssertion).Result | Should -Be 'pending'
    }

    It 'takes back a passed assertion with a reason' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'dotnet test'
        { Set-MaestroAssertion auth-login-works -Result failed -ErrorAction Stop } | Should -Throw -ErrorId 'TransitionNotAllowed*'
        Set-MaestroAssertion auth-login-works -Result failed -Reason 'breaks with an empty password'
        $assertion = Get-MaestroAssertion
        $assertion.Result | Should -Be 'failed'
        $assertion.Proof.Reason | Should -Be 'breaks with an empty password'
    }

    It 'leaves a waived assertion alone' {
        Set-MaestroAssertion auth-login-works -Result waived -Reason 'covered elsewhere'
        { Set-MaestroAssertion auth-login-works -Result pending -Reason 'why not' -ErrorAction Stop } | Should -Throw -ErrorId 'TransitionNotAllowed*'
    }

    It 'takes the evidence from a file of any length' {
        $log = (1..5000 | ForEach-Object { "line $_" }) -join "`n"
        Set-Content test.log $log -NoNewline
        Set-MaestroAssertion auth-login-works -Result passed -EvidencePath test.log
        $assertion = Get-MaestroAssertion
        $assertion.Evidence | Should -BeLike "line 1`nline 2*characters in all*"
        $file = Get-ChildItem .maestro/missions/*/proof/*.evidence.txt
        $file.Name | Should -Be $assertion.Proof.EvidenceFile
        Get-Content $file -Raw | Should -Be $log
    }

    It 'takes assertions from the pipeline' {
        Get-MaestroAssertion | Set-MaestroAssertion -Result passed -Evidence 'seen'
        Get-MaestroAssertion -Result pending | Should -BeNullOrEmpty
    }
}
