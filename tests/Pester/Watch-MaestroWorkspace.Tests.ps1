BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Watch-MaestroWorkspace' {
    BeforeAll {
        New-TestWorkspace -Approved
    }

    It 'ends by itself when nothing happens' {
        Watch-MaestroWorkspace -TimeoutSeconds 0.2 | Should -BeNullOrEmpty
    }

    It 'tells what another session does, as an object' {
        $module = (Get-Module Maestro).Path
        $folder = $PWD.Path
        $job = Start-ThreadJob {
            Import-Module $using:module
            1..100 | ForEach-Object {
                Add-MaestroNote "note $_" -WorkspacePath $using:folder
                Start-Sleep -Milliseconds 50
            }
        }
        $seen = Watch-MaestroWorkspace -First 1 -TimeoutSeconds 30
        $job | Stop-Job -PassThru | Remove-Job
        $seen.Entity | Should -Be 'note'
        $seen.Time | Should -BeOfType [DateTimeOffset]
    }

    It 'says when there is no workspace' {
        New-TestFolder
        { Watch-MaestroWorkspace -TimeoutSeconds 0.1 } | Should -Throw -ErrorId 'WorkspaceNotFound*'
    }
}
