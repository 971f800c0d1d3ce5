# Runs many cases in one process. The program that wrote the script sets $Results and calls Case for each.
# Written with the language and .NET alone: not every host carries PowerShell's own modules.
function Case([string] $Id, [string] $Folder, [scriptblock] $Do) {
    $null = $ExecutionContext.SessionState.Path.SetLocation($Folder)
    [IO.File]::AppendAllText($Results, "begin $Id`n")
    $stopped = $false
    try { $all = @(& $Do *>&1) } catch { $stopped = $true; $all += @($_) }
    $result = [ordered]@{
        id = $Id
        stopped = $stopped
        errors = @(foreach ($item in $all) {
            if ($item -is [Management.Automation.ErrorRecord]) { $item.FullyQualifiedErrorId + ': ' + $item } })
        warnings = @(foreach ($item in $all) { if ($item -is [Management.Automation.WarningRecord]) { "$item" } })
        output = @(foreach ($item in $all) {
            if ($item -isnot [Management.Automation.ErrorRecord] -and $item -isnot [Management.Automation.WarningRecord]) { "$item" } })
    }
    [IO.File]::AppendAllText($Results, [Text.Json.JsonSerializer]::Serialize($result, [Collections.IDictionary]) + "`n")
}
