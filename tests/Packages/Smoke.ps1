<#
.SYNOPSIS
    Installs and uses each package of this system, as its user would, and checks for which processor every image in every package was made.
.DESCRIPTION
    Runs in pwsh: `dotnet pwsh build.ps1 Package, Smoke`. The last line is `N passed, N failed`.
#>
param(
    [string] $PackageFolder = (Join-Path $PSScriptRoot '..' '..' 'out' 'packages'),

    [string] $RuntimeIdentifier = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$packages = (Resolve-Path $PackageFolder).Path
$examples = Join-Path $PSScriptRoot '..' '..' 'examples'
$work = Join-Path ([System.IO.Path]::GetTempPath()) "maestro-smoke-$PID"
$null = New-Item $work -ItemType Directory
$script:passed = 0
$script:failed = 0

function Test-That {
    param([string] $Name, [scriptblock] $Body)

    try {
        $null = & $Body
        $script:passed++
        "passed: $Name"
    }
    catch {
        $script:failed++
        "FAILED: ${Name}: $_"
    }
}

function Invoke-Program {
    param([string] $File, [string[]] $Argument)

    $output = & $File @Argument 2>&1 | Out-String
    if ($LASTEXITCODE -ne 0) {
        throw "$File $Argument exited with ${LASTEXITCODE}: $output"
    }
    $output
}

function New-Repository {
    $folder = Join-Path $work ([guid]::NewGuid().ToString('n'))
    $null = New-Item $folder -ItemType Directory
    Copy-Item (Join-Path $examples 'plan.json'), (Join-Path $examples 'quickstart.ps1') $folder
    $null = git -C $folder init --quiet
    $folder
}

function Test-Program {
    param([string] $File)

    if ((Invoke-Program $File '--version') -notmatch '^maestro \d') {
        throw 'no version'
    }
    Push-Location (New-Repository)
    try {
        if ((Invoke-Program $File '-f', 'quickstart.ps1') -notmatch 'auth-impl') {
            throw 'the quick start shows no feature'
        }
    }
    finally {
        Pop-Location
    }
}

. (Join-Path $PSScriptRoot 'Images.ps1')

Test-That 'every file has the digest in SHA256SUMS' {
    $sums = @(Get-Content (Join-Path $packages 'SHA256SUMS'))
    if (-not $sums) {
        throw 'there are none'
    }
    foreach ($line in $sums) {
        $digest, $name = $line -split '  ', 2
        if ((Get-FileHash (Join-Path $packages $name)).Hash -ne $digest) {
            throw $name
        }
    }
}

Get-ChildItem $packages -Filter *.nupkg | ForEach-Object {
    $package = $_
    Test-That "images in $($package.Name)" {
        $wrong = @(Get-PackageImage $package.FullName | Where-Object { -not (Test-Image $_ $package.Name) })
        if ($wrong) {
            throw ($wrong | ForEach-Object { "$($_.Path): $($_.Machine), $($_.Kind)" } | Join-String -Separator '; ')
        }
    }
}

Test-That 'the module installs from a repository, imports, and runs the quick start' {
    $repository = "MaestroSmoke$PID"
    Register-PSResourceRepository $repository -Uri $packages -Trusted
    try {
        Save-PSResource Maestro -Repository $repository -Path $work -TrustRepository
    }
    finally {
        Unregister-PSResourceRepository $repository
    }
    $manifest = (Get-Item (Join-Path $work 'Maestro' '*' 'Maestro.psd1')).FullName
    $data = (Import-PowerShellDataFile $manifest).PrivateData.PSData
    $site = dotnet msbuild (Join-Path $PSScriptRoot '..' '..' 'src' 'Maestro.Core') '-getProperty:RepositoryUrl'
    if ($site -and ($data.ProjectUri -ne $site -or -not $data.IconUri.StartsWith("$site/"))) {
        throw "ProjectUri is $($data.ProjectUri), IconUri $($data.IconUri)"
    }
    $script = "Import-Module '$manifest'; if ((Get-Command -Module Maestro).Count -lt 60) { throw 'commands are missing' }; if ('$site' -and (Get-Command -Module Maestro | Where-Object HelpUri -NotLike '$site/*')) { throw 'a cmdlet has no HelpUri' }; ./quickstart.ps1"
    Push-Location (New-Repository)
    try {
        $output = & ([Environment]::ProcessPath) @(if ([Environment]::ProcessPath -match 'dotnet') { 'exec', (Join-Path $PSHOME 'pwsh.dll') }) -NoProfile -Command $script 2>&1 | Out-String
        if ($LASTEXITCODE -ne 0 -or $output -notmatch 'auth-impl') {
            throw $output
        }
    }
    finally {
        Pop-Location
    }
}

$archive = Get-ChildItem $packages -File | Where-Object Name -Match "^maestro-[\d.]+.*-$RuntimeIdentifier\.(zip|tar\.gz)$"
Test-That "the one file for $RuntimeIdentifier runs the quick start" {
    $folder = (New-Item (Join-Path $work 'file') -ItemType Directory).FullName
    tar -xf $archive.FullName -C $folder
    Test-Program (Get-Item (Join-Path $folder 'maestro*') | Where-Object Extension -In '', '.exe').FullName
}

Test-That 'the tool installs and runs the quick start' {
    $version = [regex]::Match((Get-Item (Join-Path $packages 'Maestro.Shell.[0-9]*.nupkg')).Name, '\d+\.\d+\.\d+[^ ]*(?=\.nupkg)').Value
    $folder = Join-Path $work 'tool'
    $null = Invoke-Program 'dotnet' 'tool', 'install', 'Maestro.Shell', '--version', $version, '--tool-path', $folder, '--source', $packages
    Test-Program (Get-Item (Join-Path $folder 'maestro*') | Where-Object Extension -In '', '.exe').FullName
}

Remove-Item $work -Recurse -Force -ErrorAction Ignore
"$script:passed passed, $script:failed failed"
exit [int]($script:failed -gt 0)
