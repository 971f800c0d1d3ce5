BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Test-MaestroRatchet' {
    BeforeEach {
        $null = New-TestWorkspace
        $null = Add-MaestroCorrection 'Use bun, not npm' -Trigger npm | Add-MaestroRatchet -Pattern 'npm install'
    }

    It 'gives an object for each rule' {
        $check = Test-MaestroRatchet
        $check.State | Should -Be 'passed'
        $check.FilesSearched | Should -BeGreaterThan 0
    }

    It 'tells a regression, with file, line and text, from a rule that never passed' {
        $null = Test-MaestroRatchet
        Set-Content build.sh "#!/bin/sh`nnpm install"
        $null = Add-MaestroCorrection 'No shell scripts' -Trigger shell | Add-MaestroRatchet -Pattern '^#!/bin/sh'
        (Test-MaestroRatchet).State | Should -Be 'regression', 'failed'
        $again = Test-MaestroRatchet
        $again.State | Should -Be 'regression', 'never-passed'
        $again[0].Violations[0].Path | Should -Be 'build.sh'
        $again[0].Violations[0].Line | Should -Be 2
        $again[0].Violations[0].Text | Should -Be 'npm install'
    }

    It 'fails a CI step with -Assert' {
        Set-Content build.sh 'npm install'
        { Test-MaestroRatchet -Assert -NoBaseline } | Should -Throw -ErrorId 'CheckFailed*'
        Test-MaestroRatchet -Quiet -NoBaseline | Should -BeFalse
    }

    It 'tells of files it could not look through' {
        [IO.File]::WriteAllBytes("$PWD/picture", [byte[]](0, 1, 2))
        $check = Test-MaestroRatchet
        $check.FilesSkipped | Should -Be 1
        $check.SkippedFiles[0].Reason | Should -Be 'binary'
    }

    It 'keeps nothing with -NoBaseline or -WhatIf' {
        $null = Test-MaestroRatchet -NoBaseline
        $null = Test-MaestroRatchet -WhatIf
        '.maestro/memory/ratchet/baseline.json' | Should -Not -Exist
    }

    It 'fails when there is no rule' {
        Get-MaestroRatchet | Remove-MaestroRatchet -Confirm:$false
        Test-MaestroRatchet -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warned | Should -Match '-AllowEmpty'
        { Test-MaestroRatchet -Assert } | Should -Throw -ErrorId 'NothingChecked*'
    }
}
