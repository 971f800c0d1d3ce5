function Get-MaestroThing {
    [CmdletBinding()]
    param(
        [Parameter(Position = 0)][string]$Name = 'x',
        [string[]]$Tag,
        [string]$Summary,
        [switch]$Fail,
        [Parameter(ValueFromPipeline)]$InputObject
    )
    process {
        if ($Fail) {
            $problem = [System.Management.Automation.ErrorRecord]::new(
                [InvalidOperationException]::new("There is no thing '$Name'."), 'ThingNotFound', 'ObjectNotFound', $Name)
            $problem.ErrorDetails = [System.Management.Automation.ErrorDetails]::new("There is no thing '$Name'.")
            $problem.ErrorDetails.RecommendedAction = 'Get-MaestroThing lists them.'
            $PSCmdlet.WriteError($problem)
            return
        }
        [pscustomobject]@{ Name = $Name; Tag = $Tag; Summary = $Summary; Given = "$InputObject" }
    }
}

function Set-MaestroThing {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param([Parameter(Mandatory, Position = 0)][string[]]$Name)
    foreach ($one in $Name) {
        if ($PSCmdlet.ShouldProcess($one, 'set')) {
            $PSCmdlet.WriteWarning("careful with $one")
            "set $one"
        }
    }
}

function Watch-MaestroThing {
    [CmdletBinding()]
    param()
    try {
        'watching'
        while ($true) { [System.Threading.Thread]::Sleep(10) }
    }
    finally {
        if ($env:MAESTRO_TEST_CLEANED) { [System.IO.File]::WriteAllText($env:MAESTRO_TEST_CLEANED, 'cleaned') }
    }
}
