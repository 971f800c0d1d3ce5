BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroRatchet' {
    BeforeEach {
        $null = New-TestWorkspace
        $null = Add-MaestroCorrection 'Use bun, not npm' -Trigger npm | Add-MaestroRatchet -Pattern 'npm install'
        $null = Add-MaestroCorrection 'No debugging output' -Trigger log | Add-MaestroRatchet -Pattern 'console\.log'
    }

    It 'lists the rules, oldest first' {
        (Get-MaestroRatchet).Pattern | Should -Be 'npm install', 'console\.log'
    }

    It 'picks by id, wildcard or correction' {
        (Get-MaestroRatchet *-002).Rule | Should -Be 'No debugging output'
        (Get-MaestroCorrection -Trigger npm | Get-MaestroRatchet).Pattern | Should -Be 'npm install'
    }

    It 'tells which id does not exist' {
        { Get-MaestroRatchet nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'RatchetNotFound*'
    }
}
