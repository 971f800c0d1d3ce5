BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Split-MaestroFeature' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
    }

    It 'makes parts that inherit, and a parent that is done with the last of them' {
        $parts = Split-MaestroFeature auth-plan -Into 'First half', @{ id = 'auth-plan-b'; title = 'Second half'; dependsOn = 'auth-plan-1' }
        $parts.FeatureId | Should -Be 'auth-plan-1', 'auth-plan-b'
        (Get-MaestroFeature auth-impl).DependsOn | Should -Be 'auth-plan-1', 'auth-plan-b'
        foreach ($id in $parts.FeatureId) {
            'in-progress', 'review', 'done' | ForEach-Object { Set-MaestroFeature $id -Status $_ }
        }
        (Get-MaestroFeature auth-plan -MissionId $mission.MissionId).Status | Should -Be 'done'
    }

    It 'names the right key for a wrong one' {
        { Split-MaestroFeature auth-plan -Into @{ name = 'x' } -ErrorAction Stop } | Should -Throw "*Did you mean 'title'*" -ErrorId 'ArgumentInvalid*'
    }
}
