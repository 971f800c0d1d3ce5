BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Export-MaestroPlan' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
    }

    It 'returns the plan as an object that can be changed' {
        $plan = Export-MaestroPlan
        $plan.features.id | Should -Be 'auth-plan', 'auth-impl'
        $plan.features[0].priority = 0
        $plan.features[0].labels = 'ui'
        $plan | Update-MaestroMission
        (Get-MaestroFeature auth-plan).Priority | Should -Be 0
        (Get-MaestroFeature auth-plan).Labels | Should -Be 'ui'
    }

    It 'returns JSON that a plan file can hold' {
        Export-MaestroPlan -AsJson | Set-Content other.json
        Test-MaestroPlan other.json -Quiet | Should -BeTrue
        Export-MaestroPlan -OutFile third.json
        (Get-Content third.json -Raw).Trim() | Should -Be (Get-Content other.json -Raw).Trim()
    }

    It 'writes nothing with -WhatIf' {
        Export-MaestroPlan -OutFile third.json -WhatIf
        'third.json' | Should -Not -Exist
    }

    It 'includes the progress when asked' {
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'dotnet test'
        Set-MaestroFeature auth-plan -Status in-progress
        $plan = Export-MaestroPlan -IncludeProgress
        $plan.features[0].status | Should -Be 'in-progress'
        $plan.features[1].fulfills[0].evidence | Should -Be 'dotnet test'
        $copy = $plan | New-MaestroMission -ImportProgress -Force
        (Get-MaestroAssertion -MissionId $copy.MissionId).Result | Should -Be 'passed'
    }

    It 'takes the mission from the pipeline' {
        $other = New-MaestroMission plan.json -Force
        { Export-MaestroPlan -ErrorAction Stop } | Should -Throw -ErrorId 'MissionAmbiguous*'
        (Get-MaestroMission | Export-MaestroPlan).Count | Should -Be 2
        { Get-MaestroMission | Export-MaestroPlan -OutFile x.json -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
    }
}
