BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroSession' {
    BeforeEach {
        $agent, $session = $env:MAESTRO_AGENT, $env:MAESTRO_SESSION_ID
    }

    AfterEach {
        $env:MAESTRO_AGENT, $env:MAESTRO_SESSION_ID = $agent, $session
    }

    It 'gives the names you gave this terminal' {
        $null = New-TestFolder
        $env:MAESTRO_AGENT, $env:MAESTRO_SESSION_ID = 'reviewer', 'r-1'
        $found = Get-MaestroSession
        $found.Agent | Should -Be 'reviewer'
        $found.SessionId | Should -Be 'r-1'
        $found.Source | Should -Be 'environment'
    }

    It 'is what a handoff and a claim record' {
        $null = New-TestWorkspace
        $env:MAESTRO_AGENT, $env:MAESTRO_SESSION_ID = 'reviewer', 'r-1'
        $made = New-MaestroHandoff -Mode execute -SessionCore core -Summary s -NextAction n -ConfidenceWork 1
        $made.Agent, $made.SessionId | Should -Be 'reviewer', 'r-1'
        $claimed = Receive-MaestroHandoff -Claim
        $claimed.PickedUpBy | Should -Be 'reviewer'
        $claimed.Trail[0].SessionId | Should -Be 'r-1'
    }

    It 'is never an error' {
        $null = New-TestFolder
        { Get-MaestroSession -ErrorAction Stop } | Should -Not -Throw
    }
}
