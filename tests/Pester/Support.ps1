# What the test files share: the module, and a workspace with the quick start's mission in a folder of its own.
$module = if ($env:MAESTRO_MODULE) { $env:MAESTRO_MODULE } else { "$PSScriptRoot/../../out/Maestro/Maestro.psd1" }
Import-Module $module

function New-TestFolder {
    $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
    $null = New-Item $folder -ItemType Directory
    Set-Location $folder
    $folder
}

function New-TestWorkspace {
    param([switch] $Approved)

    $folder = New-TestFolder
    $null = Initialize-MaestroWorkspace
    Copy-Item "$PSScriptRoot/../../examples/plan.json" $folder
    $mission = New-MaestroMission -Path plan.json
    if ($Approved) {
        Approve-MaestroMission $mission.MissionId
    }
    $mission
}
