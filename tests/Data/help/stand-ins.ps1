# Commands of PowerShell's other modules, as far as the examples of the help pages use them: the hosted engine has its own commands only.
function global:Resolve-FilePath($Path) { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path) }

function global:Get-Content {
    param([Parameter(Position = 0)] [string] $Path, [switch] $Raw)
    if ($Raw) { [System.IO.File]::ReadAllText((Resolve-FilePath $Path)) } else { [System.IO.File]::ReadAllLines((Resolve-FilePath $Path)) }
}

function global:Set-Content {
    param([Parameter(Position = 0)] [string] $Path, [Parameter(ValueFromPipeline)] $Value)
    begin { $lines = [System.Collections.Generic.List[string]]::new() }
    process { $lines.Add($Value) }
    end { [System.IO.File]::WriteAllLines((Resolve-FilePath $Path), $lines) }
}

function global:Add-Content {
    param([Parameter(Position = 0)] [string] $Path, [Parameter(ValueFromPipeline)] $Value)
    process { [System.IO.File]::AppendAllText((Resolve-FilePath $Path), "$Value`n") }
}

function global:Get-Item {
    param([Parameter(Position = 0)] [string[]] $Path)
    foreach ($each in $Path) { [System.IO.DirectoryInfo]::new((Resolve-FilePath $each)) }
}

function global:Get-Date { [datetime]::Now }

function global:Get-Clipboard { [System.IO.File]::ReadAllLines((Resolve-FilePath packets.txt))[0] }

function global:Set-Clipboard {
    param([Parameter(ValueFromPipeline, Mandatory)] [string] $Value)
    process { [System.IO.File]::WriteAllText((Resolve-FilePath packets.txt), $Value) }
}

function global:ConvertTo-Json {
    param([Parameter(ValueFromPipeline, Mandatory)] $InputObject)
    process { [System.Text.Json.JsonSerializer]::Serialize($InputObject, $InputObject.GetType()) }
}

function global:Select-Object {
    param([Parameter(Position = 0)] [string[]] $Property, [Parameter(ValueFromPipeline, Mandatory)] $InputObject)
    process {
        $picked = [ordered] @{}
        foreach ($name in $Property) {
            if ($name -notin $InputObject.PSObject.Properties.Name) { throw "There is no property '$name'." }
            $picked[$name] = $InputObject.$name
        }
        [pscustomobject] $picked
    }
}

function global:Format-List {
    param([Parameter(Position = 0)] [string[]] $Property, [Parameter(ValueFromPipeline, Mandatory)] $InputObject)
    process {
        foreach ($name in $Property) {
            if ($name -notin $InputObject.PSObject.Properties.Name) { throw "There is no property '$name'." }
        }
        "$InputObject"
    }
}
