BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Write-MaestroPrompt' {
    It 'counts what waits' {
        New-TestWorkspace -Approved
        Write-MaestroPrompt | Should -Be '1 ready'
        Set-MaestroFeature auth-plan -Status in-progress
        Set-MaestroFeature auth-plan -Status review -WarningAction Ignore
        $null = New-MaestroHandoff -Summary 'the plan is written' -NextAction 'read it' -Agent codex
        Write-MaestroPrompt | Should -Be '1 review, 1 handoff'
    }

    It 'writes text around the segment, where there is one' {
        New-TestWorkspace
        Write-MaestroPrompt '[{0}] ' | Should -BeNullOrEmpty
        Approve-MaestroMission
        Write-MaestroPrompt '[{0}] ' | Should -Be '[1 ready] '
    }

    It 'says that something is damaged' {
        $mission = New-TestWorkspace -Approved
        Set-Content ".maestro/missions/$($mission.MissionId)/features/auth-plan.json" '<<<<<<<'
        Write-MaestroPrompt | Should -Be 'damaged'
        Write-MaestroPrompt | Should -Be 'damaged'
    }

    It 'is silent elsewhere, and about mistakes' {
        New-TestFolder
        Write-MaestroPrompt -ErrorAction Stop | Should -BeNullOrEmpty
        New-TestWorkspace -Approved
        Write-MaestroPrompt '{1}' -ErrorAction Stop | Should -BeNullOrEmpty
        Write-MaestroPrompt -WorkspacePath "no`0where" -ErrorAction Stop | Should -BeNullOrEmpty
        Write-MaestroPrompt -WorkspacePath variable: -ErrorAction Stop | Should -BeNullOrEmpty
        $env:MAESTRO_ROOT = '/no/where'
        try {
            Write-MaestroPrompt -ErrorAction Stop | Should -BeNullOrEmpty
        }
        finally {
            $env:MAESTRO_ROOT = $null
        }
    }
}
