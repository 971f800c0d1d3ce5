using System.Text.Json.Nodes;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>The mission in $env:MAESTRO_MISSION, in a process of its own: the variable is the whole process's.</summary>
public sealed class DefaultMissionTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();
    private readonly string _second;

    public DefaultMissionTests() => _second = _workspace.Make(StateFixture.Plan.Replace("auth-", "other-", StringComparison.Ordinal));

    [Fact]
    public void ItIsMeantWhereNoneIsSpecified()
    {
        Assert.Equal([_second], Missions(_second, "Get-MaestroFeature"));
        Assert.Equal([_second], Missions(_second, "Get-MaestroMilestone"));
        Assert.Equal([_second], Missions(_second, "Approve-MaestroMission", "-PassThru"));
        Assert.Equal([_second], Missions(_second, "Checkpoint-MaestroMission"));
    }

    [Fact]
    public void AMissionThatIsSpecifiedGoesFirstAndMissionsAreAllListed()
    {
        Assert.Equal([_workspace.MissionId], Missions(_second, "Get-MaestroFeature", "-MissionId", _workspace.MissionId));
        Assert.Equal(2, Missions(_second, "Get-MaestroMission").Length);
    }

    [Fact]
    public void AMissionThatDoesNotExistIsReportedWithTheVariable()
    {
        ShellProcess run = Run("2020-01-01-001", "Get-MaestroFeature");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("MAESTRO_MISSION", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"MissionNotFound\"", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private string[] Missions(string variable, params string[] words) =>
        [.. JsonNode.Parse(Run(variable, words).Output)!.AsArray().Select(static item => (string)item!["MissionId"]!).Distinct()];

    private ShellProcess Run(string variable, params string[] words) =>
        ShellProcess.Run(["--json", .. words], folder: _workspace.Engine.WorkingFolder, environment: new Dictionary<string, string> { ["MAESTRO_MISSION"] = variable });
}
