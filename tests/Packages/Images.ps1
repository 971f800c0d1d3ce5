# For which processor and system the images in a package were made, by their headers.

# What ReadyToRun images carry is the machine, exclusive-or a number of the system. Windows has none.
$systemBits = @{ linux = 0x7B79; osx = 0x4644; win = 0 }
$machines = @{ x64 = 0x8664; arm64 = 0xAA64; x86 = 0x14C; arm = 0x1C4 }

function Get-PackageImage {
    # Every .dll and .exe in a package with its machine, and whether it is native, plain IL, or compiled ahead of time.
    param([string] $Path)

    $archive = [System.IO.Compression.ZipFile]::OpenRead($Path)
    try {
        foreach ($entry in $archive.Entries | Where-Object Name -Match '\.(dll|exe)$') {
            $content = [System.IO.MemoryStream]::new()
            $stream = $entry.Open()
            $stream.CopyTo($content)
            $stream.Dispose()
            $content.Position = 0
            $reader = [System.Reflection.PortableExecutable.PEReader]::new($content)
            $kind = if ($null -eq $reader.PEHeaders.CorHeader) { 'native' }
            elseif ($reader.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size -gt 0) { 'compiled' }
            else { 'IL' }
            [pscustomobject]@{ Path = $entry.FullName; Machine = [int] $reader.PEHeaders.CoffHeader.Machine -band 0xFFFF; Kind = $kind }
        }
    }
    finally {
        $archive.Dispose()
    }
}

function Test-Image {
    # What lies in the folder of a system is for it, or plain IL. A package for one system is compiled for it, and one for all is plain IL.
    param($Image, [string] $Package)

    $folder = [regex]::Match($Image.Path, 'runtimes/(?<system>win|linux|linux-musl|osx)(-(?<machine>x64|arm64|x86|arm))?/')
    if ($folder.Success -and $folder.Groups['machine'].Success) {
        return $Image.Machine -eq $machines[$folder.Groups['machine'].Value] -or ($Image.Kind -eq 'IL' -and $Image.Machine -eq $machines['x86'])
    }
    $own = [regex]::Match($Package, '\.(?<system>win|linux|linux-musl|osx)-(?<machine>x64|arm64)\.')
    if ($own.Success) {
        $machine = $machines[$own.Groups['machine'].Value]
        $compiled = $machine -bxor $systemBits[$own.Groups['system'].Value.Replace('-musl', '')]
        return ($Image.Kind -eq 'compiled' -and $Image.Machine -eq $compiled) -or ($Image.Kind -eq 'native' -and $Image.Machine -eq $machine) `
            -or ($Image.Kind -eq 'IL' -and $Image.Machine -eq $machines['x86'])
    }
    $Image.Kind -eq 'IL' -and $Image.Machine -eq $machines['x86']
}
