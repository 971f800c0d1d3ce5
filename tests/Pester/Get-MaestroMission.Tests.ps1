BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroMission' {
    BeforeAll {
        $first = New-TestWorkspace
        $second = New-MaestroMission plan.json -Force
        Approve-MaestroMission $second.MissionId
    }

    It 'lists all missions, newest first' {
        (Get-MaestroMission).MissionId | Should -Be $second.MissionId, $first.MissionId
    }

    It 'takes an id, the start of one, or a wildcard' {
        (Get-MaestroMission $first.MissionId).MissionId | Should -Be $first.MissionId
        (Get-MaestroMission *-002).MissionId | Should -Be $second.MissionId
    }

    It 'filters by status' {
        (Get-MaestroMission -Status draft).MissionId | Should -Be $first.MissionId
    }

    It 'knows how far each has come' {
        $progress = (Get-MaestroMission $first.MissionId).Progress
        $progress.FeaturesDone | Should -Be 0
        $progress.FeaturesTotal | Should -Be 2
        $progress.AssertionsTotal | Should -Be 1
    }

    It 'has times as times and statuses as words' {
        $mission = Get-MaestroMission $second.MissionId
        $mission.CreatedAt | Should -BeOfType [DateTimeOffset]
        ($mission | ConvertTo-Json -Depth 3 | ConvertFrom-Json).Status | Should -Be 'approved'
    }

    It 'says when there is no such mission, and goes on with the others' {
        $found = Get-MaestroMission '2020-01-01-001', $first.MissionId -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'MissionNotFound*'
        $found.MissionId | Should -Be $first.MissionId
    }

    It 'refuses what can not be an id' {
        { Get-MaestroMission ../evil -ErrorAction Stop } | Should -Throw -ErrorId 'IdInvalid*'
    }

    It 'names a damaged file and returns the others' {
        $file = Join-Path $PWD '.maestro' 'missions' $second.MissionId 'mission.json'
        $whole = Get-Content $file -Raw
        Set-Content $file $whole.Substring(0, 40)
        $found = Get-MaestroMission -ErrorVariable problem -ErrorAction SilentlyContinue
        Set-Content $file $whole
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'StateFileDamaged*'
        $found.MissionId | Should -Be $first.MissionId
    }
}
