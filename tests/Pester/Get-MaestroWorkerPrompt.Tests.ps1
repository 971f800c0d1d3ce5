BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroWorkerPrompt' {
    BeforeEach {
        $null = New-TestWorkspace
        $made = New-MaestroWorkerPrompt auth-impl
    }

    It 'finds the prompts that were made' {
        $prompt = Get-MaestroWorkerPrompt
        $prompt.FeatureId | Should -Be 'auth-impl'
        $prompt.Text | Should -Be $made
        $prompt.WrittenTo | Should -Exist
    }

    It 'gives the text alone with -Raw' {
        Get-MaestroWorkerPrompt auth-impl -Raw | Should -Be $made
    }

    It 'passes over features without a prompt, unless one is named' {
        (Get-MaestroWorkerPrompt auth-*).FeatureId | Should -Be 'auth-impl'
        { Get-MaestroWorkerPrompt auth-plan -ErrorAction Stop } | Should -Throw -ErrorId 'PromptNotFound*'
    }
}
