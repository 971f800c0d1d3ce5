BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Import-MaestroMemory' {
    BeforeEach {
        $null = New-TestFolder
        $null = New-Item -ItemType Directory shop, web
        $null = Initialize-MaestroWorkspace shop
        $null = Initialize-MaestroWorkspace web
        Set-Location shop
        $null = Add-MaestroCorrection 'use pnpm' -Trigger npm -Severity hard
        $null = Add-MaestroLearning 'pnpm needs corepack, and node'
        Export-MaestroMemory ../memory.json
        Set-Location ../web
    }

    It 'says what it added, and skips it the next time' {
        $first = Import-MaestroMemory ../memory.json
        $first.Added, $first.Updated, $first.Skipped | Should -Be 2, 0, 0
        (Get-MaestroCorrection).Severity | Should -Be 'hard'
        (Get-MaestroLearning).Content | Should -Be 'pnpm needs corepack, and node'
        (Import-MaestroMemory ../memory.json).Skipped | Should -Be 2
    }

    It 'gives back the same file' {
        $null = Import-MaestroMemory ../memory.json
        Export-MaestroMemory again.json
        Get-Content again.json -Raw | Should -BeExactly (Get-Content ../memory.json -Raw)
    }

    It 'keeps the newer of two corrections with one rule, and gives the reason' {
        Start-Sleep -Milliseconds 5
        $null = Add-MaestroCorrection 'Use pnpm.' -Trigger npm
        $item = Import-MaestroMemory ../memory.json -PassThru | Where-Object Kind -eq correction
        $item.Action, $item.Reason | Should -Be 'skipped', 'older than the one here'
        (Get-MaestroCorrection).Severity | Should -Be 'soft'
    }

    It 'imports nothing with -Conflict fail if one differs' {
        $null = Add-MaestroCorrection 'Use pnpm.' -Trigger npm
        { Import-MaestroMemory ../memory.json -Conflict fail -ErrorAction Stop } | Should -Throw -ErrorId 'MemoryConflict*'
        Get-MaestroLearning | Should -BeNullOrEmpty
    }

    It 'imports nothing with -WhatIf, or from a file that was not exported' {
        Import-MaestroMemory ../memory.json -WhatIf
        Set-Content other.json '{ "title": "a plan" }'
        { Import-MaestroMemory other.json -ErrorAction Stop } | Should -Throw -ErrorId 'MemoryFileInvalid*'
        Get-MaestroLearning | Should -BeNullOrEmpty
    }

    It 'is taken back by Undo-MaestroChange' {
        $null = Import-MaestroMemory ../memory.json
        Undo-MaestroChange
        Get-MaestroCorrection | Should -BeNullOrEmpty
        Get-MaestroLearning | Should -BeNullOrEmpty
    }
}
