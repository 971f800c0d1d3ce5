BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Uninstall-MaestroIntegration' {
    BeforeEach {
        $null = New-TestFolder
    }

    It 'gives back the bytes that were there: <Name>' -ForEach @(
        @{ Name = 'nothing'; Bytes = [byte[]]@() }
        @{ Name = 'no line end at the end'; Bytes = [System.Text.Encoding]::UTF8.GetBytes('# Mine') }
        @{ Name = 'Windows line ends'; Bytes = [System.Text.Encoding]::UTF8.GetBytes("# Mine`r`nline`r`n") }
        @{ Name = 'a byte order mark'; Bytes = [byte[]]@(0xEF, 0xBB, 0xBF, 0x41, 0x0A) }
    ) {
        $path = Join-Path $PWD 'AGENTS.md'
        [System.IO.File]::WriteAllBytes($path, $Bytes)
        $null = Install-MaestroIntegration codex -Scope Project
        (Uninstall-MaestroIntegration codex -Scope Project).Action | Should -Be removed
        [System.Convert]::ToHexString([System.IO.File]::ReadAllBytes($path)) | Should -Be ([System.Convert]::ToHexString($Bytes))
    }

    It 'takes away a file that was made for the block' {
        $null = Install-MaestroIntegration codex -Scope Project
        $null = Uninstall-MaestroIntegration codex -Scope Project
        'AGENTS.md' | Should -Not -Exist
    }

    It 'has nothing to do where nothing was installed' {
        Set-Content AGENTS.md '# Mine'
        (Uninstall-MaestroIntegration codex -Scope Project).Action | Should -Be not-found
    }

    It 'changes nothing with -WhatIf' {
        $null = Install-MaestroIntegration codex -Scope Project
        Uninstall-MaestroIntegration codex -Scope Project -WhatIf
        (Get-MaestroIntegration codex -Scope Project).Status | Should -Be current
    }
}
