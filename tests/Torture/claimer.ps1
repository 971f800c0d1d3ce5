# One claimer: tries to claim each handoff of $Ids in turn, and writes down those that it was given.
param([string] $Folder, [string] $Log, [string] $Agent, [string] $Ids)
$null = $ExecutionContext.SessionState.Path.SetLocation($Folder)
foreach ($id in $Ids.Split(',')) {
    try {
        $null = Receive-MaestroHandoff $id -Claim -Agent $Agent -ErrorAction Stop
        [IO.File]::AppendAllText($Log, "claimed`t$id`n")
    }
    catch {
        [IO.File]::AppendAllText($Log, "refused`t$id`t$($_.FullyQualifiedErrorId)`n")
    }
}
[IO.File]::AppendAllText($Log, "end`n")
