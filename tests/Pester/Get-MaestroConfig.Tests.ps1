BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroConfig' {
    BeforeEach {
        New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'gives every setting with its value and where it comes from' {
        $entry = Get-MaestroConfig locking.timeoutSeconds
        $entry.Value | Should -Be 15
        $entry.Source | Should -Be 'default'
        (Get-MaestroConfig).Key | Should -Contain 'ids.style'
    }

    It 'lists settings that only other programs use where a file contains them' {
        (Get-MaestroConfig).Key | Should -Not -Contain 'parallel.enabled'
        (Get-MaestroConfig parallel.enabled).Description | Should -BeLike 'Not used by Maestro*'
        Set-MaestroConfig parallel.enabled true
        (Get-MaestroConfig).Key | Should -Contain 'parallel.enabled'
    }

    It 'gives a whole group, or what a wildcard finds' {
        (Get-MaestroConfig memory).Count | Should -BeGreaterThan 3
        (Get-MaestroConfig 'locking.*').Key | Should -Be 'locking.timeoutSeconds'
    }

    It 'warns about keys it does not know' {
        Set-Content .maestro/config.yaml "lokking:`n  timeoutSeconds: 3"
        $null = Get-MaestroConfig -WarningVariable warned -WarningAction SilentlyContinue
        $warned[0] | Should -Match 'config.yaml:1:1'
    }

    It 'names the line and column of a wrong value' {
        Set-Content .maestro/config.yaml "locking:`n  timeoutSeconds: soon"
        { Get-MaestroConfig } | Should -Throw -ErrorId 'ConfigurationInvalid*' -ExpectedMessage '*config.yaml:2:*'
    }

    It 'says when there is no such setting' {
        { Get-MaestroConfig nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'ConfigurationKeyUnknown*'
    }
}
