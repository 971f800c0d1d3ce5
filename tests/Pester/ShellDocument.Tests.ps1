BeforeAll {
    . "$PSScriptRoot/Support.ps1"

    $blocks = [regex]::Matches((Get-Content "$PSScriptRoot/../../docs/shell.md" -Raw), '(?ms)^```powershell\r?\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value }
    function Get-Block([string] $Word) {
        # The block of the document that has a word; in a job, the module is the one under test.
        $found = @($blocks | Where-Object { $_.Contains($Word) })
        $found.Count | Should -Be 1
        [scriptblock]::Create($found[0].Replace('Start-ThreadJob {', "Start-ThreadJob { Import-Module '$module'"))
    }

    function Wait-Until([scriptblock] $Condition) {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition) -and $watch.Elapsed.TotalSeconds -lt 30) {
            Start-Sleep -Milliseconds 20
        }
        & $Condition | Should -BeTrue
    }
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'The document about your shell' {
    BeforeEach {
        New-TestWorkspace -Approved
    }

    It 'has a prompt that shows what waits' {
        . (Get-Block 'function prompt')
        prompt | Should -Be "[1 ready] PS $PWD> "
        New-TestFolder
        prompt | Should -Be "PS $PWD> "
    }

    It 'gives oh-my-posh what waits, before each prompt' {
        . (Get-Block 'Set-PoshContext')
        Set-PoshContext
        $env:MAESTRO_PROMPT | Should -Be '1 ready'
        New-TestFolder
        Set-PoshContext
        $env:MAESTRO_PROMPT | Should -BeNullOrEmpty
    }

    It 'raises events of changes, and runs actions on them' {
        . (Get-Block '$watch = Start-ThreadJob')
        # What an action writes to the host is nothing that a test can read.
        $action = (Get-Block 'Register-EngineEvent').ToString().Replace('Write-Host', '$global:said +=').Replace(' -ForegroundColor Yellow', '')
        $global:said = @()
        . ([scriptblock]::Create($action))
        try {
            # The watch begins some time after its job: until it does, each change is one that nobody sees.
            Wait-Until {
                Set-MaestroFeature auth-plan -Status in-progress
                Set-MaestroFeature auth-plan -Status review -WarningAction Ignore
                Start-Sleep -Milliseconds 100
                Set-MaestroFeature auth-plan -Status pending -Reason again
                $global:said -contains 'auth-plan is ready for review.'
            }
        }
        finally {
            . (Get-Block 'Unregister-Event')
        }
        Get-EventSubscriber -SourceIdentifier Maestro.Change -ErrorAction Ignore | Should -BeNullOrEmpty
        Get-Job | Where-Object Id -EQ $watch.Id | Should -BeNullOrEmpty
    }

    It 'reads events from the queue' {
        . (Get-Block '$watch = Start-ThreadJob')
        try {
            $read = Get-Block 'Get-Event '
            $global:seen = @()
            Wait-Until {
                $null = Add-MaestroNote 'once more'
                Start-Sleep -Milliseconds 100
                $global:seen += @(. $read)
                $global:seen.Entity -contains 'note'
            }
        }
        finally {
            $watch | Stop-Job -PassThru | Remove-Job
        }
    }
}
