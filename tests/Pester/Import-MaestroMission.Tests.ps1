BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Import-MaestroMission' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
        Export-MaestroMission $mission.MissionId old.json
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'seen'
        Export-MaestroMission $mission.MissionId new.json
        $files = 'old.json', 'new.json' | ForEach-Object { (Get-Item $_).FullName }
        New-TestFolder
        Move-Item $files .
        $null = New-Item -ItemType Directory other
        $null = Initialize-MaestroWorkspace other
    }

    It 'adds a mission, and replaces it by a newer state alone' {
        (Import-MaestroMission old.json -WorkspacePath other -PassThru).Action | Should -Be 'added'
        (Import-MaestroMission new.json -WorkspacePath other -PassThru).Action | Should -Be 'updated'
        (Import-MaestroMission old.json -WorkspacePath other -PassThru -WarningVariable warnings -WarningAction SilentlyContinue).Action | Should -Be 'skipped'
        $warnings | Should -Match 'was not imported'
        (Get-MaestroAssertion -WorkspacePath other).Evidence | Should -Be 'seen'
        @(Get-ChildItem other/.maestro/backup -Recurse -File).Count | Should -Be 1
    }

    It 'refuses another state with -Conflict fail' {
        Import-MaestroMission old.json -WorkspacePath other
        { Import-MaestroMission new.json -WorkspacePath other -Conflict fail } | Should -Throw -ErrorId 'MissionExists*'
    }

    It 'imports a mission whose id is taken under a new one' {
        $null = New-MaestroMission (Join-Path $PSScriptRoot '../../examples/plan.json') -WorkspacePath other
        $taken = (Get-MaestroMission -WorkspacePath other).MissionId
        $taken | Should -Be $mission.MissionId
        { Import-MaestroMission new.json -WorkspacePath other } | Should -Throw -ErrorId 'MissionExists*'
        $imported = Import-MaestroMission new.json -WorkspacePath other -NewId -PassThru
        $imported.OriginalMissionId | Should -Be $taken
        $imported.MissionId | Should -Not -Be $taken
        (Get-MaestroAssertion -MissionId $imported.MissionId -WorkspacePath other).Evidence | Should -Be 'seen'
        (Get-MaestroHistory -First 1 -WorkspacePath other).Action | Should -Match $taken
    }

    It 'does not take -NewId together with -Force' {
        { Import-MaestroMission new.json -WorkspacePath other -NewId -Force } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
    }

    It 'refuses a file that was edited' {
        Set-Content old.json ((Get-Content old.json -Raw) -replace 'Plan the auth flow', 'x')
        { Import-MaestroMission old.json -WorkspacePath other } | Should -Throw -ErrorId 'ArchiveInvalid*'
        Get-MaestroMission -WorkspacePath other | Should -BeNullOrEmpty
    }
}
