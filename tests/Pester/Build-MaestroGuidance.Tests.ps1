BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Build-MaestroGuidance' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'compiles the learnings, those that say the same once' {
        $null = 'The token lives an hour', 'the token lives an hour.', 'Migrations run first' | Add-MaestroLearning
        $guidance = Build-MaestroGuidance
        $guidance.RawCount | Should -Be 3
        ([regex]::Matches($guidance.Summary, 'token lives an hour')).Count | Should -Be 1
        $guidance.Summary | Should -Match '2 times'
    }

    It 'gives the same text for the same learnings' {
        $null = 'one thing', 'another thing', 'a third matter' | Add-MaestroLearning
        $first = (Build-MaestroGuidance).Summary
        (Build-MaestroGuidance).Summary | Should -BeExactly $first
    }

    It 'stays within -MaxLength' {
        $null = 1..100 | ForEach-Object { "learning number $_ speaks of subject $_" } | Add-MaestroLearning
        (Build-MaestroGuidance -MaxLength 500).Summary.Length | Should -BeLessOrEqual 500
    }

    It 'takes a text of your own, from the pipeline too' {
        (Build-MaestroGuidance 'Mind the gap').Summary | Should -Be 'Mind the gap'
        ('one', 'two' | Build-MaestroGuidance).Summary | Should -Be "one`ntwo"
    }

    It 'refuses to compile nothing, or into nothing' {
        { Build-MaestroGuidance -ErrorAction Stop } | Should -Throw -ErrorId 'GuidanceNotFound*'
        $null = Add-MaestroLearning 'one'
        { Build-MaestroGuidance -MaxLength 10 -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
        { Build-MaestroGuidance -Summary ' ' -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
    }

    It 'does not write over a file with merge markers, nor with -WhatIf' {
        $null = Add-MaestroLearning 'one'
        Build-MaestroGuidance -WhatIf
        { Get-MaestroGuidance -ErrorAction Stop } | Should -Throw -ErrorId 'GuidanceNotFound*'
        Set-Content .maestro/memory/learnings/_compiled.json "<<<<<<< ours`n=======`n>>>>>>> theirs"
        { Build-MaestroGuidance -ErrorAction Stop } | Should -Throw -ErrorId 'StateFileDamaged*'
    }
}
