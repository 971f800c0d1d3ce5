BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Set-MaestroConfig' {
    BeforeEach {
        New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'sets a value and leaves the rest of the file as it is' {
        $before = Get-Content .maestro/config.yaml
        Set-MaestroConfig locking.timeoutSeconds 30
        $entry = Get-MaestroConfig locking.timeoutSeconds
        $entry.Value | Should -Be 30
        $entry.Source | Should -Be 'project'
        Get-Content .maestro/config.yaml | Select-Object -First $before.Count | Should -Be $before
    }

    It 'takes a setting out again' {
        Set-MaestroConfig strict $true
        Set-MaestroConfig strict -Unset
        (Get-MaestroConfig strict).Source | Should -Be 'default'
    }

    It 'refuses a value of the wrong kind, and a key it does not know' {
        { Set-MaestroConfig locking.timeoutSeconds soon -ErrorAction Stop } | Should -Throw -ErrorId 'ConfigurationInvalid*'
        { Set-MaestroConfig lokking.timeoutSeconds 3 -ErrorAction Stop } | Should -Throw -ErrorId 'ConfigurationKeyUnknown*'
    }

    It 'changes nothing with -WhatIf' {
        $before = Get-FileHash .maestro/config.yaml
        Set-MaestroConfig strict $true -WhatIf
        (Get-FileHash .maestro/config.yaml).Hash | Should -Be $before.Hash
    }
}
