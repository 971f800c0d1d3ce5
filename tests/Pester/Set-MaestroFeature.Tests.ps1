BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Set-MaestroFeature' {
    BeforeEach {
        New-TestWorkspace -Approved
    }

    It 'moves a feature along its states and starts the mission' {
        Set-MaestroFeature auth-plan -Status in-progress
        (Get-MaestroMission).Status | Should -Be 'executing'
        Set-MaestroFeature auth-plan -Status review
        Set-MaestroFeature auth-plan -Status done
        (Get-MaestroFeature auth-plan).Status | Should -Be 'done'
    }

    It 'takes features from the pipeline' {
        Get-MaestroFeature -Ready | Set-MaestroFeature -Status assigned
        (Get-MaestroFeature -Status assigned).FeatureId | Should -Be 'auth-plan'
    }

    It 'keeps a report given as an object, as JSON, or as a file' {
        Set-MaestroFeature auth-plan -Report @{ salientSummary = 'planned'; whatWasLeftUndone = 'logout' }
        (Get-MaestroFeature auth-plan).Report.WhatWasLeftUndone | Should -Be 'logout'
        Set-MaestroFeature auth-plan -Report '{ "content": "planned again" }'
        (Get-MaestroFeature auth-plan).Report.SalientSummary | Should -Be 'planned again'
        Set-Content report.json '{ "salientSummary": "from a file" }'
        Set-MaestroFeature auth-plan -Report report.json
        (Get-MaestroFeature auth-plan).Report.SalientSummary | Should -Be 'from a file'
    }

    It 'notes why a feature is taken up again' {
        Set-MaestroFeature auth-plan -Status in-progress
        Set-MaestroFeature auth-plan -Status review
        Set-MaestroFeature auth-plan -Status pending -Reason 'tests are missing'
        $log = Get-ChildItem .maestro/missions -Recurse -Filter retry-log.json | Get-Content -Raw | ConvertFrom-Json
        $log.reason | Should -Be 'tests are missing'
        $log.previousStatus | Should -Be 'review'
    }

    It 'warns when a dependency is not done, and refuses with -Strict' {
        { Set-MaestroFeature auth-impl -Status in-progress -Strict -ErrorAction Stop } | Should -Throw -ErrorId 'DependencyNotDone*'
        Set-MaestroFeature auth-impl -Status in-progress -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -Match 'auth-plan'
    }

    It 'is strict always when the config says so' {
        Set-MaestroConfig strict $true
        { Set-MaestroFeature auth-impl -Status in-progress -ErrorAction Stop } | Should -Throw -ErrorId 'DependencyNotDone*'
    }

    It 'refuses a step the states do not have, and a report without a summary' {
        { Set-MaestroFeature auth-plan -Status done -ErrorAction Stop } | Should -Throw -ErrorId 'TransitionNotAllowed*'
        { Set-MaestroFeature auth-plan -Report @{ notes = 'x' } -ErrorAction Stop } | Should -Throw -ErrorId 'ReportInvalid*'
    }

    It 'needs an approved mission' {
        New-TestWorkspace
        { Set-MaestroFeature auth-plan -Status assigned -ErrorAction Stop } | Should -Throw -ErrorId 'MissionNotApproved*'
    }

    It 'changes nothing with -WhatIf, but still tells what is wrong' {
        Set-MaestroFeature auth-plan -Status assigned -WhatIf
        (Get-MaestroFeature auth-plan).Status | Should -Be 'pending'
        { Set-MaestroFeature nosuch -Status assigned -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'FeatureNotFound*'
    }

    It 'changes what the plan says' {
        $feature = Set-MaestroFeature auth-impl -Title 'Build it' -Priority 0 -Label ui -File 'src/**' -PassThru
        $feature.Title, $feature.Priority, $feature.Status | Should -Be 'Build it', 0, 'pending'
        Set-MaestroFeature auth-impl -DependsOn @() -MilestoneId plan
        (Get-MaestroFeature auth-impl).DependsOn | Should -BeNullOrEmpty
        (Get-MaestroAssertion).MilestoneId | Should -Be 'plan'
        { Set-MaestroFeature auth-plan -ParentId auth-plan -ErrorAction Stop } | Should -Throw -ErrorId 'PlanInvalid*'
    }

    It 'takes a sentence as the report, and a single word as a path' {
        New-TestWorkspace -Approved
        $null = Start-MaestroFeature auth-plan
        Set-MaestroFeature auth-plan -Report 'agreed with the team: tokens expire'
        (Get-MaestroFeature auth-plan).Report.SalientSummary | Should -Be 'agreed with the team: tokens expire'
        { Set-MaestroFeature auth-plan -Report reprot.json -ErrorAction Stop } | Should -Throw
    }
}
