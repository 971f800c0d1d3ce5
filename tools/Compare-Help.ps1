<#
.SYNOPSIS
    Checks the help pages with PlatyPS, and compares the help that PlatyPS makes of them with ours.
.DESCRIPTION
    Each page must be one that PlatyPS accepts. Then its MAML is written to a temporary folder and compared, text by text, with
    the one that the build made. Ends in an error when there is a difference.
.EXAMPLE
    tools/Compare-Help.ps1 -HelpFolder docs/help -ModuleFolder out/Maestro
#>
[CmdletBinding()]
param(
    # The folder of the pages.
    [Parameter(Mandatory)]
    [string] $HelpFolder,

    # The folder of the built module.
    [Parameter(Mandatory)]
    [string] $ModuleFolder,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.0

$pages = Get-ChildItem $HelpFolder -Filter '*-*.md'
# -LiteralPath of PlatyPS 1.0 gives no answer.
$refused = $pages | Where-Object { -not (Test-MarkdownCommandHelp ([wildcardpattern]::Escape($_.FullName))) }
if ($refused) {
    throw "PlatyPS does not accept: $($refused.Name -join ', ')."
}

$temporary = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('n'))
try {
    $null = New-Item $temporary -ItemType Directory
    $null = Import-MarkdownCommandHelp ($pages.FullName | ForEach-Object { [wildcardpattern]::Escape($_) }) | Export-MamlCommandHelp -OutputFolder $temporary -Force
    $theirs = Get-ChildItem $temporary -Recurse -Filter '*-Help.xml'
    $ours = Join-Path $ModuleFolder 'en-US' $theirs.Name
    dotnet run --project (Join-Path $PSScriptRoot 'HelpBuilder') -c $Configuration -- compare $ours $theirs.FullName
    if ($LASTEXITCODE -ne 0) {
        throw 'PlatyPS makes other help of the pages than the build does.'
    }
}
finally {
    if (Test-Path $temporary) {
        Remove-Item $temporary -Recurse
    }
}

"$(@($pages).Count) pages: PlatyPS accepts them and makes the same help of them."
