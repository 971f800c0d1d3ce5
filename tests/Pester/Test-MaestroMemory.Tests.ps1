BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Test-MaestroMemory' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'passes every check of a new workspace' {
        Test-MaestroMemory | Where-Object Passed -eq $false | Should -BeNullOrEmpty
        Test-MaestroMemory -Quiet | Should -BeTrue
        { Test-MaestroMemory -Assert } | Should -Not -Throw
    }

    It 'names what can have no effect, and what to type' {
        $null = Add-MaestroLearning 'one'
        $check = Test-MaestroMemory | Where-Object Passed -eq $false
        $check.Name | Should -Be 'guidance-missing'
        $check.Fix | Should -Be 'Build-MaestroGuidance'
        Test-MaestroMemory -Quiet | Should -BeFalse
    }

    It 'ends a CI step with -Assert, for the checks that are asked for' {
        $null = Add-MaestroLearning 'one'
        { Test-MaestroMemory -Assert } | Should -Throw -ErrorId 'CheckFailed*'
        { Test-MaestroMemory -Name file-readable -Assert } | Should -Not -Throw
    }

    It 'names each file that can not be read' {
        Set-Content .maestro/notes.json '['
        (Test-MaestroMemory file-readable).Message | Should -Match 'notes.json'
        { Test-MaestroMemory nonsense -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}
