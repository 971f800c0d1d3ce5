BeforeAll {
    . "$PSScriptRoot/Support.ps1"
    $uki = 'MODE-plan|CURRENT_STATE-plan_ready|SESSION_CORE-core|CAUSAL_DRIVERS-NONE|DIVERGENCES-NONE|MAESTRO_REFS-feature_auth_impl' +
        '|PLAN_PATHS-NONE|MAESTRO_SYNC-NONE|DECISIONS-use_jwt-no_cookies|SIGNAL_DELTA-NONE|ARTIFACTS-branch_main|READ_MORE-plan_md|NEXT_ACTION-do_next|CS-work_0.9|SUMMARY-Short_summary'
}

Describe 'ConvertFrom-MaestroUki' {
    It 'gives the content of a string' {
        $content = $uki | ConvertFrom-MaestroUki
        $content.Mode | Should -Be 'plan'
        $content.Decisions | Should -Be 'use_jwt', 'no_cookies'
        $content.MaestroRefs.FeatureId | Should -Be 'auth_impl'
        $content.Cs.Work | Should -Be 0.9
    }

    It 'gives what ConvertTo-MaestroUki writes back unchanged' {
        $uki | ConvertFrom-MaestroUki | ConvertTo-MaestroUki | Should -BeExactly $uki
    }

    It 'reads the good ones of several and names the bad one' {
        $found = $uki, 'nonsense', $uki | ConvertFrom-MaestroUki -ErrorVariable problem -ErrorAction SilentlyContinue
        $found.Count | Should -Be 2
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'UkiInvalid*'
    }
}
