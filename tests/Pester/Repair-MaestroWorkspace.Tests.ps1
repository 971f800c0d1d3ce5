BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Repair-MaestroWorkspace' {
    BeforeEach {
        $mission = New-TestWorkspace
        $path = Join-Path $PWD '.maestro' 'missions' $mission.MissionId 'mission.json'
        $json = Get-Content $path -Raw | ConvertFrom-Json -AsHashtable -DateKind String
        $json.features = @($json.features) + 'gone'
        $json | ConvertTo-Json -Depth 9 | Set-Content $path
    }

    It 'mends a list of features that is out of step, and keeps a copy' {
        $repaired = Repair-MaestroWorkspace | Where-Object Name -eq feature-lists
        $repaired.Repaired | Should -BeTrue
        (Get-MaestroMission).Features | Should -Not -Contain 'gone'
        Get-ChildItem .maestro/backup -Recurse -Filter mission.json | Get-Content -Raw | Should -BeLike '*gone*'
    }

    It 'changes nothing with -WhatIf' {
        Repair-MaestroWorkspace -WhatIf | Where-Object Repaired | Should -BeNullOrEmpty
        (Get-MaestroMission -ErrorAction SilentlyContinue).Features | Should -Contain 'gone'
    }

    It 'says what only a person can mend' {
        Set-Content $path '<<<<<<< ours'
        $left = Repair-MaestroWorkspace | Where-Object Name -eq state-files
        $left.Repaired | Should -BeFalse
        $left.Target | Should -Be $path
    }
}
