BeforeAll {
    . "$PSScriptRoot/Support.ps1"
    $required = @{ Mode = 'execute'; SessionCore = 'core'; NextAction = 'next'; ConfidenceWork = 0.9; NoCollect = $true; Artifact = 'a'; ReadMore = 'r' }
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroHandoff' {
    BeforeEach {
        $null = New-TestWorkspace
        $one = New-MaestroHandoff @required -Summary first -Agent codex
        $two = New-MaestroHandoff @required -Summary second -Agent gemini
    }

    It 'lists handoffs, the newest first' {
        (Get-MaestroHandoff).Summary | Should -Be 'second', 'first'
        (Get-MaestroHandoff -First 1).Summary | Should -Be 'second'
    }

    It 'finds by id, start of an id, and wildcard' {
        (Get-MaestroHandoff $one.HandoffId).Summary | Should -Be 'first'
        (Get-MaestroHandoff '*-002').Summary | Should -Be 'second'
        { Get-MaestroHandoff $one.HandoffId.Substring(0, 10) -ErrorAction Stop } | Should -Throw -ErrorId 'IdAmbiguous*'
    }

    It 'filters by status, mode and agent' {
        $null = Receive-MaestroHandoff $one.HandoffId -Claim
        (Get-MaestroHandoff -Status pending).Summary | Should -Be 'second'
        (Get-MaestroHandoff -Status picked-up, completed).Summary | Should -Be 'first'
        (Get-MaestroHandoff -Agent 'gem*').Summary | Should -Be 'second'
        Get-MaestroHandoff -Mode plan | Should -BeNullOrEmpty
    }

    It 'gives what it can read, and names the file that it can not' {
        Set-Content -LiteralPath ".maestro/handoffs/$($one.HandoffId).json" -Value '{'
        $found = Get-MaestroHandoff -ErrorVariable problem -ErrorAction SilentlyContinue
        $found.Summary | Should -Be 'second'
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'StateFileDamaged*'
        "$($problem[0])" | Should -BeLike "*$($one.HandoffId).json*"
    }

    It 'says so when there is no such handoff' {
        { Get-MaestroHandoff 2001-01-01-001 -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffNotFound*'
    }
}
