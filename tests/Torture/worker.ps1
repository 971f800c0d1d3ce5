# One writer: $Count changes of the state, each written down in $Log once the cmdlet has acknowledged it.
param([string] $Folder, [string] $Log, [int] $Worker, [int] $Count, [string] $Kinds)
$kindsInTurn = $Kinds.Split(",")
$null = $ExecutionContext.SessionState.Path.SetLocation($Folder)
$ErrorActionPreference = 'Stop'
$missions = @([IO.Directory]::GetDirectories("$Folder/.maestro/missions") | ForEach-Object { [IO.Path]::GetFileName($_) } | Sort-Object)
$mission = $missions[0]
foreach ($number in 1..$Count) {
    $text = "w$Worker-$number"
    $kind = $kindsInTurn[$number % $kindsInTurn.Count]
    try {
        $value = switch ($kind) {
            note { (Add-MaestroNote $text).Content }
            assertion { $null = Set-MaestroAssertion "f$Worker-works" -MissionId $mission -Result passed -Evidence $text; $text }
            handoff { (New-MaestroHandoff -Mode plan -SessionCore c -Summary $text -NextAction 'go on' -Artifact a -ReadMore b -ConfidenceWork 0.9 -NoCollect).HandoffId }
            correction { (Add-MaestroCorrection "rule $text" -Trigger "t$Worker").CorrectionId }
            learning { $null = Add-MaestroLearning "learned $text"; "learned $text" }
            mission { (New-MaestroMission -Path plan.json -Force).MissionId }
            claim { (Receive-MaestroHandoff -Claim).HandoffId }
            feature { Set-MaestroFeature "f$Worker" -MissionId $mission -Status assigned; $text }
            prompt { $null = New-MaestroWorkerPrompt "f$Worker" -MissionId $mission; $text }
            restore { Restore-MaestroMission $mission -Confirm:$false; $text }
            update {
                $plan = Export-MaestroPlan $mission
                $plan.features[-1].title = $text
                $plan.features[-1].fulfills = @($text)
                $plan | Update-MaestroMission -MissionId $mission -Force -Reason $text
                $text
            }
            config { $null = Set-MaestroConfig locking.timeoutSeconds 20; $text }
            install { $null = Install-MaestroIntegration codex -Scope Project; $text }
            archive { Compress-MaestroMission $missions[1] -Force -Reason $text; $text }
            expand { Expand-MaestroMission ([IO.Path]::GetFileNameWithoutExtension([IO.Directory]::GetFiles("$Folder/.maestro/archive", "*-004.json")[0])); $text }
            import { Import-MaestroMission new.json; $text }
            replace { Import-MaestroMission other.json -Force; $text }
            export { Export-MaestroMission $mission out.json; $text }
            remove { Remove-MaestroFeature "f$($Worker + 1)" -MissionId $mission -Force -Reason $text -Confirm:$false; $text }
            checkpoint { (Checkpoint-MaestroMission $mission).CheckpointId }
        }
        [IO.File]::AppendAllText($Log, "ack`t$kind`t$value`n")
    }
    catch {
        [IO.File]::AppendAllText($Log, "refused`t$kind`t$($_.FullyQualifiedErrorId) $("$_".Replace("`n", ' '))`n")
    }
}
