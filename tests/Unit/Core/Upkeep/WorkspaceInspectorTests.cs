using System.Text;
using Maestro.Adapters.Storage;
using Maestro.Missions;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro.Tests;

public sealed class WorkspaceInspectorTests
{
    private readonly StateFixture _state = new();

    private WorkspaceInspector Inspector => _state.Workspace.Inspector;

    [Fact]
    public void AMissionFreshFromItsPlanHasNoFault()
    {
        _state.Create();

        Assert.Empty(Inspector.Inspect());
    }

    [Fact]
    public void WhatTheReferenceWroteHasNoFaultButWhatItLeftBehind()
    {
        foreach (string path in Directory.EnumerateFiles("Data/state/project/.maestro", "*", SearchOption.AllDirectories))
        {
            _state.Store.Put(Path.GetRelativePath("Data/state/project/.maestro", path).Replace('\\', '/'), File.ReadAllBytes(path));
        }

        Assert.DoesNotContain(Inspector.Inspect(), static fault => fault.Check is StateCheck.Files or StateCheck.FeatureLists or StateCheck.DuplicateIds or StateCheck.Cycles or StateCheck.Clock);
    }

    [Fact]
    public void LookingWritesNothing()
    {
        FaultyWorkspace.Write((path, text) => _state.Store[path] = text);
        string before = _state.Store.Snapshot();

        Inspector.Inspect();

        Assert.Equal(before, _state.Store.Snapshot());
        Assert.Equal(0, _state.Store.Commits);
    }

    [Fact]
    public void AFileNameWithATypographicQuoteEndsNoQuotedPath()
    {
        string id = _state.Create();
        _state.Store[$"missions/{id}/features/x\u2019; New-Item y #.json"] = "{";

        StateFault fault = Assert.Single(Inspector.Inspect(), static fault => fault.Check == StateCheck.Files);

        // PowerShell takes the typographic quote for a plain one.
        Assert.Contains("x\u2019\u2019; New-Item y #.json'", fault.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mission.json", "{ \"id\": ")]
    [InlineData("mission.json", "")]
    [InlineData("assertions.json", "[]")]
    [InlineData("features/auth-plan.json", "<<<<<<< a\n{}\n=======\n{}\n>>>>>>> b\n")]
    [InlineData("checkpoints/20261122-162835-659.json", "{}")]
    [InlineData("workers/auth-plan/report.json", "nothing")]
    public void AFileThatCanTBeReadIsToldOnceWithItsPath(string name, string content)
    {
        string id = _state.Create();
        _state.Store[$"missions/{id}/{name}"] = content;

        StateFault fault = Assert.Single(Inspector.Inspect(), static fault => fault.Check == StateCheck.Files);

        Assert.EndsWith(name, fault.Target, StringComparison.Ordinal);
        Assert.Null(fault.RepairAction);
        Assert.Contains(fault.Target, fault.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void AStatusThatIsNoWordCanTBeMended()
    {
        string id = _state.Create();
        _state.Store[$"missions/{id}/mission.json"] = _state.Store[$"missions/{id}/mission.json"].Replace("\"draft\"", "\"drafty\"", StringComparison.Ordinal);

        StateFault fault = Assert.Single(Inspector.Inspect());

        Assert.Contains("drafty", fault.Message, StringComparison.Ordinal);
        Assert.Null(fault.RepairAction);
    }

    [Fact]
    public void AMissionWithoutItsFileIsTold()
    {
        string id = _state.Create();
        _state.Store.Remove($"missions/{id}/mission.json");

        Assert.Contains("it does not exist", Assert.Single(Inspector.Inspect()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATimeInTheFutureIsToldAndALittleHasteIsNot()
    {
        _state.Create();
        _state.Clock.Advance(TimeSpan.FromMinutes(-1));
        Assert.Empty(Inspector.Inspect());

        _state.Clock.Advance(TimeSpan.FromDays(-1));
        Assert.All(Inspector.Inspect(), static fault => Assert.Equal(StateCheck.Clock, fault.Check));
        Assert.NotEmpty(Inspector.Inspect());
    }

    [Fact]
    public void ARuleOfTheRatchetNeedsItsCorrectionAndAPattern()
    {
        _state.Store["memory/ratchet/suite.json"] = """
            { "assertions": [ { "id": "ratchet-x", "correctionId": "2026-11-22-001", "rule": "r", "check": "(", "createdAt": "2026-11-22T10:00:00.000Z" } ] }
            """;

        Assert.Equal([StateCheck.Ratchet, StateCheck.Ratchet], Inspector.Inspect().Select(static fault => fault.Check));
    }

    [Theory]
    [InlineData("notes.json", "[null]")]
    [InlineData("memory/ratchet/suite.json", """{"assertions":[null]}""")]
    [InlineData("memory/ratchet/baseline.json", """{"passCount":1,"lastRunAt":"2026-11-22T12:00:00Z","passed":[null]}""")]
    [InlineData("memory/corrections/2026-11-22-001.json", """{"id":"2026-11-22-001","rule":"r","source":"s","severity":"soft","trigger":{"keywords":[null],"fileGlobs":[]},"createdAt":"2026-11-22T12:00:00Z","updatedAt":"2026-11-22T12:00:00Z"}""")]
    [InlineData("memory/corrections/2026-11-22-001.json", """{"id":"2026-11-22-002","rule":"r","source":"s","severity":"soft","trigger":{"keywords":[],"fileGlobs":[]},"createdAt":"2026-11-22T12:00:00Z","updatedAt":"2026-11-22T12:00:00Z"}""")]
    public void WhatAReaderRefusesIsToldHereToo(string path, string content)
    {
        _state.Create();
        _state.Store[path] = content;

        Assert.EndsWith(path, Assert.Single(Inspector.Inspect(), static fault => fault.Check == StateCheck.Files).Target, StringComparison.Ordinal);
    }

    [Fact]
    public void AHandoffInAFolderOfItsOwnIsToldAndHarmsNobody()
    {
        _state.Create();
        _state.Store["handoffs/2026-11-22-001/envelope.json"] = "{}";
        _state.Store["handoffs/notes/mine.json"] = "{}";

        StateFault fault = Assert.Single(Inspector.Inspect());

        Assert.Equal((StateCheck.Files, true, null), (fault.Check, fault.IsHarmless, fault.RepairAction));
        Assert.EndsWith("handoffs/2026-11-22-001", fault.Target, StringComparison.Ordinal);
    }

    [Fact]
    public void AFeatureThatWaitsForItselfIsACycle()
    {
        string id = _state.Create();
        _state.Store[$"missions/{id}/features/auth-impl.json"] = _state.Store[$"missions/{id}/features/auth-impl.json"].Replace("\"auth-plan\"", "\"auth-impl\"", StringComparison.Ordinal);

        Assert.Contains("auth-impl → auth-impl", Assert.Single(Inspector.Inspect()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SurroundingsAreToldByWhatTheyAre()
    {
        var probe = (MemoryEnvironmentProbe)_state.Adapters.Environment;
        probe.JournalCondition = JournalCondition.Pending;
        probe.Leftovers = [".tmp/x"];

        Assert.Equal([StateCheck.Journal, StateCheck.Temporaries], Inspector.Inspect().Select(static fault => fault.Check));
        Assert.All(Inspector.Inspect(), static fault => Assert.Equal(StateFault.RepairCommand, fault.Fix));

        probe.JournalCondition = JournalCondition.Damaged;
        Assert.Contains("readers ignore it", Inspector.Inspect()[0].Message, StringComparison.Ordinal);
        RepairService repair = _state.Workspace.Repairs;
        Repair(repair, repair.Faults());
        Assert.StartsWith("backup/", _state.Store.JournalAside, StringComparison.Ordinal);
    }

    [Fact]
    public void MendingKeepsTheOrderOfFeaturesAndPropertiesOfOthersAndCopiesWhatItReplaces()
    {
        FaultyWorkspace.Write((path, text) => _state.Store[path] = text);
        string missionPath = $"missions/{FaultyWorkspace.Mission}/mission.json";
        string original = _state.Store[missionPath] = _state.Store[missionPath].Replace("\"title\"", "\"color\": \"red\", \"title\"", StringComparison.Ordinal);
        RepairService repair = _state.Workspace.Repairs;

        Repair(repair, [.. repair.Faults().Where(static fault => fault.RepairAction is not null)]);

        Mission repaired = StateJson.Read(Encoding.UTF8.GetBytes(_state.Store[missionPath]), StateJsonContext.Default.Mission, missionPath);
        Assert.Equal(["a", "b", "c", "d", "extra"], repaired.Features);
        Assert.Contains("\"color\": \"red\"", _state.Store[missionPath], StringComparison.Ordinal);
        Assert.Equal(original, _state.Store[$"backup/20261123-013000-000/{missionPath}"]);
        Assert.Equal(1, _state.Store.Commits);
        Assert.DoesNotContain(repair.Faults(), static fault => fault.RepairAction is not null);
    }

    [Fact]
    public void AssertionsWithOneIdGetTheirOwnAndCopiesGo()
    {
        DateTimeOffset now = FakeClock.Start;
        Assertion Promise(string id, string what) => new()
        {
            AssertionId = id,
            MissionId = "m",
            MilestoneId = "x",
            FeatureId = "f",
            Result = AssertionResult.Pending,
            Description = what,
            CreatedAt = now,
            UpdatedAt = now,
        };

        IReadOnlyList<Assertion> repaired = MissionRepair.Assertions([Promise("f-assertion-1", "one"), Promise("f-assertion-1", "two"), Promise("f-assertion-1", "one"), Promise("f-assertion-2", "three")]);

        Assert.Equal(["f-assertion-1 one", "f-assertion-3 two", "f-assertion-2 three"], repaired.Select(static each => $"{each.AssertionId} {each.Description}"));
    }

    [Fact]
    public void ALockedWorkspaceIsNotMended()
    {
        FaultyWorkspace.Write((path, text) => _state.Store[path] = text);
        RepairService repair = _state.Workspace.Repairs;
        IReadOnlyList<StateFault> faults = repair.Faults();
        _state.Store.Locked = new MaestroException(ErrorCode.WorkspaceLocked, "Somebody writes.");

        _state.Refused(ErrorCode.WorkspaceLocked, () => Repair(repair, [.. faults]));
    }

    private static void Repair(RepairService service, IReadOnlyList<StateFault> faults)
    {
        string backup = service.Prepare(faults, CancellationToken.None);
        Change.Make(() => service.Decide(faults, backup), ChangeOrigin.None, CancellationToken.None);
    }
}
