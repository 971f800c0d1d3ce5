# Runs every test file here with Pester 5 and says how it went in one line that CI reads.
$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration
$failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
"$($result.PassedCount) passed, $failed failed"
exit [int]($failed -gt 0)
