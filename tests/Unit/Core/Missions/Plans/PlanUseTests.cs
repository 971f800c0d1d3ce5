using System.Text;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>The same plan twice is noticed wherever the mission is that used it, and where it can't be read, that is said.</summary>
public sealed class PlanUseTests
{
    private readonly StateFixture _state = new();

    private static MissionPlan Plan => PlanReader.Read(Encoding.UTF8.GetBytes(StateFixture.Plan)).PlanOrThrow(null);

    private static string Archive => StatePaths.Archive(StateFixture.First);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void APlanOfAnArchivedMissionIsRefused(bool isOld)
    {
        Archived(StateFixture.Plan);
        if (isOld)
        {
            _state.Store[Archive] = WithoutPlans();
        }

        MaestroException refused = _state.Refused(ErrorCode.PlanAlreadyUsed, () => _state.Workspace.Missions.DecideCreate(Plan));
        Assert.Contains("in the archive", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"Get-MaestroMission {StateFixture.First} -Archived", refused.Hint, StringComparison.Ordinal);
        Assert.Empty(_state.Workspace.Missions.DecideCreate(Plan, force: true).Warnings);
    }

    [Fact]
    public void APlanThatAnArchivedMissionWasOnceUpdatedByIsRefused()
    {
        string id = _state.Create();
        MissionPlan other = Plan with { Title = "Another title" };
        StateFixture.Make(() => _state.Workspace.Plans.Decide(new PlanUpdateRequest(id), other, _state.Feedback));
        Compress(id);
        _state.Refused(ErrorCode.PlanAlreadyUsed, () => _state.Workspace.Missions.DecideCreate(Plan));
        _state.Refused(ErrorCode.PlanAlreadyUsed, () => _state.Workspace.Missions.DecideCreate(other));
        Assert.Empty(_state.Workspace.Missions.DecideCreate(Plan with { Title = "A third" }).Warnings);
    }

    [Fact]
    public void OneThatWasRejectedIsTriedAgain()
    {
        string id = _state.Create();
        _state.SetMission(id, MissionStatus.Rejected);
        Compress(id);
        Assert.Empty(_state.Workspace.Missions.DecideCreate(Plan).Warnings);
    }

    [Theory]
    [InlineData("missions/2026-11-23-001/mission.json", false)]
    [InlineData("missions/2026-11-23-001/details.json", false)]
    [InlineData("missions/2026-11-23-001/assertions.json", false)]
    [InlineData("missions/2026-11-23-001/features/auth-impl.json", false)]
    [InlineData("archive/2026-11-23-001.json", true)]
    public void OfAMissionThatCannotBeReadItIsUnknown(string path, bool isArchived)
    {
        string id = _state.Create();
        if (isArchived)
        {
            Compress(id);
        }

        _state.Store[path] = "{ \"id\": ";
        string warning = Assert.Single(_state.Workspace.Missions.DecideCreate(Plan).Warnings);
        Assert.Contains("unknown", warning, StringComparison.Ordinal);
        Assert.Contains(id, warning, StringComparison.Ordinal);
        Assert.Contains(path, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void OfAMissionThatLacksAFeatureItIsUnknown()
    {
        string id = _state.Create();
        _state.Store.Remove(StatePaths.Feature(id, "auth-impl"));
        Assert.Contains(id, Assert.Single(_state.Workspace.Missions.DecideCreate(Plan).Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"missionId\": \"2026-11-23-001\"", "\"missionId\": \"2026-11-23-002\"")]
    [InlineData("\"files\": [", "\"files\": ")]
    public void OfAnArchiveThatIsNotWhatItsNameSaysItIsUnknown(string text, string replacement)
    {
        Archived(StateFixture.Plan);
        _state.Store[Archive] = WithoutPlans().Replace(text, replacement, StringComparison.Ordinal);
        Assert.Contains(StateFixture.First, Assert.Single(_state.Workspace.Missions.DecideCreate(Plan).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongHeadIsReadToItsEnd()
    {
        string plan = StateFixture.Plan.Replace("Add authentication", new string('t', 70_000), StringComparison.Ordinal);
        Archived(plan);
        _state.Refused(ErrorCode.PlanAlreadyUsed, () => _state.Workspace.Missions.DecideCreate(PlanReader.Read(Encoding.UTF8.GetBytes(plan)).PlanOrThrow(null)));
    }

    [Fact]
    public void EachFileOfTheArchiveIsReadOnce()
    {
        for (int n = 0; n < 20; n++)
        {
            Compress(_state.Create(StateFixture.Plan.Replace("Add authentication", $"Mission {n}", StringComparison.Ordinal)));
        }

        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        int before = _state.Store.Reads;
        _state.Workspace.Missions.DecideCreate(Plan);
        Assert.Equal(20, _state.Store.Reads - before);
        _state.Workspace.Missions.DecideCreate(Plan);
        Assert.Equal(20, _state.Store.Reads - before);
    }

    private void Archived(string plan) => Compress(_state.Create(plan));

    private void Compress(string id) => StateFixture.Make(() => _state.Workspace.Archive.DecideCompress(id, force: true, null, _state.Feedback));

    // As an older version wrote it.
    private string WithoutPlans()
    {
        string content = _state.Store[Archive];
        int from = content.IndexOf("  \"plans\":", StringComparison.Ordinal), to = content.IndexOf("  \"digest\":", StringComparison.Ordinal);
        return content[..from] + content[to..];
    }
}
