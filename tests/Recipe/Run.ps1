<#
.SYNOPSIS
    Follows the recipe in docs/architecture.md, word for word, in a copy of the source.
.DESCRIPTION
    The line above each block says what to do with it: "Create `path`:", "In `path`, add above|below `start of a line`:", "In `path`, add at the
    end:", "Run:", or "The output is:" for what the last command printed. Anything else is an error, and so is a command that fails.
    Needs the .NET SDK and git. Every PowerShell 7 will do, also that of maestro:
    dotnet run --project src/Maestro.Shell -- -f tests/Recipe/Run.ps1
#>
param(
    # Edits the files, but runs no command.
    [switch] $EditOnly
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
$root = [System.IO.Path]::GetFullPath("$PSScriptRoot/../..")
$heading = 'A cmdlet in ten minutes'

function Get-Block {
    $text = [System.IO.File]::ReadAllText("$root/docs/architecture.md").ReplaceLineEndings("`n")
    $sections = @($text -split '(?m)^## ' | Where-Object { $_.StartsWith("$heading`n") })
    if ($sections.Count -ne 1) {
        throw "docs/architecture.md needs one section '$heading'."
    }

    $pattern = '(?ms)(?:^(?<direction>[^\n]*\S)\n\s*?\n)?^(?<indent> *)```[a-z]*\n(?<text>.*?)^\k<indent>```$'
    foreach ($match in [regex]::Matches($sections[0], $pattern)) {
        $indent = $match.Groups['indent'].Value
        [pscustomobject]@{
            Direction = $match.Groups['direction'].Value.Trim()
            Text      = $match.Groups['text'].Value -replace "(?m)^$indent"
        }
    }
}

function Copy-Source {
    param([string] $Folder)

    $files = git -C $root -c core.quotePath=off ls-files --cached --others --exclude-standard
    if ($LASTEXITCODE -ne 0) {
        throw 'git could not list the source files.'
    }

    foreach ($file in $files | Where-Object { [System.IO.File]::Exists("$root/$_") }) {
        $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName("$Folder/$file"))
        [System.IO.File]::Copy("$root/$file", "$Folder/$file")
    }
}

function Add-Line {
    param([string] $Path, [string] $Where, [string] $Anchor, [string] $Text)

    $old = [System.IO.File]::ReadAllText($Path).ReplaceLineEndings("`n")
    if (-not $Anchor) {
        [System.IO.File]::WriteAllText($Path, $old.TrimEnd("`n") + "`n" + $Text)
        return
    }

    $lines = @($old -split '(?<=\n)')
    $found = @(0..($lines.Count - 1) | Where-Object { $lines[$_].TrimStart().StartsWith($Anchor, 'Ordinal') })
    if ($found.Count -ne 1) {
        throw "$($found.Count) lines of '$Path' start with '$Anchor'; it must be one."
    }

    $at = if ($Where -eq 'above') { $found[0] } else { $found[0] + 1 }
    [System.IO.File]::WriteAllText($Path, (-join $lines[0..($at - 1)]) + $Text + (-join $lines[$at..($lines.Count - 1)]))
}

# Returns what the commands print.
function Invoke-Line {
    param([string] $Text)

    foreach ($line in $Text.Trim() -split "`n") {
        [Console]::Error.WriteLine("> $line")
        $output = @(& ([scriptblock]::Create($line)) 2>&1 | ForEach-Object { "$_" })
        if ($LASTEXITCODE -ne 0 -or $output -match 'No test matches') {
            throw "'$line' failed:`n$($output -join "`n")"
        }

        $output
    }
}

function Format-Output {
    param([string[]] $Lines)

    (($Lines | ForEach-Object TrimEnd) -join "`n").Trim("`n")
}

$folder = [System.IO.Directory]::CreateTempSubdirectory('maestro-recipe-').FullName
try {
    Copy-Source $folder
    $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
    $printed = @()
    $done = 0
    foreach ($block in Get-Block) {
        $direction = $block.Direction
        if ($direction -match '(?:^|\s)Create `(?<path>[^`]+)`:$') {
            $path = "$folder/$($Matches.path)"
            if ([System.IO.File]::Exists($path)) {
                throw "The recipe creates '$($Matches.path)', which already exists."
            }

            $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($path))
            [System.IO.File]::WriteAllText($path, $block.Text)
        }
        elseif ($direction -match '(?:^|\s)In `(?<path>[^`]+)`, add (?:(?<where>above|below) `(?<anchor>[^`]+)`|at the end):$') {
            # Until the command that creates the page has run, there is nothing to edit.
            if (-not $EditOnly -or [System.IO.File]::Exists("$folder/$($Matches.path)") -or $Matches.path -notlike 'docs/help/*') {
                Add-Line "$folder/$($Matches.path)" ($Matches['where'] ?? '') ($Matches['anchor'] ?? '') $block.Text
            }
        }
        elseif ($direction -match '(?:^|\s)Run:$') {
            $printed = if (-not $EditOnly) { @(Invoke-Line $block.Text) }
        }
        elseif ($direction -match '(?:^|\s)The output is:$') {
            if (-not $EditOnly -and (Format-Output $printed) -cne (Format-Output $block.Text.Split("`n"))) {
                throw "The recipe promises`n$($block.Text)`nbut the output is`n$($printed -join "`n")"
            }
        }
        else {
            throw "The recipe doesn't say what to do with the block below '$direction':`n$($block.Text)"
        }

        $done++
    }

    "$done blocks followed"
}
finally {
    $null = $ExecutionContext.SessionState.Path.SetLocation($root)
    [System.IO.Directory]::Delete($folder, $true)
}
