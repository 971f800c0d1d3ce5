BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Invoke-MaestroAssertion' {
    BeforeEach {
        New-TestWorkspace -Approved
    }

    It 'records what a command shows' {
        $assertion = Invoke-MaestroAssertion auth-login-works -Command 'echo 12 passed'
        $assertion.Result | Should -Be 'passed'
        $assertion.Proof.Witness | Should -BeIn 'ran', 'ci'
        $assertion.Proof.ExitCode | Should -Be 0
        $assertion.Proof.Output.Trim() | Should -Be '12 passed'
        (Get-MaestroAssertion).Evidence | Should -BeLike 'echo 12 passed: exit code 0*'
    }

    It 'records a failure with its exit code, whatever was recorded before' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'it looked good'
        $assertion = Invoke-MaestroAssertion auth-login-works -Command 'exit 3'
        $assertion.Result | Should -Be 'failed'
        $assertion.Proof.ExitCode | Should -Be 3
        (Invoke-MaestroAssertion auth-login-works -Command 'exit 0').Result | Should -Be 'passed'
    }

    It 'ends a command that hangs, and says so' {
        $command = if ($IsWindows) { 'ping -n 600 127.0.0.1' } else { 'sleep 600' }
        $assertion = Invoke-MaestroAssertion auth-login-works -Command $command -TimeoutSeconds 1
        $assertion.Result | Should -Be 'failed'
        $assertion.Proof.ExitCode | Should -BeNullOrEmpty
        $assertion.Proof.Failure | Should -Be 'timed out after 1 s'
    }

    It 'shows the output as it comes' {
        $null = Invoke-MaestroAssertion auth-login-works -Command 'echo hello' -InformationVariable shown
        "$shown".Trim() | Should -Be 'hello'
    }

    It 'runs nothing with -WhatIf' {
        Invoke-MaestroAssertion auth-login-works -Command 'echo x > ran.txt' -WhatIf
        Test-Path ran.txt | Should -BeFalse
        (Get-MaestroAssertion).Result | Should -Be 'pending'
    }

    It 'runs the check of each assertion that has one' {
        Set-MaestroAssertion auth-login-works -Check 'echo checked'
        (Invoke-MaestroAssertion).Proof.Output.Trim() | Should -Be 'checked'
        Set-MaestroAssertion auth-login-works -Check ''
        (Get-MaestroAssertion).Check | Should -BeNullOrEmpty
    }

    It 'warns of stale proof that no command can renew' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'it looked good'
        Set-Content app.txt 'new'
        Invoke-MaestroAssertion -Stale -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -BeLike '*auth-login-works*'
    }

    It 'needs a command' {
        { Invoke-MaestroAssertion auth-login-works -ErrorAction Stop } | Should -Throw -ErrorId 'CheckNotFound*'
    }

    It 'leaves a waived assertion alone' {
        Set-MaestroAssertion auth-login-works -Result waived -Reason 'covered elsewhere'
        { Invoke-MaestroAssertion auth-login-works -Command 'exit 0' -ErrorAction Stop } | Should -Throw -ErrorId 'TransitionNotAllowed*'
    }

    It 'runs again what is stale, with the command of before' {
        Set-Content app.txt 'one'
        $null = Invoke-MaestroAssertion auth-login-works -Command 'exit 0'
        Invoke-MaestroAssertion -Stale | Should -BeNullOrEmpty
        Set-Content app.txt 'two'
        (Get-MaestroAssertion).IsStale | Should -BeTrue
        (Invoke-MaestroAssertion -Stale).Proof.Command | Should -Be 'exit 0'
        (Get-MaestroAssertion).IsStale | Should -BeFalse
    }
}
