BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Add-MaestroRatchet' {
    BeforeEach {
        $null = New-TestWorkspace
        $correction = Add-MaestroCorrection 'Use bun, not npm' -Trigger npm
    }

    It 'makes a rule of a correction and marks the correction' {
        $rule = Add-MaestroRatchet $correction.CorrectionId -Pattern 'npm install' -Glob '**/*.sh'
        $rule.RatchetId | Should -Be "ratchet-$($correction.CorrectionId)"
        $rule.Globs | Should -Be '**/*.sh'
        (Get-MaestroCorrection).PromotedToRatchet | Should -Not -BeNullOrEmpty
    }

    It 'takes corrections from the pipeline' {
        Get-MaestroCorrection -Trigger npm | Add-MaestroRatchet -Pattern 'npm ci' | Should -Not -BeNullOrEmpty
    }

    It 'replaces the same rule and says so' {
        $null = Add-MaestroRatchet $correction.CorrectionId -Pattern 'npm install'
        $null = Add-MaestroRatchet $correction.CorrectionId -Pattern 'npm install' -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -Match 'already'
        @(Get-MaestroRatchet).Count | Should -Be 1
    }

    It 'refuses a pattern or glob that could never be checked' {
        { Add-MaestroRatchet $correction.CorrectionId -Pattern '(' -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'PatternInvalid*'
        { Add-MaestroRatchet $correction.CorrectionId -Pattern x -Glob '../x' -ErrorAction Stop } | Should -Throw -ErrorId 'PatternInvalid*'
        { Add-MaestroRatchet 1999-01-01-001 -Pattern x -ErrorAction Stop } | Should -Throw -ErrorId 'CorrectionNotFound*'
    }

    It 'changes nothing with -WhatIf' {
        Add-MaestroRatchet $correction.CorrectionId -Pattern x -WhatIf
        Get-MaestroRatchet | Should -BeNullOrEmpty
    }
}
