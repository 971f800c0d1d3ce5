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
        'Formats/Correction.Format.ps1xml'
        'Formats/Feature.Format.ps1xml'
        'Formats/Guidance.Format.ps1xml'
        'Formats/Handoff.Format.ps1xml'
        'Formats/Learning.Format.ps1xml'
        'Formats/Memory.Format.ps1xml'
        'Formats/Milestone.Format.ps1xml'
        'Formats/Mission.Format.ps1xml'
        'Formats/Note.Format.ps1xml'
        'Formats/Project.Format.ps1xml'
        'Formats/Session.Format.ps1xml'
        'Formats/Uki.Format.ps1xml'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Add-MaestroCorrection'
        'Add-MaestroLearning'
        'Add-MaestroNote'
        'Approve-MaestroMission'
        'Build-MaestroGuidance'
        'Checkpoint-MaestroMission'
        'Complete-MaestroHandoff'
        'Complete-MaestroMilestone'
        'Connect-MaestroProject'
        'ConvertFrom-MaestroUki'
        'ConvertTo-MaestroUki'
        'Deny-MaestroMission'
        'Disconnect-MaestroProject'
        'Get-MaestroAssertion'
        'Get-MaestroCheckpoint'
        'Get-MaestroConfig'
        'Get-MaestroCorrection'
        'Get-MaestroFeature'
        'Get-MaestroGuidance'
        'Get-MaestroHandoff'
        'Get-MaestroLearning'
        'Get-MaestroMilestone'
        'Get-MaestroMission'
        'Get-MaestroNote'
        'Get-MaestroProject'
        'Get-MaestroSession'
        'Get-MaestroStatus'
        'Initialize-MaestroWorkspace'
        'Measure-MaestroMemory'
        'New-MaestroHandoff'
        'New-MaestroMission'
        'Receive-MaestroHandoff'
        'Remove-MaestroCorrection'
        'Reset-MaestroHandoff'
        'Restore-MaestroMission'
        'Search-MaestroMemory'
        'Set-MaestroAssertion'
        'Set-MaestroConfig'
        'Set-MaestroFeature'
        'Set-MaestroMission'
        'Test-MaestroMemory'
        'Test-MaestroMission'
        'Test-MaestroPlan'
        'Test-MaestroUki'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('agents', 'ai', 'claude', 'codex', 'gemini', 'handoff', 'orchestration', 'workflow', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
