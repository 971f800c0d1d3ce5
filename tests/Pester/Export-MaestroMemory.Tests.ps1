BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Export-MaestroMemory' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $null = Add-MaestroCorrection 'use pnpm' -Trigger npm
        $null = Add-MaestroCorrection 'never log tokens' -Severity hard
        $null = Add-MaestroLearning 'pnpm needs corepack, and node'
        $null = Add-MaestroNote 'the server is down'
    }

    It 'writes all memory to one file, silently' {
        Export-MaestroMemory memory.json | Should -BeNullOrEmpty
        $file = Get-Content memory.json -Raw | ConvertFrom-Json
        $file.format | Should -Be 1
        $file.corrections.rule | Should -Be 'use pnpm', 'never log tokens'
        $file.learnings.content | Should -Be 'pnpm needs corepack, and node'
        $file.notes.content | Should -Be 'the server is down'
    }

    It 'writes the same file for the same memory' {
        Export-MaestroMemory one.json
        Export-MaestroMemory two.json
        Get-Content two.json -Raw | Should -BeExactly (Get-Content one.json -Raw)
    }

    It 'writes only what is piped to it, or the kinds that are asked for' {
        Get-MaestroCorrection -Severity hard | Export-MaestroMemory memory.json
        (Get-Content memory.json -Raw | ConvertFrom-Json).corrections.rule | Should -Be 'never log tokens'
        Get-MaestroCorrection -Trigger nosuch | Export-MaestroMemory memory.json
        (Get-Content memory.json -Raw | ConvertFrom-Json).corrections | Should -BeNullOrEmpty
        Export-MaestroMemory memory.json -Kind note
        (Get-Content memory.json -Raw | ConvertFrom-Json).learnings | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        Export-MaestroMemory memory.json -WhatIf
        'memory.json' | Should -Not -Exist
    }

    It 'refuses other objects' {
        { Get-Item . | Export-MaestroMemory memory.json -ErrorAction Stop } | Should -Throw -ErrorId 'ArgumentInvalid*'
    }
}
