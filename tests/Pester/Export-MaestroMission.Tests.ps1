BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Export-MaestroMission' {
    BeforeEach {
        $mission = New-TestWorkspace -Approved
        Set-MaestroAssertion auth-login-works -Result passed -Evidence 'alice@example.org ran it in /home/alice/src with password=hunter22'
    }

    It 'writes a file that can be imported' {
        Export-MaestroMission $mission.MissionId mission.json -PassThru | Should -BeLike '*mission.json'
        (Import-MaestroMission mission.json -PassThru).Reason | Should -Be 'it is the same'
    }

    It 'removes what belongs to people with -Redact' {
        Export-MaestroMission $mission.MissionId mission.json -Redact
        $text = Get-Content mission.json -Raw
        $text | Should -Not -Match 'alice|hunter22'
        $text | Should -Match 'ran it in ~/src'
    }
}
