BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroSnapshot' {
    BeforeAll {
        $mission = New-TestWorkspace -Approved
        Set-MaestroFeature auth-plan -Status in-progress
    }

    It 'is one object with everything the dashboard shows' {
        $snapshot = Get-MaestroSnapshot
        $snapshot.Mission.MissionId | Should -Be $mission.MissionId
        $snapshot.Counts.Active | Should -Be 1
        ($snapshot.Features | Where-Object FeatureId -eq auth-impl).BlockedBy | Should -Be 'auth-plan'
        $snapshot.ActiveWork.FeatureId | Should -Be 'auth-plan'
    }

    It 'is short and versioned as JSON' {
        $json = Get-MaestroSnapshot -AsJson
        $json.Length | Should -BeLessThan 8192
        ($json | ConvertFrom-Json).schema | Should -Be 'maestro.snapshot/1'
    }

    It 'has every list with -Full' {
        (Get-MaestroSnapshot -AsJson -Full | ConvertFrom-Json).features.Count | Should -Be 2
    }

    It 'says when there is no such mission' {
        { Get-MaestroSnapshot 2020-01-01-001 -ErrorAction Stop } | Should -Throw -ErrorId 'MissionNotFound*'
    }
}
