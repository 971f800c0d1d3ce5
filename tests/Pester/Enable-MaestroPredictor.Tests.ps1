BeforeAll {
    . "$PSScriptRoot/Support.ps1"

    function Get-Suggestion {
        # What the predictor suggests for a text. It finds its steps beside the typing, so a line editor asks again with each key, as here.
        param([string] $Text, [string] $Wanted, [scriptblock] $Until = { $suggested.SuggestionText -contains $Wanted })

        $tokens = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref] $tokens, [ref] $null)
        $client = [System.Management.Automation.Subsystem.Prediction.PredictionClient]::new('Pester', 'Terminal')
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        do {
            $suggested = [System.Management.Automation.Subsystem.Prediction.CommandPrediction]::PredictInputAsync($client, $ast, $tokens, 10000).GetAwaiter().GetResult() |
                Where-Object Name -EQ Maestro | ForEach-Object Suggestions
        } until ((& $Until) -or $watch.Elapsed.TotalSeconds -gt 20)
        $suggested
    }
}

AfterAll {
    Disable-MaestroPredictor
    Set-Location $PSScriptRoot
}

Describe 'Enable-MaestroPredictor' {
    It 'suggests the next steps of the workspace, as they are now' {
        $mission = New-TestWorkspace
        Enable-MaestroPredictor
        $wanted = "Approve-MaestroMission $($mission.MissionId)"
        $suggested = Get-Suggestion 'appr' $wanted
        $suggested.SuggestionText | Should -Be $wanted
        $suggested.ToolTip | Should -Be 'approve the plan so that work can begin'

        Approve-MaestroMission
        (Get-Suggestion 'New-MaestroW' 'New-MaestroWorkerPrompt auth-plan').SuggestionText | Should -Be 'New-MaestroWorkerPrompt auth-plan'
    }

    It 'is enabled only once' {
        Enable-MaestroPredictor
        Enable-MaestroPredictor -Verbose 4>&1 | Should -BeLike '*enabled already*'
        @((Get-PSSubsystem -Kind CommandPredictor).Implementations | Where-Object Name -EQ Maestro).Count | Should -Be 1
    }

    It 'suggests nothing where there is no workspace' {
        $mission = New-TestWorkspace
        Enable-MaestroPredictor
        $wanted = "Approve-MaestroMission $($mission.MissionId)"
        $null = Get-Suggestion 'appr' $wanted
        New-TestFolder
        Get-Suggestion 'appr' -Until { -not $suggested } | Should -BeNullOrEmpty
    }
}
