@{
    # PowerShell's own assembly, which is next to the program, under the name that it has in pwsh.
    NestedModules        = @('Microsoft.PowerShell.Commands.Management.dll')
    ModuleVersion        = '7.0.0.0'
    GUID                 = '5b0f8c63-9f0b-4d55-8a0c-7c6d1c3c7e94'
    Author               = 'Maestro contributors'
    Description          = 'Files, folders, processes and locations: Get-Content, Get-ChildItem, Join-Path, Start-Process and the like.'
    CompatiblePSEditions = @('Core')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @('gcb', 'gin', 'gtz', 'scb', 'stz')
    # On systems other than Windows some of these do not exist.
    CmdletsToExport      = @(
        'Add-Content', 'Clear-Content', 'Clear-Item', 'Clear-ItemProperty', 'Clear-RecycleBin', 'Convert-Path', 'Copy-Item',
        'Copy-ItemProperty', 'Debug-Process', 'Get-ChildItem', 'Get-Clipboard', 'Get-ComputerInfo', 'Get-Content', 'Get-HotFix',
        'Get-Item', 'Get-ItemProperty', 'Get-ItemPropertyValue', 'Get-Location', 'Get-Process', 'Get-PSDrive', 'Get-PSProvider',
        'Get-Service', 'Get-TimeZone', 'Invoke-Item', 'Join-Path', 'Move-Item', 'Move-ItemProperty', 'New-Item', 'New-ItemProperty',
        'New-PSDrive', 'New-Service', 'Pop-Location', 'Push-Location', 'Remove-Item', 'Remove-ItemProperty', 'Remove-PSDrive',
        'Remove-Service', 'Rename-Computer', 'Rename-Item', 'Rename-ItemProperty', 'Resolve-Path', 'Restart-Computer', 'Restart-Service',
        'Resume-Service', 'Set-Clipboard', 'Set-Content', 'Set-Item', 'Set-ItemProperty', 'Set-Location', 'Set-Service', 'Set-TimeZone',
        'Split-Path', 'Start-Process', 'Start-Service', 'Stop-Computer', 'Stop-Process', 'Stop-Service', 'Suspend-Service',
        'Test-Connection', 'Test-Path', 'Wait-Process'
    )
}
