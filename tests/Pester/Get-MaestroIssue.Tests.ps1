BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroIssue' {
    It 'lists what reports name beside the work' {
        New-TestWorkspace -Approved
        $null = Start-MaestroFeature auth-plan
        Set-MaestroFeature auth-plan -Report @{ salientSummary = 'planned'; discoveredIssues = @(@{ severity = 'high'; description = 'tokens never expire' }) }
        $issue = Get-MaestroIssue
        $issue.IssueId | Should -Be 'auth-plan-issue-1'
        $issue.Status | Should -Be 'open'
        (Get-MaestroStatus).Issues.Description | Should -Be 'tokens never expire'
        Get-MaestroIssue -Status dismissed | Should -BeNullOrEmpty
    }

    It 'says when there is no such issue' {
        New-TestWorkspace -Approved
        { Get-MaestroIssue nothing-issue-1 -ErrorAction Stop } | Should -Throw -ErrorId 'IssueNotFound*'
    }
}
