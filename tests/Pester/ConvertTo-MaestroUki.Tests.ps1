BeforeAll {
    . "$PSScriptRoot/Support.ps1"
    $content = @{ mode = 'plan'; sessionCore = 'core'; summary = 'Short_summary'; nextAction = 'do_next'; artifacts = 'branch_main'; readMore = 'plan_md'; cs = @{ work = 0.9 } }
}

Describe 'ConvertTo-MaestroUki' {
    It 'writes content as one line' {
        $content | ConvertTo-MaestroUki | Should -BeExactly ('MODE-plan|CURRENT_STATE-plan_ready|SESSION_CORE-core|CAUSAL_DRIVERS-NONE|DIVERGENCES-NONE|MAESTRO_REFS-NONE' +
            '|PLAN_PATHS-NONE|MAESTRO_SYNC-NONE|DECISIONS-NONE|SIGNAL_DELTA-NONE|ARTIFACTS-branch_main|READ_MORE-plan_md|NEXT_ACTION-do_next|CS-work_0.9|SUMMARY-Short_summary')
    }

    It 'takes JSON as well, and makes tokens of ids' {
        $withFeature = $content + @{ featureId = 'auth-impl' }
        $withFeature | ConvertTo-Json | ConvertTo-MaestroUki | Should -BeLike '*|MAESTRO_REFS-feature_auth_impl|*'
    }

    It 'puts an instruction before it, and it between two fences, with -AsPrompt' {
        $content | ConvertTo-MaestroUki -AsPrompt | Should -Match "(?m)^(~~~maestro-[0-9a-f]+)\nMODE-plan\|.*\n\1$"
    }

    It 'makes nothing up: content without a summary and the next action is an error' {
        { @{ mode = 'plan' } | ConvertTo-MaestroUki -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffInvalid*'
    }
}
