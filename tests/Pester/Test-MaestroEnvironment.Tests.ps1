BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Test-MaestroEnvironment' {
    It 'finds nothing wrong with the state of a fresh workspace' {
        $null = New-TestWorkspace
        Test-MaestroEnvironment | Where-Object { -not $_.Passed -and $_.Name -notlike 'integration-*' } | Should -BeNullOrEmpty
    }

    It 'names a damaged file and what to type' {
        $mission = New-TestWorkspace
        $path = Join-Path $PWD '.maestro' 'missions' $mission.MissionId 'mission.json'
        Set-Content $path '{ "id": '
        $failed = Test-MaestroEnvironment | Where-Object { -not $_.Passed -and $_.Name -eq 'state-files' }
        $failed.Target | Should -Be $path
        $failed.Fix | Should -BeLike "*$path*"
    }

    It 'fails a CI step with -Assert' {
        $null = New-TestFolder
        { Test-MaestroEnvironment -Assert } | Should -Throw -ErrorId 'CheckFailed*'
        Test-MaestroEnvironment -Quiet | Should -BeFalse
    }
}
