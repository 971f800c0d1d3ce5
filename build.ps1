<#
.SYNOPSIS
    Names the tasks of this repository; MSBuild does the work.
.DESCRIPTION
    Build     builds everything; the importable module is at out/Maestro afterwards.
    Test      runs the unit tests and tests/Pester, in the PowerShell and the Pester that are restored as packages.
    Pester    runs tests/Pester alone.
    Help      refreshes the parameter blocks of docs/help from the cmdlets, checks the pages, and where PlatyPS 1.0 is installed
              compares the help it makes of them with ours.
    PublicApi writes down what is public now, in PublicAPI.Unshipped.txt of Core and Cmdlets.
    Package   makes the Gallery-ready module folder and nupkg, and `maestro` as a .NET tool and as a single file, with bills of materials and
              checksums, in out/packages. -RuntimeIdentifier names the systems; all means every one there is a package for.
    Smoke     installs and uses what Package made for this system.
    Install   puts the module where Import-Module Maestro finds it, for this user.
    Uninstall takes it away again.
    Clean     removes what was built.
.EXAMPLE
    ./build.ps1 Build, Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Pester', 'Help', 'PublicApi', 'Package', 'Smoke', 'Install', 'Uninstall', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # The systems that Package compiles for. Default: this one.
    [ValidateSet('all', 'linux-x64', 'linux-arm64', 'linux-musl-x64', 'linux-musl-arm64', 'win-x64', 'win-arm64', 'osx-x64', 'osx-arm64')]
    [string[]] $RuntimeIdentifier
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$root = $PSScriptRoot
$module = Join-Path $root 'out' 'Maestro'
$packages = Join-Path $root 'out' 'packages'
$systems = 'linux-x64', 'linux-arm64', 'linux-musl-x64', 'linux-musl-arm64', 'win-x64', 'win-arm64', 'osx-x64', 'osx-arm64'

function Invoke-DotNet {
    dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) ended with $LASTEXITCODE."
    }
}

function Get-UserModuleFolder {
    # The first folder of PSModulePath is the user's own.
    $first = ($env:PSModulePath -split [System.IO.Path]::PathSeparator)[0]
    Join-Path $first 'Maestro'
}

function Invoke-Build {
    Invoke-DotNet build (Join-Path $root 'Maestro.sln') -c $Configuration
}

function Invoke-Test {
    Invoke-DotNet test (Join-Path $root 'Maestro.sln') -c $Configuration
}

function Invoke-PesterTest {
    Invoke-DotNet test (Join-Path $root 'tests' 'Pester') -c $Configuration
}

function Invoke-Help {
    Invoke-Build
    Invoke-DotNet run --project (Join-Path $root 'tools' 'HelpBuilder') -c $Configuration -- refresh $module (Join-Path $root 'docs' 'help')
    Invoke-DotNet run --project (Join-Path $root 'tools' 'HelpBuilder') -c $Configuration -- check $module (Join-Path $root 'docs' 'help')
    if (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS) {
        & (Join-Path $root 'tools' 'Compare-Help.ps1') -HelpFolder (Join-Path $root 'docs' 'help') -ModuleFolder $module -Configuration $Configuration
    }
    else {
        Write-Warning 'PlatyPS 1.0 is not installed: the pages were checked against the cmdlets, but not with PlatyPS.'
    }
}

function Invoke-PublicApi {
    # The formatter adds what is missing and takes nothing out: so it begins anew.
    foreach ($project in 'Maestro.Core', 'Maestro.Cmdlets') {
        $folder = Join-Path $root 'src' $project
        Set-Content (Join-Path $folder 'PublicAPI.Unshipped.txt') "#nullable enable`n" -NoNewline
        Invoke-DotNet format analyzers (Join-Path $folder "$project.csproj") --diagnostics RS0016 --severity warn
    }
}

function Compress-Program {
    # The one file for a system with its documents, in the archive that is usual there; entries are sorted and carry no time, so that the same
    # content has the same digest.
    param([System.IO.DirectoryInfo] $Folder, [string] $Version)

    $time = [System.DateTimeOffset]::new(1980, 1, 1, 0, 0, 0, [timespan]::Zero)
    $documents = 'LICENSE', 'THIRD-PARTY-NOTICES.md', 'README.md' | ForEach-Object { Get-Item (Join-Path $root $_) }
    $files = @(Get-ChildItem $Folder -File) + $documents | Sort-Object Name
    $name = Join-Path $packages "maestro-$Version-$($Folder.Name)"
    if ($Folder.Name -like 'win-*') {
        $archive = [System.IO.Compression.ZipFile]::Open("$name.zip", 'Create')
        foreach ($file in $files) {
            $entry = $archive.CreateEntry($file.Name)
            $entry.LastWriteTime = $time
            $stream = $entry.Open()
            $source = $file.OpenRead()
            $source.CopyTo($stream)
            $source.Dispose()
            $stream.Dispose()
        }
        $archive.Dispose()
    }
    else {
        $zip = [System.IO.Compression.GZipStream]::new([System.IO.File]::Create("$name.tar.gz"), [System.IO.Compression.CompressionLevel]::Optimal)
        $archive = [System.Formats.Tar.TarWriter]::new($zip)
        foreach ($file in $files) {
            $entry = [System.Formats.Tar.UstarTarEntry]::new('RegularFile', $file.Name)
            $entry.ModificationTime = $time
            $entry.Mode = if ($file.Name -eq 'maestro') { [System.IO.UnixFileMode] 0x1ED } else { [System.IO.UnixFileMode] 0x1A4 }
            $entry.DataStream = $file.OpenRead()
            $archive.WriteEntry($entry)
            $entry.DataStream.Dispose()
        }
        $archive.Dispose()
        $zip.Dispose()
    }
    Remove-Item $Folder -Recurse
}

function Invoke-Package {
    if (Test-Path $packages) {
        Remove-Item $packages -Recurse -Force
    }
    $shell = Join-Path $root 'src' 'Maestro.Shell' 'Maestro.Shell.csproj'
    $runtimes = if (-not $RuntimeIdentifier) { dotnet msbuild $shell '-getProperty:NETCoreSdkPortableRuntimeIdentifier' }
    elseif ($RuntimeIdentifier -contains 'all') { $systems }
    else { $RuntimeIdentifier }
    # What an earlier build left has the paths of this machine in it.
    Get-Item (Join-Path $root 'src' '*' '*' $Configuration) | Where-Object { $_.Parent.Name -in 'bin', 'obj' } | Remove-Item -Recurse -Force
    # One restore brings what every form of delivery needs.
    Invoke-DotNet msbuild $shell '-restore' '-t:PackageMaestro' '-nologo' '-v:quiet' "-p:Configuration=$Configuration" `
        "-p:PackageFolder=$packages" "-p:PackagedRuntimes=$($runtimes -join '+')" '-p:PublishReadyToRun=true' '-p:SelfContained=true'

    $folder = Get-ChildItem (Join-Path $packages 'Maestro') -Directory
    $manifest = Join-Path $folder 'Maestro.psd1'
    $null = Test-ModuleManifest $manifest
    # Find-Command and Find-PSResource -CommandName look in the Gallery for these.
    $commands = (Import-PowerShellDataFile $manifest).CmdletsToExport | ForEach-Object { ", 'PSCmdlet_$_'" }
    $text = (Get-Content $manifest -Raw).Replace("'PSEdition_Core'", "'PSEdition_Core', 'PSIncludes_Cmdlet'$(-join $commands)")
    Set-Content $manifest $text -NoNewline
    Compress-PSResource -Path $folder -DestinationPath $packages
    Get-ChildItem $packages -Directory -Exclude Maestro | ForEach-Object { Compress-Program $_ $folder.Name }

    # What is in the module and in the program, for those who must know.
    foreach ($project in 'Maestro.Adapters', 'Maestro.Shell') {
        Invoke-DotNet CycloneDX (Join-Path $root 'src' $project "$project.csproj") --output $packages --filename "$project.cdx.json" `
            --output-format Json --set-version $folder.Name --no-serial-number --disable-package-restore
    }
    Get-ChildItem $packages -File | Sort-Object Name | ForEach-Object { "$((Get-FileHash $_).Hash.ToLowerInvariant())  $($_.Name)" } |
        Set-Content (Join-Path $packages 'SHA256SUMS')
    Get-ChildItem $packages | Select-Object Name, Length
}

function Invoke-Smoke {
    & (Join-Path $root 'tests' 'Packages' 'Smoke.ps1') -PackageFolder $packages `
        -RuntimeIdentifier (dotnet msbuild (Join-Path $root 'src' 'Maestro.Core') '-getProperty:NETCoreSdkPortableRuntimeIdentifier')
    if ($LASTEXITCODE -ne 0) {
        throw 'A package does not work.'
    }
}

function Install-MaestroModule {
    Invoke-DotNet build (Join-Path $root 'src' 'Maestro.Cmdlets') -c $Configuration
    $version = (Import-PowerShellDataFile (Join-Path $module 'Maestro.psd1')).ModuleVersion
    $target = Join-Path (Get-UserModuleFolder) $version
    if (Test-Path $target) {
        Remove-Item $target -Recurse -Force
    }
    $null = New-Item $target -ItemType Directory -Force
    Copy-Item (Join-Path $module '*') $target -Recurse
    "Maestro $version is installed in $target. Type: Import-Module Maestro; Get-Command -Module Maestro"
}

function Uninstall-MaestroModule {
    $target = Get-UserModuleFolder
    if (Test-Path $target) {
        Remove-Item $target -Recurse -Force
        "Removed $target."
    }
    else {
        "There is nothing in $target."
    }
}

function Clear-Build {
    foreach ($folder in Get-ChildItem $root -Directory -Recurse -Include bin, obj | Where-Object FullName -NotMatch '[\\/]\.git[\\/]') {
        Remove-Item $folder.FullName -Recurse -Force
    }
    $out = Join-Path $root 'out'
    if (Test-Path $out) {
        Remove-Item $out -Recurse -Force
    }
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterTest }
        'Help' { Invoke-Help }
        'PublicApi' { Invoke-PublicApi }
        'Package' { Invoke-Package }
        'Smoke' { Invoke-Smoke }
        'Install' { Install-MaestroModule }
        'Uninstall' { Uninstall-MaestroModule }
        'Clean' { Clear-Build }
    }
}
