BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Set-MaestroIssue' {
    BeforeEach {
        New-TestWorkspace -Approved
        $null = Start-MaestroFeature auth-plan
        Set-MaestroFeature auth-plan -Report @{ salientSummary = 'planned'; discoveredIssues = @(@{ severity = 'high'; description = 'tokens never expire' }) }
    }

    It 'makes a feature of an issue' {
        (Set-MaestroIssue auth-plan-issue-1 -AsFeature).MadeFeatureId | Should -Be 'auth-plan-issue-1'
        (Get-MaestroFeature auth-plan-issue-1).Title | Should -Be 'tokens never expire'
        Get-MaestroIssue -Status open | Should -BeNullOrEmpty
    }

    It 'dismisses an issue with a reason' {
        (Set-MaestroIssue auth-plan-issue-1 -Dismiss -Reason 'they do since 2.1').Status | Should -Be 'dismissed'
        (Get-MaestroStatus).Issues | Should -BeNullOrEmpty
    }

    It 'says when there is no such issue' {
        { Set-MaestroIssue auth-plan-issue-7 -Dismiss -Reason none -ErrorAction Stop } | Should -Throw -ErrorId 'IssueNotFound*'
    }
}
