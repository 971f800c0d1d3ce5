BeforeAll {
    . "$PSScriptRoot/Support.ps1"
    $required = @{ Mode = 'execute'; SessionCore = 'auth_flow'; Summary = 'Auth_flow_ready'; NextAction = 'write_tests'; ConfidenceWork = 0.9 }
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'New-MaestroHandoff' {
    It 'needs a mode, what it was about, a summary, the next action and a confidence, and collects the rest' {
        $mission = New-TestWorkspace -Approved
        $handoff = New-MaestroHandoff @required -Agent codex
        $handoff.Status | Should -Be 'pending'
        $handoff.Agent | Should -Be 'codex'
        $handoff.MissionId | Should -Be $mission.MissionId
        $handoff.Uki | Should -BeLike 'MODE-execute|CURRENT_STATE-execute_in_progress|SESSION_CORE-auth_flow|*'
    }

    It 'takes the only open feature when there is one' {
        $null = New-TestWorkspace -Approved
        'in-progress', 'review', 'done' | ForEach-Object { Set-MaestroFeature auth-plan -Status $_ }
        (New-MaestroHandoff @required).FeatureId | Should -Be 'auth-impl'
    }

    It 'takes a hashtable from the pipeline, and a parameter wins' {
        $null = New-TestWorkspace
        $handoff = $required | New-MaestroHandoff -NextAction ship_it -Decision use_jwt, no_cookies
        $handoff.Content.NextAction | Should -Be 'ship_it'
        $handoff.Content.Decisions | Should -Be 'use_jwt', 'no_cookies'
    }

    It 'takes JSON from a file, line by line' {
        $null = New-TestWorkspace
        $required | ConvertTo-Json | Set-Content handoff.json
        (Get-Content handoff.json | New-MaestroHandoff).Content.SessionCore | Should -Be 'auth_flow'
    }

    It 'records how checks ended' {
        $null = New-TestWorkspace
        $results = (New-MaestroHandoff @required -VerificationResult 'dotnet test:passed', 'lint:failed').Content.VerificationResults
        $results.Step | Should -Be 'dotnet test', 'lint'
        $results.Passed | Should -Be $true, $false
    }

    It 'makes nothing with -WhatIf' {
        $null = New-TestWorkspace
        New-MaestroHandoff @required -WhatIf | Should -BeNullOrEmpty
        Get-MaestroHandoff | Should -BeNullOrEmpty
    }

    It 'needs a summary and a next action, in ordinary language' {
        $null = New-TestWorkspace
        $made = New-MaestroHandoff -Summary 'Fix: login fails | "odd" `code`' -NextAction 'run `pytest -q` && ruff' -Decision 'use-jwt: yes'
        $read = Get-MaestroHandoff $made.HandoffId
        $read.Summary | Should -BeExactly 'Fix: login fails | "odd" `code`'
        $read.Content.NextAction | Should -BeExactly 'run `pytest -q` && ruff'
        $read.Content.Decisions | Should -BeExactly 'use-jwt: yes'
        Test-MaestroUki $read.Uki -Quiet | Should -BeTrue
    }

    It 'names everything that is missing or misplaced at once' {
        $null = New-TestWorkspace
        { New-MaestroHandoff -Mode execute -PlanPath p -ErrorAction Stop } | Should -Throw '*a summary and a next action*-PlanPath*' -ErrorId 'HandoffInvalid*'
    }

    It 'says which key of an object it does not know' {
        $null = New-TestWorkspace
        { @{ mode = 'plan'; sumary = 's' } | New-MaestroHandoff -ErrorAction Stop } | Should -Throw "*Did you mean 'summary'?*" -ErrorId 'HandoffInvalid*'
    }

    It 'refuses what belongs to the other mode' {
        $null = New-TestWorkspace
        { New-MaestroHandoff @required -PlanPath plan_md -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffInvalid*'
    }
}

Describe 'New-MaestroHandoff in a git repository' -Skip:(-not (Get-Command git -ErrorAction Ignore)) {
    It 'keeps the exact paths of changed files, whatever their names are' {
        $null = New-TestFolder
        git init -q -b feature/My-Branch
        $null = Initialize-MaestroWorkspace
        $names = 'docs/日本語.md', 'src/a very long path with many words/x.cs'
        if (-not $IsWindows) {
            $names += "q'uote`"and`nnewline.txt"
        }
        foreach ($name in $names) {
            $null = New-Item -ItemType File -Force -Path $name
        }
        $handoff = New-MaestroHandoff @required
        foreach ($name in $names) {
            $handoff.Files | Should -Contain $name
        }
        $handoff.Content.Artifacts | Should -Contain 'branch_feature_my_branch'
        Test-MaestroUki $handoff.Uki -Quiet | Should -BeTrue
    }

    It 'lists fifty files at most, and counts them all' {
        $null = New-TestFolder
        git init -q
        $null = Initialize-MaestroWorkspace
        1..60 | ForEach-Object { $null = New-Item -ItemType File "file$_.txt" }
        $handoff = New-MaestroHandoff @required
        $handoff.Files.Count | Should -Be 50
        $handoff.FilesTotal | Should -BeGreaterOrEqual 60
    }
}
