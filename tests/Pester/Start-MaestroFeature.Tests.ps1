BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Start-MaestroFeature' {
    BeforeEach {
        $null = New-TestWorkspace -Approved
    }

    It 'starts a feature and claims it' {
        $feature = Start-MaestroFeature auth-plan -Agent codex
        $feature.Status | Should -Be 'in-progress'
        $feature.Holder | Should -Be 'codex'
        (Get-MaestroMission).Status | Should -Be 'executing'
    }

    It 'gives a feature to one session and names it to the others' {
        $null = Start-MaestroFeature auth-plan -Agent codex -SessionId s-1
        { Start-MaestroFeature auth-plan -Agent codex -SessionId s-2 -ErrorAction Stop } | Should -Throw -ErrorId 'FeatureHeld*' -ExpectedMessage '*held by codex (session s-1); it was claimed at *'
        { Set-MaestroFeature auth-plan -Status in-progress -Agent codex -SessionId s-2 -ErrorAction Stop } | Should -Throw -ErrorId 'FeatureHeld*'
        { Set-MaestroFeature auth-plan -Status review -Agent codex -SessionId s-2 -ErrorAction Stop } | Should -Throw -ErrorId 'FeatureHeld*'
    }

    It 'succeeds again for the holder' {
        $null = Start-MaestroFeature auth-plan -Agent codex
        (Start-MaestroFeature auth-plan -Agent codex).Holder | Should -Be 'codex'
    }

    It 'takes a person in several terminals for the same one' {
        $null = Start-MaestroFeature auth-plan
        (Start-MaestroFeature auth-plan).Holder | Should -Match '@'
        Set-MaestroFeature auth-plan -Status review
    }

    It 'chooses the next feature, and says why there is none' {
        (Start-MaestroFeature -Next -Agent codex).FeatureId | Should -Be 'auth-plan'
        { Start-MaestroFeature -Next -Agent gemini -ErrorAction Stop } | Should -Throw -ErrorId 'NothingReady*' -ExpectedMessage "*'auth-impl' waits for auth-plan; 'auth-plan' is held by codex*"
    }

    It 'takes a feature over with a reason' {
        $null = Start-MaestroFeature auth-plan -Agent codex
        { Start-MaestroFeature auth-plan -Agent gemini -Take -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
        (Start-MaestroFeature auth-plan -Agent gemini -Take -Reason 'codex is gone').Holder | Should -Be 'gemini'
    }

    It 'takes features from the pipeline' {
        (Get-MaestroFeature -Ready | Start-MaestroFeature).FeatureId | Should -Be 'auth-plan'
    }

    It 'shows a lease as a time span' {
        (Start-MaestroFeature auth-plan -Lease 00:30:00).Lease.TotalMinutes | Should -Be 30
        { Start-MaestroFeature auth-plan -Lease 30 -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentTransformationError*'
    }

    It 'changes nothing with -WhatIf, but still reports what is wrong' {
        Start-MaestroFeature -Next -WhatIf
        (Get-MaestroFeature auth-plan).Status | Should -Be 'pending'
        { Start-MaestroFeature nosuch -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'FeatureNotFound*'
    }

    It 'leaves the file of the feature as other programs know it' {
        $null = Start-MaestroFeature auth-plan -Agent codex
        $text = Get-ChildItem .maestro/missions -Recurse -Filter auth-plan.json | Get-Content -Raw
        $text | Should -Not -Match 'holder|lease|sessionId'
    }
}
