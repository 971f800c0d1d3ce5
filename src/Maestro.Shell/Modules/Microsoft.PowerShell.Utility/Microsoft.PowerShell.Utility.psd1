@{
    # PowerShell's own assembly, which is next to the program, under the name that it has in pwsh.
    NestedModules        = @('Microsoft.PowerShell.Commands.Utility.dll')
    ModuleVersion        = '7.0.0.0'
    GUID                 = 'd9f6a3a4-6c1d-4f0e-9a55-3f2f3d5f8b21'
    Author               = 'Maestro contributors'
    Description          = 'Objects, text and formats: Select-Object, Sort-Object, Format-Table, ConvertTo-Json, Export-Csv, Select-String and the like.'
    CompatiblePSEditions = @('Core')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @('fhx')
    # On systems other than Windows some of these do not exist.
    CmdletsToExport      = @(
        'Add-Member', 'Add-Type', 'Clear-Variable', 'Compare-Object', 'ConvertFrom-CliXml', 'ConvertFrom-Csv', 'ConvertFrom-Json',
        'ConvertFrom-Markdown', 'ConvertFrom-SddlString', 'ConvertFrom-StringData', 'ConvertTo-CliXml', 'ConvertTo-Csv',
        'ConvertTo-Html', 'ConvertTo-Json', 'ConvertTo-Xml', 'Debug-Runspace', 'Disable-PSBreakpoint', 'Disable-RunspaceDebug',
        'Enable-PSBreakpoint', 'Enable-RunspaceDebug', 'Export-Alias', 'Export-Clixml', 'Export-Csv', 'Export-FormatData',
        'Export-PSSession', 'Format-Custom', 'Format-Hex', 'Format-List', 'Format-Table', 'Format-Wide', 'Get-Alias', 'Get-Culture',
        'Get-Date', 'Get-Error', 'Get-Event', 'Get-EventSubscriber', 'Get-FileHash', 'Get-FormatData', 'Get-Host', 'Get-MarkdownOption',
        'Get-Member', 'Get-PSBreakpoint', 'Get-PSCallStack', 'Get-Random', 'Get-Runspace', 'Get-RunspaceDebug', 'Get-SecureRandom',
        'Get-TraceSource', 'Get-TypeData', 'Get-UICulture', 'Get-Unique', 'Get-Uptime', 'Get-Variable', 'Get-Verb', 'Group-Object',
        'Import-Alias', 'Import-Clixml', 'Import-Csv', 'Import-LocalizedData', 'Import-PowerShellDataFile', 'Import-PSSession',
        'Invoke-Expression', 'Invoke-RestMethod', 'Invoke-WebRequest', 'Join-String', 'Measure-Command', 'Measure-Object', 'New-Alias',
        'New-Event', 'New-Guid', 'New-Object', 'New-TemporaryFile', 'New-TimeSpan', 'New-Variable', 'Out-File', 'Out-Printer',
        'Out-String', 'Read-Host', 'Register-EngineEvent', 'Register-ObjectEvent', 'Remove-Alias', 'Remove-Event', 'Remove-PSBreakpoint',
        'Remove-TypeData', 'Remove-Variable', 'Select-Object', 'Select-String', 'Select-Xml', 'Send-MailMessage', 'Set-Alias',
        'Set-Date', 'Set-MarkdownOption', 'Set-PSBreakpoint', 'Set-TraceSource', 'Set-Variable', 'Show-Markdown', 'Sort-Object',
        'Start-Sleep', 'Tee-Object', 'Test-Json', 'Trace-Command', 'Unblock-File', 'Unregister-Event', 'Update-FormatData',
        'Update-List', 'Update-TypeData', 'Wait-Debugger', 'Wait-Event', 'Write-Debug', 'Write-Error', 'Write-Host', 'Write-Information',
        'Write-Output', 'Write-Progress', 'Write-Verbose', 'Write-Warning'
    )
}
