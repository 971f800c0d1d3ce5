BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroFeature' {
    BeforeAll {
        $mission = New-TestWorkspace -Approved
    }

    It 'lists the features of the open missions in plan order' {
        (Get-MaestroFeature).FeatureId | Should -Be 'auth-plan', 'auth-impl'
    }

    It 'tells who waits for whom' {
        (Get-MaestroFeature auth-impl).BlockedBy | Should -Be 'auth-plan'
        (Get-MaestroFeature auth-plan).Unblocks | Should -Be 'auth-impl'
    }

    It 'finds what can be started now' {
        (Get-MaestroFeature -Ready).FeatureId | Should -Be 'auth-plan'
    }

    It 'filters by milestone, by status, by wildcard' {
        (Get-MaestroFeature -MilestoneId implement).FeatureId | Should -Be 'auth-impl'
        (Get-MaestroFeature -Status pending).Count | Should -Be 2
        (Get-MaestroFeature *-impl).FeatureId | Should -Be 'auth-impl'
        Get-MaestroFeature -Status review | Should -BeNullOrEmpty
    }

    It 'comes out of a mission in the pipeline, and goes on to the next cmdlet' {
        (Get-MaestroMission | Get-MaestroFeature | Where-Object Status -eq pending).Count | Should -Be 2
    }

    It 'completes ids, with the title as a tooltip' {
        $line = 'Get-MaestroFeature auth-i'
        $match = (TabExpansion2 $line $line.Length).CompletionMatches
        $match.CompletionText | Should -Be 'auth-impl'
        $match.ToolTip | Should -BeLike 'Implement the auth flow*'
    }

    It 'says when there is no such feature' {
        { Get-MaestroFeature nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'FeatureNotFound*'
        { Get-MaestroFeature a/b -ErrorAction Stop } | Should -Throw -ErrorId 'IdInvalid*'
        { Get-MaestroFeature -MilestoneId nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'MilestoneNotFound*'
    }

    It 'works from a folder below the workspace' {
        $null = New-Item deep/down -ItemType Directory
        Push-Location deep/down
        (Get-MaestroFeature).Count | Should -Be 2
        Pop-Location
    }
}
