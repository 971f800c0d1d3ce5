<#
.SYNOPSIS
    Makes docs/images/control.svg from what Show-MaestroControl -Preview really shows.
.DESCRIPTION
    Plays a short story in a new temporary repository with the cmdlets, sets the times of what was written to fixed distances from now and its dates
    to one date, takes one frame, and draws it. The same Maestro gives the same picture.
.PARAMETER ModulePath
    The module to show: out/Maestro of this clone, unless another is named.
.PARAMETER OutFile
    Where the picture goes.
.PARAMETER Size
    Columns and rows.
.EXAMPLE
    ./docs/images/render.ps1
#>
[CmdletBinding()]
param(
    [string] $ModulePath = (Join-Path $PSScriptRoot '..' '..' 'out' 'Maestro' 'Maestro.psd1'),
    [string] $OutFile = (Join-Path $PSScriptRoot 'control.svg'),
    [string] $Size = '120x30'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Import-Module $ModulePath

$cellWidth = 8.4
$cellHeight = 17
$ink = '#d4d4d4'
$paper = '#1e1e1e'

function Invoke-Story {
    git init --quiet --initial-branch main .
    git -c user.name=demo -c user.email=demo@example.com commit --quiet --allow-empty --message 'Begin'
    $null = Initialize-MaestroWorkspace
    $mission = New-MaestroMission -Path (Join-Path $PSScriptRoot 'picture.json')
    Approve-MaestroMission $mission.MissionId

    Set-MaestroFeature checkout-plan -Status in-progress
    Set-MaestroFeature checkout-plan -Status review
    Set-MaestroFeature checkout-plan -Status done
    Set-MaestroAssertion flow-agreed -Result passed -Evidence 'minutes of the meeting'
    Complete-MaestroMilestone plan
    $null = Checkpoint-MaestroMission

    foreach ($feature in 'basket-api', 'card-form', 'order-history') {
        Set-MaestroFeature $feature -Status in-progress
    }
    Set-MaestroFeature basket-api -Status review
    Set-MaestroFeature basket-api -Status done
    Set-MaestroAssertion totals-right -Result passed -Evidence 'dotnet test'
    Set-MaestroFeature order-history -Status review

    $null = New-MaestroHandoff -Mode execute -Agent claude-code -SessionId story -NoCollect -FeatureId card-form -SessionCore card_form -Artifact file_src_card_form_ts -ReadMore file_src_card_form_ts `
        -Summary Form_done-checks_open -NextAction finish_card_checks -CompletedWork fields_and_layout -Validation build_green -ConfidenceWork 0.8
    $null = New-MaestroHandoff -Mode execute -Agent codex -SessionId story -NoCollect -FeatureId receipt-mail -SessionCore basket_totals -Artifact file_src_basket_cs -ReadMore file_src_basket_cs `
        -Summary Totals_ready-receipt_can_start -NextAction start_receipt_mail -CompletedWork totals_with_tax -Validation tests_green -ConfidenceWork 0.9
    $null = Receive-MaestroHandoff -Claim -Agent gemini
    $null = Add-MaestroCorrection 'Money is a decimal, never a double' -Trigger money, total, price -Severity hard
    $null = Add-MaestroNote 'The sandbox of the provider is down on Sundays'
}

function Move-StoryTime {
    # What happened gets its place in the past by the order in which it was written; half a minute more keeps the minutes apart from the moment of drawing.
    $pattern = '\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z'
    $files = Get-ChildItem .maestro -Recurse -File -Filter *.json
    $times = $files | ForEach-Object { [regex]::Matches((Get-Content $_ -Raw), $pattern).Value } | Sort-Object -Unique
    $now = [DateTime]::UtcNow
    $moved = @{}
    for ($i = 0; $i -lt $times.Count; $i++) {
        $ago = 30 + 240 * ($times.Count - 1 - $i)
        $moved[$times[$i]] = $now.AddSeconds(-$ago).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'")
    }
    foreach ($file in $files) {
        $text = [regex]::Replace((Get-Content $file -Raw), $pattern, { param($match) $moved[$match.Value] })
        Set-Content $file $text -NoNewline
    }
}

function Get-Color([int] $Index) {
    # The sixteen colours of a common dark theme, then the cube and the greys of 256-colour terminals.
    $basic = '#000000', '#cd3131', '#0dbc79', '#e5e510', '#2472c8', '#bc3fbc', '#11a8cd', '#e5e5e5', '#666666', '#f14c4c', '#23d18b', '#f5f543', '#3b8eea', '#d670d6', '#29b8db', '#ffffff'
    if ($Index -lt 16) { return $basic[$Index] }
    if ($Index -ge 232) { $grey = 8 + 10 * ($Index - 232); return '#{0:x2}{0:x2}{0:x2}' -f $grey }
    $steps = 0, 95, 135, 175, 215, 255
    $cube = $Index - 16
    '#{0:x2}{1:x2}{2:x2}' -f $steps[[Math]::Floor($cube / 36)], $steps[[Math]::Floor($cube / 6) % 6], $steps[$cube % 6]
}

function Read-Style([hashtable] $Style, [int[]] $Codes) {
    for ($i = 0; $i -lt $Codes.Count; $i++) {
        switch ($Codes[$i]) {
            0 { $Style.Ink = $null; $Style.Paper = $null; $Style.Bold = $false; $Style.Dim = $false; $Style.Reverse = $false; $Style.Underline = $false; break }
            1 { $Style.Bold = $true; break }
            2 { $Style.Dim = $true; break }
            4 { $Style.Underline = $true; break }
            7 { $Style.Reverse = $true; break }
            22 { $Style.Bold = $false; $Style.Dim = $false; break }
            24 { $Style.Underline = $false; break }
            27 { $Style.Reverse = $false; break }
            39 { $Style.Ink = $null; break }
            49 { $Style.Paper = $null; break }
            { $_ -in 30..37 } { $Style.Ink = Get-Color ($_ - 30); break }
            { $_ -in 40..47 } { $Style.Paper = Get-Color ($_ - 40); break }
            { $_ -in 90..97 } { $Style.Ink = Get-Color ($_ - 82); break }
            { $_ -in 100..107 } { $Style.Paper = Get-Color ($_ - 92); break }
            { $_ -in 38, 48 } {
                $ground = $_ -eq 38 ? 'Ink' : 'Paper'
                if ($Codes[$i + 1] -eq 5) { $Style[$ground] = Get-Color $Codes[$i + 2]; $i += 2 }
                else { $Style[$ground] = '#{0:x2}{1:x2}{2:x2}' -f $Codes[$i + 2], $Codes[$i + 3], $Codes[$i + 4]; $i += 4 }
                break
            }
        }
    }
}

function Format-Number([double] $Value) { $Value.ToString('0.##', [cultureinfo]::InvariantCulture) }

function ConvertTo-SvgRun([string] $Text, [int] $Column, [int] $Row, [hashtable] $Style) {
    $front = $Style.Ink ?? $ink
    $back = $Style.Paper
    if ($Style.Reverse) { $front, $back = ($back ?? $paper), $front }
    $x = Format-Number ($Column * $cellWidth)
    $width = Format-Number ($Text.Length * $cellWidth)
    if ($back) {
        '<rect x="{0}" y="{1}" width="{2}" height="{3}" fill="{4}"/>' -f $x, ($Row * $cellHeight), $width, $cellHeight, $back
    }
    if ($Text.Trim().Length -gt 0) {
        $weight = $Style.Bold ? ' font-weight="bold"' : ''
        $faint = $Style.Dim ? ' opacity="0.6"' : ''
        $line = $Style.Underline ? ' text-decoration="underline"' : ''
        '<text x="{0}" y="{1}" textLength="{2}" fill="{3}"{4}{5}{6} xml:space="preserve">{7}</text>' -f $x, ($Row * $cellHeight + 13), $width, $front, $weight, $faint, $line, [Security.SecurityElement]::Escape($Text)
    }
}

function ConvertTo-Svg([string[]] $Frame) {
    # The picture's texts are of single-width characters, so a cell is a UTF-16 unit.
    $columns, $rows = $Size -split 'x'
    $width = Format-Number ([int] $columns * $cellWidth)
    $height = [int] $rows * $cellHeight
    "<svg xmlns=`"http://www.w3.org/2000/svg`" viewBox=`"-8 -8 $(Format-Number ([int] $columns * $cellWidth + 16)) $($height + 16)`" font-family=`"ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', Menlo, monospace`" font-size=`"14`">"
    '<title>Mission Control, as Show-MaestroControl -Preview shows it</title>'
    "<rect x=`"-8`" y=`"-8`" width=`"$(Format-Number ([int] $columns * $cellWidth + 16))`" height=`"$($height + 16)`" rx=`"6`" fill=`"$paper`"/>"
    $style = @{ Ink = $null; Paper = $null; Bold = $false; Dim = $false; Reverse = $false; Underline = $false }
    for ($row = 0; $row -lt $Frame.Count; $row++) {
        $column = 0
        foreach ($part in [regex]::Matches($Frame[$row], "`e\[(?<codes>[0-9;]*)m|`e\[[0-9;?]*[A-Za-z]|(?<text>[^`e]+)")) {
            if ($part.Groups['text'].Success) {
                ConvertTo-SvgRun $part.Value $column $row $style
                $column += $part.Value.Length
            }
            elseif ($part.Groups['codes'].Success) {
                $codes = $part.Groups['codes'].Value
                Read-Style $style ($codes.Length -eq 0 ? @(0) : [int[]] ($codes -split ';'))
            }
        }
    }
    '</svg>'
}

$folder = [System.IO.Directory]::CreateTempSubdirectory('maestro-picture-').FullName
Push-Location $folder
try {
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'Ansi'
    $noColor, $colorTerm, $env:NO_COLOR, $env:COLORTERM = $env:NO_COLOR, $env:COLORTERM, $null, 'truecolor'
    Invoke-Story
    Move-StoryTime
    $frame = @(Show-MaestroControl -Preview -Size $Size) -split "`n"
    $date = (Get-MaestroMission | Select-Object -First 1).MissionId.Substring(0, 10)
    $svg = (ConvertTo-Svg $frame) -join "`n"
    # What is different each time, in texts of the same length: the day, the moments of the day, and seconds.
    $svg = $svg.Replace($date, '2026-11-22') -replace "$($date -replace '-')-\d{6}-\d{3}", '20261122-101500-000' -replace '\d\d:\d\d:\d\dZ', '10:15:00Z' -replace '(\d+m) \d\ds', '$1 30s'
    [System.IO.File]::WriteAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutFile), $svg + "`n")
}
finally {
    $PSStyle.OutputRendering = $rendering
    $env:NO_COLOR, $env:COLORTERM = $noColor, $colorTerm
    Pop-Location
    Remove-Item $folder -Recurse -Force
}
