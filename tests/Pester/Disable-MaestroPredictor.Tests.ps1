BeforeAll {
    . "$PSScriptRoot/Support.ps1"

    function Get-Predictor {
        (Get-PSSubsystem -Kind CommandPredictor).Implementations | Where-Object Name -EQ Maestro
    }
}

Describe 'Disable-MaestroPredictor' {
    It 'ends the suggestions' {
        Enable-MaestroPredictor
        Get-Predictor | Should -Not -BeNullOrEmpty
        Disable-MaestroPredictor
        Get-Predictor | Should -BeNullOrEmpty
    }

    It 'says that nothing was enabled' {
        Disable-MaestroPredictor
        Disable-MaestroPredictor -Verbose 4>&1 | Should -BeLike '*not enabled*'
    }

    It 'happens by itself when the module is removed' {
        Enable-MaestroPredictor
        Remove-Module Maestro
        Get-Predictor | Should -BeNullOrEmpty
        Import-Module $module
    }
}
