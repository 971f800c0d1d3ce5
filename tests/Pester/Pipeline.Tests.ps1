BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Composition' {
    BeforeAll {
        $mission = New-TestWorkspace -Approved
        Set-MaestroFeature auth-plan -Status in-progress
    }

    It 'filters, sorts, groups and selects as objects do' {
        Get-MaestroFeature | Where-Object Status -eq in-progress | ForEach-Object FeatureId | Should -Be 'auth-plan'
        (Get-MaestroFeature | Sort-Object FeatureId | Select-Object -First 1).FeatureId | Should -Be 'auth-impl'
        (Get-MaestroFeature | Group-Object Status -NoElement | Sort-Object Name).Name | Should -Be 'in-progress', 'pending'
    }

    It 'shows status words in JSON and CSV' {
        (Get-MaestroFeature auth-plan | ConvertTo-Json -Depth 5 | ConvertFrom-Json).Status | Should -Be 'in-progress'
        Get-MaestroFeature | Select-Object FeatureId, Status | Export-Csv features.csv
        (Import-Csv features.csv).Status | Should -Contain 'in-progress'
    }

    It 'runs in parallel runspaces without losing a write' {
        $module = (Get-Module Maestro).Path
        $folder = $PWD.Path
        1..12 | ForEach-Object -Parallel {
            Import-Module $using:module
            $null = New-MaestroMission -Path "$using:folder/plan.json" -Force -WorkspacePath $using:folder
        } -ThrottleLimit 6
        (Get-MaestroMission).Count | Should -Be 13
    }

    It 'goes from missions to features to changes without glue' {
        Get-MaestroMission | Get-MaestroFeature -Status in-progress | Set-MaestroFeature -Status review
        (Get-MaestroFeature auth-plan -MissionId $mission.MissionId).Status | Should -Be 'review'
    }
}
