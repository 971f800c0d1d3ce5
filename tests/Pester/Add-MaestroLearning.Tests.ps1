BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Add-MaestroLearning' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'keeps what was learnt, with the day' {
        $learning = Add-MaestroLearning 'The login test needs a database'
        $learning.Content | Should -Be 'The login test needs a database'
        $learning.SessionDate | Should -Be ([DateTime]::UtcNow.ToString('yyyy-MM-dd'))
    }

    It 'makes one of each string of a pipeline, in order' {
        'one', 'two', 'three' | Add-MaestroLearning
        (Get-MaestroLearning).Content | Should -Be 'three', 'two', 'one'
    }

    It 'takes the text of notes' {
        $null = Add-MaestroNote 'worth keeping'
        (Get-MaestroNote | Add-MaestroLearning).Content | Should -Be 'worth keeping'
    }

    It 'refuses empty text and keeps the rest' {
        'one', ' ', 'two' | Add-MaestroLearning -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ArgumentInvalid*'
        (Get-MaestroLearning).Content | Should -Be 'two', 'one'
    }

    It 'keeps nothing with -WhatIf' {
        'one', 'two' | Add-MaestroLearning -WhatIf
        Get-MaestroLearning | Should -BeNullOrEmpty
    }
}
