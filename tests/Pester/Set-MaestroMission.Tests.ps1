BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Set-MaestroMission' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
    }

    It 'moves a mission along its states' {
        Set-MaestroMission -Status executing
        Set-MaestroMission -Status paused
        Set-MaestroMission -Status executing
        (Get-MaestroMission).Status | Should -Be 'executing'
    }

    It 'changes title and description in any state' {
        (Set-MaestroMission -Title 'Sign in' -Description 'v2' -PassThru).Title | Should -Be 'Sign in'
        (Get-MaestroMission).Description | Should -Be 'v2'
    }

    It 'refuses to complete a mission with something open, unless it is forced with a reason' {
        Set-MaestroMission -Status executing
        Set-MaestroMission -Status validating
        { Set-MaestroMission -Status completed -ErrorAction Stop } | Should -Throw -ErrorId 'MissionIncomplete*'
        { Set-MaestroMission -Status completed -Force -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
        Set-MaestroMission -Status completed -Force -Reason 'done elsewhere' -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -Match 'auth-login-works'
        (Get-MaestroMission $mission.MissionId).CompletedAt | Should -BeOfType [DateTimeOffset]
    }

    It 'tells where it can go from here' {
        { Set-MaestroMission -Status completed -ErrorAction Stop } | Should -Throw -ErrorId 'TransitionNotAllowed*'
    }

    It 'wants something to change' {
        { Set-MaestroMission -ErrorAction Stop } | Should -Throw -ErrorId 'NothingToChange*'
    }
}
