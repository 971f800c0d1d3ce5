BeforeAll {
    . "$PSScriptRoot/Support.ps1"
    $required = @{ Mode = 'execute'; SessionCore = 'core'; Summary = 's'; NextAction = 'next'; ConfidenceWork = 0.9 }
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Complete-MaestroHandoff' {
    BeforeEach {
        $null = New-TestWorkspace
        $handoff = New-MaestroHandoff @required
    }

    It 'says that the work is finished, and the outcome' {
        $null = Receive-MaestroHandoff -Claim -Agent codex
        Complete-MaestroHandoff $handoff.HandoffId -Report 'login works' | Should -BeNullOrEmpty
        $done = Get-MaestroHandoff $handoff.HandoffId
        $done.Status | Should -Be 'completed'
        $done.Report | Should -Be 'login works'
        $done.CompletedAt | Should -BeOfType [DateTimeOffset]
    }

    It 'takes handoffs from the pipeline' {
        $null = Receive-MaestroHandoff -Claim -Agent codex
        (Get-MaestroHandoff -Status picked-up | Complete-MaestroHandoff -PassThru).Status | Should -Be 'completed'
    }

    It 'refuses what nobody has claimed, and says how to claim it' {
        { Complete-MaestroHandoff $handoff.HandoffId -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffNotClaimed*'
        $Error[0].ErrorDetails.RecommendedAction | Should -BeLike 'Receive-MaestroHandoff*-Claim'
    }

    It 'refuses to complete twice' {
        $null = Receive-MaestroHandoff -Claim
        Complete-MaestroHandoff $handoff.HandoffId
        { Complete-MaestroHandoff $handoff.HandoffId -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffNotClaimed*'
    }
}
