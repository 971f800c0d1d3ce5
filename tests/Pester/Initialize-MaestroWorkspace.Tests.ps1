BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Initialize-MaestroWorkspace' {
    It 'makes the workspace and tells what it made' {
        $folder = New-TestFolder
        $setup = Initialize-MaestroWorkspace
        $setup.Scope | Should -Be 'project'
        $setup.Root | Should -Be (Join-Path $folder '.maestro')
        $setup.Created | Should -Contain (Join-Path $folder '.maestro' 'config.yaml')
        Get-Content .gitignore | Should -Contain '.maestro/handoffs/'
    }

    It 'may be run again: nothing is made twice, and what you wrote stays' {
        New-TestFolder
        $null = Initialize-MaestroWorkspace
        Set-Content .maestro/config.yaml 'strict: true'
        $again = Initialize-MaestroWorkspace
        $again.Created | Should -BeNullOrEmpty
        Get-Content .maestro/config.yaml | Should -Be 'strict: true'
        (Get-Content .gitignore | Where-Object { $_ -eq '.maestro/handoffs/' }).Count | Should -Be 1
    }

    It 'writes a config with nothing set, so that your own settings apply' {
        New-TestFolder
        $null = Initialize-MaestroWorkspace
        Get-Content .maestro/config.yaml | Where-Object { $_ -notmatch '^\s*(#|$)' } | Should -BeNullOrEmpty
    }

    It 'adds to a .gitignore without touching its lines' {
        New-TestFolder
        [System.IO.File]::WriteAllText("$PWD/.gitignore", 'node_modules')
        $null = Initialize-MaestroWorkspace
        (Get-Content .gitignore)[0] | Should -Be 'node_modules'
    }

    It 'does nothing with -WhatIf' {
        New-TestFolder
        Initialize-MaestroWorkspace -WhatIf
        Test-Path .maestro | Should -BeFalse
    }

    It 'refuses a folder that is not there' {
        New-TestFolder
        { Initialize-MaestroWorkspace ./nowhere -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound*'
    }
}
