@{
    RootModule           = 'Maestro.Cmdlets.dll'
    # Set by the build from Directory.Build.props.
    ModuleVersion        = '0.0.0'
    GUID                 = '6f1f9b0e-3d2c-4c57-9c1e-6d0a4a1f7b52'
    Author               = 'Maestro contributors'
    CompanyName          = 'Maestro contributors'
    Copyright            = '(c) Maestro contributors. MIT License.'
    Description          = 'A local-first conductor for multi-agent software engineering: missions, handoffs, memory and a dashboard over plain files that several coding agents and a human share.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')
    TypesToProcess       = @('Formats/Maestro.Types.ps1xml')
    FormatsToProcess     = @(
        'Formats/Assertion.Format.ps1xml'
        'Formats/Checkpoint.Format.ps1xml'
        'Formats/Feature.Format.ps1xml'
        'Formats/Environment.Format.ps1xml'
        'Formats/Integration.Format.ps1xml'
        'Formats/Milestone.Format.ps1xml'
        'Formats/Mission.Format.ps1xml'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Approve-MaestroMission'
        'Checkpoint-MaestroMission'
        'Complete-MaestroMilestone'
        'Deny-MaestroMission'
        'Get-MaestroAssertion'
        'Get-MaestroCheckpoint'
        'Get-MaestroConfig'
        'Get-MaestroFeature'
        'Get-MaestroIntegration'
        'Get-MaestroMilestone'
        'Get-MaestroMission'
        'Get-MaestroStatus'
        'Initialize-MaestroWorkspace'
        'Install-MaestroIntegration'
        'New-MaestroMission'
        'Repair-MaestroWorkspace'
        'Restore-MaestroMission'
        'Set-MaestroAssertion'
        'Set-MaestroConfig'
        'Set-MaestroFeature'
        'Set-MaestroMission'
        'Test-MaestroEnvironment'
        'Test-MaestroMission'
        'Test-MaestroPlan'
        'Uninstall-MaestroIntegration'
        'Update-MaestroIntegration'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('agents', 'ai', 'claude', 'codex', 'gemini', 'handoff', 'orchestration', 'workflow', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
