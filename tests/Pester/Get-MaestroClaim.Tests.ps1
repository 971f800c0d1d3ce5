BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroClaim' {
    BeforeEach {
        $null = New-TestWorkspace -Approved
    }

    It 'lists who holds what' {
        Get-MaestroClaim | Should -BeNullOrEmpty
        $null = Start-MaestroFeature auth-plan -Agent codex -SessionId s-1 -Lease 00:30:00
        $claim = Get-MaestroClaim
        $claim.FeatureId | Should -Be 'auth-plan'
        $claim.Holder | Should -Be 'codex'
        $claim.SessionId | Should -Be 's-1'
        $claim.Lease.TotalMinutes | Should -Be 30
        $claim.Quiet | Should -BeOfType timespan
    }

    It 'marks what is yours' {
        $null = Start-MaestroFeature auth-plan
        (Get-MaestroClaim).IsMine | Should -BeTrue
        (Get-MaestroStatus).MyFeatureIds | Should -Be 'auth-plan'
    }

    It 'filters by holder, quiet and expired claims' {
        $null = Start-MaestroFeature auth-plan -Agent codex
        (Get-MaestroClaim -Agent c*).FeatureId | Should -Be 'auth-plan'
        Get-MaestroClaim -Agent gemini | Should -BeNullOrEmpty
        Get-MaestroClaim -Quiet | Should -BeNullOrEmpty
        Get-MaestroClaim -Expired | Should -BeNullOrEmpty
    }

    It 'shows who did what is finished' {
        $null = Start-MaestroFeature auth-plan -Agent codex
        Set-MaestroFeature auth-plan -Status review -Agent codex
        Get-MaestroClaim | Should -BeNullOrEmpty
        (Get-MaestroClaim -IncludeEnded).Outcome | Should -Be 'review'
    }

    It 'takes features from the pipeline' {
        $null = Start-MaestroFeature auth-plan -Agent codex
        (Get-MaestroFeature auth-plan | Get-MaestroClaim).Holder | Should -Be 'codex'
    }
}
