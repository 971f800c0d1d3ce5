BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Import-MaestroPrinciple' {
    BeforeEach {
        New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'adds a correction for each rule, once' {
        Set-Content .maestro/principles.jsonl '{"id":"simple","name":"Simplicity","rule":"Keep it simple","profiles":["implementation"],"mode":"advisory"}'
        (Import-MaestroPrinciple).Severity | Should -Be 'soft'
        Import-MaestroPrinciple -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings | Should -BeLike 'Every principle in * is a correction already.'
        (Get-MaestroCorrection).Rule | Should -Be 'Keep it simple'
    }

    It 'adds nothing with -WhatIf, and fails without principles' {
        { Import-MaestroPrinciple -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound*'
        Set-Content .maestro/principles.jsonl '{"id":"simple","rule":"Keep it simple","profiles":["implementation"]}'
        Import-MaestroPrinciple -WhatIf
        Get-MaestroCorrection | Should -BeNullOrEmpty
    }
}
