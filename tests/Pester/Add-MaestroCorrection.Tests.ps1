BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Add-MaestroCorrection' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'keeps a rule with the words and files that recall it' {
        $correction = Add-MaestroCorrection 'Use bun, not npm' -Trigger npm, install -Glob 'package.json' -Source 'ran npm install'
        $correction.CorrectionId | Should -Match '^\d{4}-\d{2}-\d{2}-001$'
        $correction.Severity | Should -Be 'soft'
        $correction.Trigger.Keywords | Should -Be 'npm', 'install'
        $correction.Trigger.FileGlobs | Should -Be 'package.json'
        $correction.Source | Should -Be 'ran npm install'
    }

    It 'updates a rule that is kept already, and says so' {
        $first = Add-MaestroCorrection 'Use bun, not npm' -Trigger npm
        $second = Add-MaestroCorrection 'use bun, not npm.' -Trigger install -Severity hard -WarningVariable warned -WarningAction SilentlyContinue
        $second.CorrectionId | Should -Be $first.CorrectionId
        $second.Trigger.Keywords | Should -Be 'npm', 'install'
        $warned | Should -Match $first.CorrectionId
        @(Get-MaestroCorrection).Count | Should -Be 1
    }

    It 'needs no trigger for a hard rule, which every worker is told' {
        Add-MaestroCorrection 'Never commit secrets' -Severity hard
        (Search-MaestroMemory 'anything at all').Text | Should -Be 'Never commit secrets'
    }

    It 'takes the severity from the config when none is given' {
        Set-MaestroConfig memory.corrections.severity_default hard
        (Add-MaestroCorrection 'Never commit secrets').Severity | Should -Be 'hard'
    }

    It 'takes corrections of another workspace over' {
        $other = Add-MaestroCorrection 'Hash passwords' -Trigger password -Glob 'src/auth/**' -Severity hard
        New-TestFolder
        $null = Initialize-MaestroWorkspace
        $taken = $other | Add-MaestroCorrection
        $taken.Severity | Should -Be 'hard'
        $taken.Trigger.FileGlobs | Should -Be 'src/auth/**'
    }

    It 'refuses a rule that nothing could recall, no rule, and a glob that leads out' {
        { Add-MaestroCorrection 'rule' -ErrorAction Stop } | Should -Throw -ErrorId 'CorrectionInvalid*'
        { Add-MaestroCorrection '' -Trigger a -ErrorAction Stop } | Should -Throw -ErrorId 'CorrectionInvalid*'
        { Add-MaestroCorrection 'rule' -Glob '../other/*' -ErrorAction Stop } | Should -Throw -ErrorId 'PatternInvalid*'
        Get-MaestroCorrection | Should -BeNullOrEmpty
    }

    It 'keeps nothing with -WhatIf, but still tells what is wrong' {
        Add-MaestroCorrection 'rule' -Trigger a -WhatIf
        Get-MaestroCorrection | Should -BeNullOrEmpty
        { Add-MaestroCorrection 'rule' -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'CorrectionInvalid*'
    }
}
