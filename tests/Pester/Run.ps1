<#
.SYNOPSIS
    Runs the Pester files of this folder and reports the totals in the last line.
.DESCRIPTION
    `dotnet test tests/Pester` calls this in the PowerShell that it restores. In a PowerShell of your own, with Pester 5.5 or later:
    tests/Pester/Run.ps1 -Name 'Get-*'
    A file that can't be loaded or has no test counts as a failure, and so does a skipped test where nothing but a missing right of Windows
    (links) could be the reason.
#>
param(
    # Names of files without `.Tests.ps1`; wildcards are fine.
    [string] $Name = '*',

    # The manifest of Pester. Default: the newest Pester 5 that is installed.
    [string] $PesterPath,

    # Receives one line of JSON for each file.
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
if ($PesterPath) {
    Import-Module $PesterPath
}
else {
    Import-Module Pester -MinimumVersion 5.5 -MaximumVersion 5.99
}

function Get-Failure {
    param($Result)

    foreach ($container in $Result.FailedContainers) {
        "$($container.Item): $($container.ErrorRecord)"
    }
    foreach ($block in $Result.FailedBlocks) {
        "$($block.ExpandedPath): $($block.ErrorRecord)"
    }
    foreach ($test in $Result.Failed) {
        "$($test.ExpandedPath): $($test.ErrorRecord)"
    }
    if (-not $IsWindows) {
        foreach ($test in $Result.Skipped) {
            "$($test.ExpandedPath): skipped, but every test can run on this system."
        }
    }
    if ($Result.TotalCount -eq 0 -and -not $Result.FailedContainersCount) {
        "$($file.Name): has no test."
    }
}

$results = foreach ($file in Get-ChildItem $PSScriptRoot -Filter "$Name.Tests.ps1") {
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $file.FullName
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Normal'
    $run = Invoke-Pester -Configuration $configuration
    Set-Location $PSScriptRoot
    $failures = @(Get-Failure $run)
    $result = [pscustomobject]@{
        File = $file.Name; Passed = $run.PassedCount; Failed = $failures.Count; Skipped = $run.SkippedCount; Failures = $failures
    }
    if ($ResultPath) {
        Add-Content $ResultPath (ConvertTo-Json $result -Compress)
    }
    $result
}

$failures = @($results.Failures | Where-Object { $_ })
$failures
if (-not $results) {
    $failures = @("No file is named $Name.Tests.ps1.")
    $failures
}
"$(($results | Measure-Object Passed -Sum).Sum ?? 0) passed, $($failures.Count) failed"
exit [int]($failures.Count -gt 0)
