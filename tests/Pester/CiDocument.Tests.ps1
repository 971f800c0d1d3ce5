BeforeDiscovery {
    # The rows of the table of exit codes that are about pwsh, and those of the table of commands.
    $document = Get-Content "$PSScriptRoot/../../docs/ci.md" -Raw
    $exits = [regex]::Matches($document, '(?m)^\| `(?<line>pwsh [^`]+)`(?<how>[^|]*)\| (?<code>\d)') |
        ForEach-Object { @{ Line = $_.Groups['line'].Value; How = $_.Groups['how'].Value.Trim(', '); Code = [int] $_.Groups['code'].Value } }
    $commands = [regex]::Matches($document, '(?m)^\| (?<what>[^|]+) \| `(?<line>Test-Maestro[^`]+)` \|') |
        ForEach-Object { @{ What = $_.Groups['what'].Value; Line = $_.Groups['line'].Value } }
}

BeforeAll {
    . "$PSScriptRoot/Support.ps1"

    function Invoke-Pwsh([string[]] $Argument) {
        # The pwsh that runs these tests, where modules are found by name.
        $before = $env:PSModulePath
        $env:PSModulePath = (Resolve-Path (Join-Path (Split-Path (Get-Module Maestro).Path) '..')).Path + [System.IO.Path]::PathSeparator + $before
        try {
            $host7 = @(if ([Environment]::ProcessPath -match 'dotnet') { 'exec', (Join-Path $PSHOME 'pwsh.dll') })
            $output = & ([Environment]::ProcessPath) @host7 -NoProfile @Argument 2>&1 | Out-String
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Output = $output }
        }
        finally {
            $env:PSModulePath = $before
        }
    }
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'The document about CI' {
    It 'has tables to test' -TestCases @{ Exits = $exits; Commands = $commands } {
        $Exits.Count | Should -Be 3
        $Commands.Count | Should -Be 7
    }

    It 'says what the exit code is of <Line>, <How>' -TestCases $exits {
        New-TestWorkspace -Approved
        $top = if ($How.StartsWith('with ')) { "`$ErrorActionPreference = 'Stop'" }
        Set-Content gate.ps1 $top, 'Test-MaestroMission -Assert', "'the next line'"
        $null, $switch, $rest = $Line -split ' ', 3
        $run = Invoke-Pwsh $switch, $rest.Trim('"')
        $run.ExitCode | Should -Be $Code
        $run.Output | Should -BeLike '*5 checks failed*'
        $run.Output.Contains('the next line') | Should -Be ($Code -eq 0)
    }

    It 'has commands that <What>' -TestCases $commands {
        $mission = New-TestWorkspace -Approved
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'dotnet test'
        $Line = $Line.Replace('2026-11-22-001', $mission.MissionId)
        $errors = @()
        try {
            $written = @(& ([scriptblock]::Create($Line)) 2>&1 6>&1)
        }
        catch {
            $errors = @($_)
        }
        # Of the assertion, nothing is missing but proof; of the mission, its features are open.
        $errors.FullyQualifiedErrorId | Should -BeLike $(if ($Line -match '-Assert' -and $Line -notmatch '-Kind assertion -Assert') { 'CheckFailed*' })
        if ($Line -match '-OutFile (\S+)') {
            (Get-Content $Matches[1] -Raw).Replace('\', '') | Should -BeLike '*auth-login-works*'
        }
        elseif ($Line -match '-Quiet') {
            $written | Should -BeFalse
        }
        elseif ($Line -match '-Annotate') {
            "$written" | Should -BeLike '*::error title=*'
        }
    }
}
