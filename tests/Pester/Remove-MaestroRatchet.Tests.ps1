BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Remove-MaestroRatchet' {
    BeforeEach {
        $null = New-TestWorkspace
        $rule = Add-MaestroCorrection 'Use bun, not npm' -Trigger npm | Add-MaestroRatchet -Pattern 'npm install'
    }

    It 'takes the rule out and the mark off its correction' {
        Remove-MaestroRatchet $rule.RatchetId -Confirm:$false
        Get-MaestroRatchet | Should -BeNullOrEmpty
        (Get-MaestroCorrection).PromotedToRatchet | Should -BeNullOrEmpty
    }

    It 'gives the rule to what comes next' {
        $null = Remove-MaestroRatchet $rule.RatchetId -Confirm:$false -PassThru | Add-MaestroRatchet -Pattern 'npm ci'
        (Get-MaestroRatchet).Pattern | Should -Be 'npm ci'
    }

    It 'removes nothing with -WhatIf' {
        Get-MaestroRatchet | Remove-MaestroRatchet -WhatIf
        Get-MaestroRatchet | Should -Not -BeNullOrEmpty
    }

    It 'tells which id does not exist' {
        { Remove-MaestroRatchet nosuch -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'RatchetNotFound*'
    }
}
