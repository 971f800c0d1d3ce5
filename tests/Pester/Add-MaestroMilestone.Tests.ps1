BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Add-MaestroMilestone' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
    }

    It 'adds a milestone at the end' {
        (Add-MaestroMilestone release 'Release' -Description 'Ship it').Order | Should -Be 2
        (Get-MaestroMilestone).MilestoneId | Should -Be 'plan', 'implement', 'release'
    }

    It 'adds a gate in between' {
        $milestone = Add-MaestroMilestone review 'Review' -Order 1 -Kind gate -Profile code-review
        $milestone.Kind, $milestone.Profile | Should -Be 'gate', 'code-review'
    }

    It 'refuses an id that exists' {
        { Add-MaestroMilestone PLAN 'Again' -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
    }
}
