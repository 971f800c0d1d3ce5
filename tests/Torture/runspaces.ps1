# Many writers in one process: worker.ps1 in as many runspaces.
param([string] $Worker, [string] $Folder, [int] $Writers, [int] $Count, [string] $Kinds)
$state = [initialsessionstate]::CreateDefault2()
$state.ImportPSModule([string[]] @((Get-Command Add-MaestroNote).Module.Path))
$pool = [runspacefactory]::CreateRunspacePool($Writers, $Writers, $state, $Host)
$pool.Open()
$running = foreach ($number in 0..($Writers - 1)) {
    $shell = [powershell]::Create()
    $shell.RunspacePool = $pool
    $null = $shell.AddScript([IO.File]::ReadAllText($Worker)).AddParameters(
        @{ Folder = $Folder; Log = "$Folder/log-$number"; Worker = $number; Count = $Count; Kinds = $Kinds })
    , @($shell, $shell.BeginInvoke())
}
foreach ($pair in $running) { $null = $pair[0].EndInvoke($pair[1]); $pair[0].Dispose() }
$pool.Dispose()
