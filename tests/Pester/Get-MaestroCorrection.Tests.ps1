BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroCorrection' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
        $null = Add-MaestroCorrection 'one' -Trigger auth
        $null = Add-MaestroCorrection 'two' -Trigger login -Severity hard
        $null = Add-MaestroCorrection 'three' -Glob 'docs/**'
    }

    It 'gets all, newest first' {
        (Get-MaestroCorrection).Rule | Should -Be 'three', 'two', 'one'
    }

    It 'picks by id, start of an id, and wildcard' {
        $id = (Get-MaestroCorrection)[1].Id
        (Get-MaestroCorrection $id).Rule | Should -Be 'two'
        (Get-MaestroCorrection *-003).Rule | Should -Be 'three'
        Get-MaestroCorrection 1999* | Should -BeNullOrEmpty
    }

    It 'picks by severity and by what recalls it' {
        (Get-MaestroCorrection -Severity hard).Rule | Should -Be 'two'
        (Get-MaestroCorrection -Trigger AUTH).Rule | Should -Be 'one'
        (Get-MaestroCorrection -Trigger l*, docs*).Rule | Should -Be 'three', 'two'
    }

    It 'says which id is unknown, and that a path is no id' {
        { Get-MaestroCorrection 1999-01-01-001 -ErrorAction Stop } | Should -Throw -ErrorId 'CorrectionNotFound*'
        { Get-MaestroCorrection ../notes -ErrorAction Stop } | Should -Throw -ErrorId 'IdInvalid*'
    }

    It 'names a damaged file and returns the others' {
        Set-Content .maestro/memory/corrections/1999-01-01-001.json '{ "id": '
        @(Get-MaestroCorrection -ErrorVariable problems -ErrorAction SilentlyContinue).Count | Should -Be 3
        $problems.Count | Should -Be 1
        "$problems" | Should -Match '1999-01-01-001.json'
    }

    It 'shows a table that fits a narrow screen' {
        $lines = (Get-MaestroCorrection | Out-String -Width 80) -split '\r?\n'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
        $lines -match 'Rule' | Should -Not -BeNullOrEmpty
    }
}
