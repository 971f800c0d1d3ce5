# Runs the quick start in a new temporary folder, so that nothing of yours is touched. Works in pwsh and in `maestro`.
$ErrorActionPreference = 'Stop'

$demo = [System.IO.Directory]::CreateTempSubdirectory('maestro-demo-').FullName
[System.IO.File]::Copy("$PSScriptRoot/plan.json", "$demo/plan.json")
$before = $ExecutionContext.SessionState.Path.CurrentLocation
$null = $ExecutionContext.SessionState.Path.SetLocation($demo)
try {
    . "$PSScriptRoot/quickstart.ps1"
    "The workspace of this demo is in $demo."
}
finally {
    $null = $ExecutionContext.SessionState.Path.SetLocation($before.Path)
}
