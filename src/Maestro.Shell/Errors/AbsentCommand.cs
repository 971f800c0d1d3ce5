
namespace Maestro.Shell.Errors;

/// <summary>Why a command is not here, and what to type instead.</summary>
internal sealed record AbsentCommand(string Message, string? Hint)
{
    // Nouns and aliases of Microsoft.PowerShell.Utility and .Management: what people reach for out of habit.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Add-Content", "Add-Member", "Add-Type", "Clear-Content", "Clear-Item", "Clear-ItemProperty", "Clear-Variable", "Compare-Object",
        "Convert-Path", "ConvertFrom-Csv", "ConvertFrom-Json", "ConvertFrom-Markdown", "ConvertFrom-StringData", "ConvertTo-Csv", "ConvertTo-Html",
        "ConvertTo-Json", "ConvertTo-Xml", "Copy-Item", "Copy-ItemProperty", "Export-Alias", "Export-Clixml", "Export-Csv", "Export-FormatData",
        "Format-Custom", "Format-Hex", "Format-List", "Format-Table", "Format-Wide", "Get-Alias", "Get-ChildItem", "Get-Clipboard", "Get-Content",
        "Get-Culture", "Get-Date", "Get-Error", "Get-Event", "Get-FileHash", "Get-FormatData", "Get-Host", "Get-Item", "Get-ItemProperty",
        "Get-ItemPropertyValue", "Get-Location", "Get-Member", "Get-Process", "Get-PSCallStack", "Get-PSDrive", "Get-PSProvider", "Get-Random",
        "Get-Service", "Get-TimeZone", "Get-TypeData", "Get-UICulture", "Get-Unique", "Get-Uptime", "Get-Variable", "Get-Verb", "Group-Object",
        "Import-Alias", "Import-Clixml", "Import-Csv", "Import-LocalizedData", "Import-PowerShellDataFile", "Invoke-Expression", "Invoke-Item",
        "Invoke-RestMethod", "Invoke-WebRequest", "Join-Path", "Join-String", "Measure-Command", "Measure-Object", "Move-Item", "New-Alias",
        "New-Event", "New-Guid", "New-Item", "New-ItemProperty", "New-Object", "New-PSDrive", "New-TemporaryFile", "New-TimeSpan", "New-Variable",
        "Out-File", "Out-GridView", "Out-String", "Pop-Location", "Push-Location", "Read-Host", "Register-EngineEvent", "Register-ObjectEvent",
        "Remove-Alias", "Remove-Event", "Remove-Item", "Remove-ItemProperty", "Remove-PSDrive", "Remove-Variable", "Rename-Item", "Resolve-Path",
        "Select-Object", "Select-String", "Select-Xml", "Set-Alias", "Set-Clipboard", "Set-Content", "Set-Item", "Set-ItemProperty",
        "Set-Location", "Set-PSBreakpoint", "Set-Variable", "Sort-Object", "Split-Path", "Start-Process", "Start-Sleep", "Stop-Process",
        "Tee-Object", "Test-Connection", "Test-Json", "Test-Path", "Trace-Command", "Unregister-Event", "Update-FormatData", "Update-TypeData",
        "Wait-Event", "Wait-Process", "Write-Debug", "Write-Error", "Write-Host", "Write-Information", "Write-Output", "Write-Progress",
        "Write-Verbose", "Write-Warning",
        "cat", "cd", "compare", "copy", "cp", "curl", "diff", "dir", "echo", "epcsv", "fl", "ft", "fw", "gc", "gci", "gm", "group", "iex", "ipcsv",
        "irm", "iwr", "ls", "measure", "mv", "popd", "pushd", "pwd", "rm", "select", "sleep", "sls", "sort", "tee",
    };

    /// <summary>The reason, or null when nothing better can be said than that the name is unknown.</summary>
    public static AbsentCommand? Explain(string name, IEnumerable<string> known)
    {
        if (Names.Contains(name))
        {
            return new AbsentCommand(
                $"'{name}' belongs to pwsh's own modules (Microsoft.PowerShell.Utility and .Management), which maestro does not include.",
                "Run this in pwsh, after: Import-Module Maestro");
        }

        IReadOnlyList<string> near = DidYouMean.Among(known, name);
        return near.Count == 0 ? null : new AbsentCommand($"Unknown command '{name}'.", "Did you mean " + string.Join(", ", near) + "?");
    }
}
