BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Stop-MaestroFeature' {
    BeforeEach {
        $null = New-TestWorkspace -Approved
        $null = Start-MaestroFeature auth-plan -Agent codex -SessionId s-1
    }

    It 'releases a feature, so that another session can start it' {
        Stop-MaestroFeature auth-plan -Reason 'out of context' -Agent codex -SessionId s-1
        (Get-MaestroFeature auth-plan).Status | Should -Be 'pending'
        (Start-MaestroFeature -Next -Agent gemini).Holder | Should -Be 'gemini'
    }

    It 'adds the reason to the retry log' {
        Stop-MaestroFeature auth-plan -Reason 'out of context' -Agent codex -SessionId s-1
        $log = Get-ChildItem .maestro/missions -Recurse -Filter retry-log.json | Get-Content -Raw | ConvertFrom-Json
        $log.reason | Should -Be 'out of context'
        $log.previousStatus | Should -Be 'in-progress'
    }

    It 'blocks a feature' {
        (Stop-MaestroFeature auth-plan -Reason 'no key' -Blocked -Agent codex -SessionId s-1 -PassThru).Status | Should -Be 'blocked'
    }

    It 'releases the feature of another session only with -Force' {
        { Stop-MaestroFeature auth-plan -Reason 'x' -ErrorAction Stop } | Should -Throw -ErrorId 'FeatureHeld*'
        Stop-MaestroFeature auth-plan -Reason 'session ended' -Force
        (Get-MaestroFeature auth-plan).Holder | Should -BeNullOrEmpty
    }

    It 'reports a feature that nobody works on' {
        { Stop-MaestroFeature auth-impl -Reason 'x' -ErrorAction Stop } | Should -Throw -ErrorId 'NothingToChange*'
    }

    It 'changes nothing with -WhatIf' {
        Stop-MaestroFeature auth-plan -Reason 'x' -Force -WhatIf
        (Get-MaestroFeature auth-plan).Holder | Should -Be 'codex'
    }

    It 'asks a person, and waits for the answer' {
        Stop-MaestroFeature auth-plan -Question 'Which key?' -Agent codex -SessionId s-1
        (Get-MaestroFeature auth-plan).Question | Should -Be 'Which key?'
        (Get-MaestroStatus).Questions.AskedBy | Should -Be 'codex'
        { Start-MaestroFeature -Next -ErrorAction Stop } | Should -Throw -ErrorId 'NothingReady*'
        Set-MaestroFeature auth-plan -Answer 'The blue one.'
        (Get-MaestroFeature auth-plan).Status | Should -Be 'pending'
        { Set-MaestroFeature auth-plan -Answer 'Again.' -ErrorAction Stop } | Should -Throw -ErrorId 'QuestionNotFound*'
    }
}
