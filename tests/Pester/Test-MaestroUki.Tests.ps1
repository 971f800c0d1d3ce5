BeforeAll {
    . "$PSScriptRoot/Support.ps1"
    $good = 'MODE-plan|CURRENT_STATE-plan_ready|SESSION_CORE-core|CAUSAL_DRIVERS-NONE|DIVERGENCES-NONE|MAESTRO_REFS-NONE' +
        '|PLAN_PATHS-NONE|MAESTRO_SYNC-NONE|DECISIONS-NONE|SIGNAL_DELTA-NONE|ARTIFACTS-branch_main|READ_MORE-plan_md|NEXT_ACTION-do_next|CS-work_0.9|SUMMARY-Short_summary'
    $bad = $good.Replace('work_0.9', 'work_0.90')
}

Describe 'Test-MaestroUki' {
    It 'checks each string' {
        $checks = $good, $bad | Test-MaestroUki
        $checks.Passed | Should -Be $true, $false
        $checks[1].Message | Should -BeLike '*CS*'
    }

    It 'gives only True or False with -Quiet' {
        Test-MaestroUki $good -Quiet | Should -BeTrue
        $good, $bad | Test-MaestroUki -Quiet | Should -BeFalse
    }

    It 'fails a CI step with -Assert' {
        { $bad | Test-MaestroUki -Assert } | Should -Throw -ErrorId 'CheckFailed*'
        { $good | Test-MaestroUki -Assert } | Should -Not -Throw
    }
}
