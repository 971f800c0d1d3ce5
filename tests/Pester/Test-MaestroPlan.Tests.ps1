BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Test-MaestroPlan' {
    It 'passes a good plan and counts what is in it' {
        New-TestFolder
        $check = Test-MaestroPlan "$PSScriptRoot/../../examples/plan.json"
        $check.Passed | Should -BeTrue
        $check.Message | Should -Match '2 features'
    }

    It 'tells every problem at once, each with its place' {
        New-TestFolder
        $plan = @'
{
  "title": "",
  "milestones": [ { "id": "m", "title": "M", "description": "", "order": 0 } ],
  "features": [
    { "id": "a", "milestoneId": "nowhere", "title": "A", "description": "", "workerType": "codex", "verificationSteps": ["x"], "dependsOn": ["b"] },
    { "id": "b", "milestoneId": "m", "title": "B", "description": "", "workerType": "codex", "verificationSteps": ["x"], "dependsOn": ["a"] }
  ]
}
'@
        $failed = $plan | Test-MaestroPlan | Where-Object { -not $_.Passed }
        $failed.Path | Should -Contain 'title'
        $failed.Path | Should -Contain 'features[0].milestoneId'
        $failed.Line | Should -Contain 2
        ($failed.Message -join ' ') | Should -Match 'a -> b -> a|b -> a -> b'
    }

    It 'gives one bool with -Quiet and ends in an error with -Assert' {
        New-TestFolder
        '{}' | Test-MaestroPlan -Quiet | Should -BeFalse
        { '{}' | Test-MaestroPlan -Assert -ErrorAction Stop } | Should -Throw -ErrorId 'CheckFailed*'
    }

    It 'needs no workspace' {
        New-TestFolder
        Test-MaestroPlan "$PSScriptRoot/../../examples/plan.json" -Quiet | Should -BeTrue
    }

    It 'says which file is missing' {
        New-TestFolder
        { Test-MaestroPlan ./none.json -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound*'
    }
}
