namespace Maestro.Tests.Cmdlets;

/// <summary>Of several open missions, the only one that the change is possible for needs no id.</summary>
public sealed class OnlyMissionTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();
    private readonly string _draft;

    public OnlyMissionTests() => _draft = _workspace.Make(StateFixture.Plan.Replace("auth-", "other-", StringComparison.Ordinal));

    [Theory]
    [InlineData("Approve-MaestroMission", "approved")]
    [InlineData("Deny-MaestroMission", "rejected")]
    public void TheOnlyDraftIsDecidedOn(string command, string status)
    {
        _workspace.Run(command).NoErrors();

        Assert.Equal(status, _workspace.Run("(Get-MaestroMission $args[0]).Status", _draft).Single<string>());
    }

    [Fact]
    public void TheOnlyMissionWithACheckpointIsRestored()
    {
        _workspace.Run("$null = Checkpoint-MaestroMission $args[0]", _workspace.MissionId).NoErrors();

        Assert.Equal(_workspace.MissionId, _workspace.Run("(Restore-MaestroMission -Confirm:$false -PassThru).MissionId").Single<string>());
    }

    [Fact]
    public void WhereNoneOrSeveralCanTheyAreListed()
    {
        _workspace.Refused(ErrorCode.MissionAmbiguous, "Set-MaestroMission -Status completed");
        _workspace.Make(StateFixture.Plan.Replace("auth-", "third-", StringComparison.Ordinal));
        _workspace.Refused(ErrorCode.MissionAmbiguous, "Approve-MaestroMission");
    }

    public void Dispose() => _workspace.Dispose();
}
