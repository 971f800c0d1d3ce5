BeforeAll {
    . "$PSScriptRoot/Support.ps1"
}

AfterAll {
    Set-Location $PSScriptRoot
}

Describe 'Get-MaestroCheckpoint' {
    BeforeAll {
        New-TestWorkspace -Approved
        $first = Checkpoint-MaestroMission
        $second = Checkpoint-MaestroMission -Note 'second'
    }

    It 'lists checkpoints, newest first' {
        (Get-MaestroCheckpoint).CheckpointId | Should -Be $second.CheckpointId, $first.CheckpointId
    }

    It 'finds one by id, and says when there is none' {
        (Get-MaestroCheckpoint $second.CheckpointId).Note | Should -Be 'second'
        { Get-MaestroCheckpoint 20200101-000000-000 -ErrorAction Stop } | Should -Throw -ErrorId 'CheckpointNotFound*'
    }
}
