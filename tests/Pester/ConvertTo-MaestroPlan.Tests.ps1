BeforeAll {
    . "$PSScriptRoot/Support.ps1"
    $samples = Convert-Path "$PSScriptRoot/../Data/sources"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'ConvertTo-MaestroPlan' {
    BeforeEach {
        New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'makes a mission of the tasks of <_>' -ForEach 'taskmaster', 'beads', 'backlog', 'speckit', 'openspec', 'maestro' {
        $plans = @(ConvertTo-MaestroPlan -From $_ -Path "$samples/$_" -WarningAction SilentlyContinue)
        foreach ($plan in $plans) {
            ($plan | Test-MaestroPlan).Passed | Should -Not -Contain $false
            $mission = $plan | New-MaestroMission -ImportProgress
            $mission.Features.Count | Should -Be @($plan.features).Count
            ($plan | Update-MaestroMission -MissionId $mission.MissionId -PassThru).Changes | Should -BeNullOrEmpty
        }
    }

    It 'keeps the progress' {
        ConvertTo-MaestroPlan "$samples/beads" -WarningAction SilentlyContinue | New-MaestroMission -ImportProgress
        (Get-MaestroFeature shop-a1.1).Status | Should -Be 'done'
        (Get-MaestroAssertion)[0].Evidence | Should -Be 'Done in Beads: merged as 4711'
    }

    It 'counts what it could not carry over' {
        $null = ConvertTo-MaestroPlan "$samples/beads" -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*1 dependency is on a task that does not exist and was omitted: shop-a1.2 → shop-zz.*'
    }

    It 'writes a plan that can be edited' {
        ConvertTo-MaestroPlan "$samples/markdown/TODO.md" -OutFile plan.json
        Test-MaestroPlan plan.json -Quiet | Should -BeTrue
        $plan = ConvertTo-MaestroPlan "$samples/markdown/TODO.md"
        $plan.features[0].priority = 0
        $plan | ConvertTo-Json -Depth 9 | Set-Content other.json
        Test-MaestroPlan other.json -Quiet | Should -BeTrue
        { Get-Item "$samples/markdown/TODO.md", "$samples/speckit" | ConvertTo-MaestroPlan -OutFile plan.json -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
    }

    It 'shows what changed when the tasks are converted again' {
        Set-Content TODO.md "# Shop`n- [ ] Sign in`n- [ ] Sign out"
        ConvertTo-MaestroPlan TODO.md | New-MaestroMission | Approve-MaestroMission
        Set-MaestroFeature sign-in -Status in-progress
        Set-Content TODO.md "# Shop`n- [x] Search`n- [x] Sign in"
        $difference = ConvertTo-MaestroPlan TODO.md | Update-MaestroMission -PassThru
        $difference.Changes.ForEach{ "$($_.Action) $($_.Id)" } | Should -Be 'add search', 'remove sign-out'
        (Get-MaestroFeature sign-in).Status | Should -Be 'in-progress'
    }

    It 'names the file and line of what is broken' {
        Set-Content tasks.json "{`n  broken`n}"
        { ConvertTo-MaestroPlan tasks.json -ErrorAction Stop } | Should -Throw "'tasks.json', line 2: *" -ErrorId 'PlanSourceInvalid*'
        { ConvertTo-MaestroPlan . -From openspec -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound*'
        { ConvertTo-MaestroPlan nowhere -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound*'
    }
}
