BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroGuidance' {
    BeforeEach {
        $null = New-TestFolder
        $null = Initialize-MaestroWorkspace
    }

    It 'gets the text with its age and how many learnings came after it' {
        $null = Add-MaestroLearning 'one'
        $null = Build-MaestroGuidance
        $null = 'two', 'three' | Add-MaestroLearning
        $guidance = Get-MaestroGuidance
        $guidance.Summary | Should -Match 'one'
        $guidance.NewLearnings | Should -Be 2
        $guidance.Age | Should -BeOfType [TimeSpan]
    }

    It 'says what to type when there is none' {
        { Get-MaestroGuidance -ErrorAction Stop } | Should -Throw -ErrorId 'GuidanceNotFound*'
        Get-MaestroGuidance -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].ErrorDetails.RecommendedAction | Should -Match 'Build-MaestroGuidance'
    }
}
