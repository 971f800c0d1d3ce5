BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Remove-MaestroAssertion' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
    }

    It 'removes a promise and keeps it with the reason' {
        Remove-MaestroAssertion auth-login-works -Reason 'covered by another one'
        Get-MaestroAssertion | Should -BeNullOrEmpty
        (Get-MaestroFeature auth-impl).Fulfills | Should -BeNullOrEmpty
        Get-Content .maestro/missions/*/removed/*.json -Raw | Should -BeLike '*covered by another one*auth-login-works*'
    }

    It 'removes one with a result only by force' {
        Set-MaestroAssertion auth-login-works -Result failed -Evidence 'red'
        { Remove-MaestroAssertion auth-login-works -Reason x -ErrorAction Stop } | Should -Throw -ErrorId 'ProgressWouldBeLost*'
        (Get-MaestroAssertion | Remove-MaestroAssertion -Reason x -Force -PassThru).Result | Should -Be 'failed'
    }
}
