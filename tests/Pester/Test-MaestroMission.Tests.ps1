BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Test-MaestroMission' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
    }

    It 'gives one check for each assertion, feature and milestone' {
        $checks = Test-MaestroMission
        ($checks | Group-Object Kind -NoElement | Sort-Object Name | ForEach-Object Count) | Should -Be 1, 2, 2
        $checks.Passed | Should -Not -Contain $true
    }

    It 'tells what to type for what is open' {
        (Test-MaestroMission -Kind assertion).Fix | Should -BeLike 'Set-MaestroAssertion auth-login-works*'
    }

    It 'fails a CI step with -Assert until all is done' {
        { Test-MaestroMission -Kind assertion -Assert } | Should -Throw -ErrorId 'CheckFailed*'
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'dotnet test'
        { Test-MaestroMission -Kind assertion -Assert } | Should -Not -Throw
    }

    It 'gates on proof of the files as they are with -Fresh' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'it looked good'
        { Test-MaestroMission -Kind assertion -MinimumWitness ran -Assert } | Should -Throw -ErrorId 'CheckFailed*'
        $null = Invoke-MaestroAssertion auth-login-works -Command 'exit 0'
        { Test-MaestroMission -Kind assertion -Fresh -MinimumWitness ran -Assert } | Should -Not -Throw
        Set-Content app.txt 'new'
        { Test-MaestroMission -Kind assertion -Fresh -Assert } | Should -Throw -ErrorId 'CheckFailed*'
        (Test-MaestroMission -Kind assertion -Fresh).Fix | Should -BeLike 'Invoke-MaestroAssertion auth-login-works*'
        $null = Invoke-MaestroAssertion -Stale
        { Test-MaestroMission -Kind assertion -Fresh -Assert } | Should -Not -Throw
    }

    It 'shows each check on one line of 80 columns' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'dotnet test'
        $lines = (Test-MaestroMission | Out-String -Width 80) -split "`n" | Where-Object { $_ -match '^(True|False) ' }
        $lines | Should -HaveCount 5
        $lines[0] | Should -BeLike 'True   assertion auth-login-works *dotnet test*'
        $lines[2] | Should -BeLike 'False  feature   auth-impl *depends on auth-plan*'
    }

    It 'gives one bool with -Quiet' {
        Test-MaestroMission -Quiet | Should -BeFalse
    }

    It 'writes a report that CI systems read, also when -Assert ends the step' {
        { Test-MaestroMission -OutFile report.xml -Assert } | Should -Throw -ErrorId 'CheckFailed*'
        ([xml](Get-Content report.xml -Raw)).testsuites.failures | Should -Be 5
        Test-MaestroMission -OutputFormat Markdown | Should -BeLike '# Maestro*'
    }

    It 'annotates a GitHub run' {
        Test-MaestroMission -Kind assertion -Annotate -InformationVariable shown -InformationAction SilentlyContinue | Should -HaveCount 1
        "$shown" | Should -BeLike '::error title=assertion auth-login-works::*'
    }

    It 'fails when there is nothing to check' {
        Deny-MaestroMission $mission.MissionId -ErrorAction SilentlyContinue
        New-TestFolder
        $null = Initialize-MaestroWorkspace
        Test-MaestroMission -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warned.Count | Should -Be 1
        Test-MaestroMission -Quiet -WarningAction SilentlyContinue | Should -BeFalse
        { Test-MaestroMission -Assert } | Should -Throw -ErrorId 'NothingChecked*'
        Test-MaestroMission -Quiet -AllowEmpty | Should -BeTrue
    }
}
