BeforeAll {
    . "$PSScriptRoot/Support.ps1"
    $required = @{ Mode = 'execute'; SessionCore = 'core'; NextAction = 'next'; ConfidenceWork = 0.9; NoCollect = $true; Artifact = 'a'; ReadMore = 'r' }
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Receive-MaestroHandoff' {
    BeforeEach {
        $null = New-TestWorkspace
        $one = New-MaestroHandoff @required -Summary first -FeatureId auth-impl
        $two = New-MaestroHandoff @required -Summary second
    }

    It 'looks at the oldest pending one and changes nothing' {
        (Receive-MaestroHandoff).Summary | Should -Be 'first'
        (Get-MaestroHandoff -Status pending).Count | Should -Be 2
    }

    It 'claims the oldest, then the next, and then there is none' {
        (Receive-MaestroHandoff -Claim -Agent codex).Summary | Should -Be 'first'
        (Receive-MaestroHandoff -Claim -Agent gemini).PickedUpBy | Should -Be 'gemini'
        { Receive-MaestroHandoff -Claim -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffNonePending*'
    }

    It 'claims the one of an id, and tells the second claimer who was first' {
        $null = Receive-MaestroHandoff $one.HandoffId -Claim -Agent codex
        { Receive-MaestroHandoff $one.HandoffId -Claim -ErrorAction Stop } | Should -Throw '*held by codex*' -ErrorId 'HandoffNotPending*'
    }

    It 'gives it to its holder again' {
        $null = Receive-MaestroHandoff $one.HandoffId -Claim -Agent codex
        (Receive-MaestroHandoff $one.HandoffId -Claim -Agent codex).Summary | Should -Be 'first'
    }

    It 'takes the oldest about a feature' {
        (Receive-MaestroHandoff -FeatureId auth-impl).Summary | Should -Be 'first'
        { Receive-MaestroHandoff -FeatureId auth-docs -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffNonePending*'
    }

    It 'gives the UKI string, or text to paste' {
        Receive-MaestroHandoff -AsUki | Should -BeExactly $one.Uki
        Receive-MaestroHandoff -AsPrompt | Should -BeLike "# Handoff $($one.HandoffId)*`n$($one.Uki)`n*Complete-MaestroHandoff $($one.HandoffId) -Report*"
        { Receive-MaestroHandoff -AsUki -AsPrompt -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
    }

    It 'gives up waiting after the time given' {
        { Receive-MaestroHandoff -FeatureId auth-docs -Wait -TimeoutSeconds 0.2 -ErrorAction Stop } | Should -Throw -ErrorId 'HandoffWaitTimeout*'
    }

    It 'claims nothing with -WhatIf' {
        Receive-MaestroHandoff -Claim -WhatIf | Should -BeNullOrEmpty
        (Get-MaestroHandoff -Status pending).Count | Should -Be 2
    }
}
