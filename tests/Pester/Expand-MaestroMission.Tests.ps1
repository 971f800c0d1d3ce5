BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Expand-MaestroMission' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
        Compress-MaestroMission $mission.MissionId -Force
        $file = ".maestro/archive/$($mission.MissionId).json"
    }

    It 'takes a mission from the pipeline' {
        $expanded = Get-MaestroMission -Archived | Expand-MaestroMission -PassThru
        $expanded.MissionId | Should -Be $mission.MissionId
        (Get-MaestroFeature).Count | Should -Be 2
        Get-MaestroMission -Archived | Should -BeNullOrEmpty
    }

    It 'never gives the id of an archived mission to another one' {
        (New-MaestroMission plan.json -Force).MissionId | Should -Not -Be $mission.MissionId
    }

    It 'reports where a mission is that is looked for' {
        { Get-MaestroFeature -MissionId $mission.MissionId -ErrorAction Stop } | Should -Throw '*is in the archive*' -ErrorId 'MissionNotFound*'
    }

    It 'leaves an archive that was edited as it is' {
        Set-Content $file ((Get-Content $file -Raw) -replace 'Plan the auth flow', 'Design something')
        { Expand-MaestroMission $mission.MissionId } | Should -Throw '*digest*' -ErrorId 'StateFileDamaged*'
        Get-MaestroMission | Should -BeNullOrEmpty
        Test-Path $file | Should -BeTrue
    }

    It 'writes nothing outside of the mission' {
        Set-Content $file ((Get-Content $file -Raw) -replace '"path": "mission.json"', '"path": "../../../mission.json"')
        { Expand-MaestroMission $mission.MissionId } | Should -Throw -ErrorId 'StateFileDamaged*'
        Test-Path mission.json | Should -BeFalse
    }

    It 'reports an id that the archive lacks' {
        { Expand-MaestroMission 2020-01-01-001 } | Should -Throw -ErrorId 'MissionNotFound*'
    }
}
