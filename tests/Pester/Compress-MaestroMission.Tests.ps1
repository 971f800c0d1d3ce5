BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Compress-MaestroMission' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'seen in the browser'
        $null = Checkpoint-MaestroMission
    }

    It 'moves a finished mission into one file that can be searched, and back' {
        Set-MaestroMission -Status executing
        Set-MaestroMission -Status validating
        Set-MaestroMission -Status failed
        $id = $mission.MissionId
        $before = Get-ChildItem .maestro/missions -Recurse -File | ForEach-Object { "$($_.FullName) $((Get-FileHash $_).Hash)" }
        $archived = Compress-MaestroMission $id -Reason 'bought instead' -PassThru
        $archived.Title | Should -Be 'Add authentication'
        $archived.Reason | Should -Be 'bought instead'
        Get-MaestroMission | Should -BeNullOrEmpty
        (Get-MaestroMission -Archived).MissionId | Should -Be $id
        Test-Path .maestro/missions/$id | Should -BeFalse
        Select-String 'seen in the browser' .maestro/archive/*.json | Should -Not -BeNullOrEmpty
        Expand-MaestroMission $id
        Get-ChildItem .maestro/missions -Recurse -File | ForEach-Object { "$($_.FullName) $((Get-FileHash $_).Hash)" } | Should -Be $before
        Get-ChildItem .maestro/archive | Should -BeNullOrEmpty
    }

    It 'refuses a mission that is not finished, unless it is forced' {
        { Compress-MaestroMission $mission.MissionId } | Should -Throw -ErrorId 'MissionNotFinished*'
        Compress-MaestroMission $mission.MissionId -Force
        (Get-MaestroMission -Archived).Status | Should -Be 'approved'
    }

    It 'refuses a mission that somebody works on' {
        $null = Start-MaestroFeature auth-plan
        { Compress-MaestroMission $mission.MissionId -Force } | Should -Throw -ErrorId 'FeatureHeld*'
    }

    It 'changes nothing with -WhatIf' {
        Compress-MaestroMission $mission.MissionId -Force -WhatIf
        (Get-MaestroMission).MissionId | Should -Be $mission.MissionId
        Test-Path .maestro/archive | Should -BeFalse
    }
}
