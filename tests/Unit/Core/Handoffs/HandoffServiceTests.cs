using System.Text.Json.Nodes;
using Maestro.Adapters.Control;
using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Handoffs through their life, on a workspace in memory. The clock's local day is 2026-11-23.</summary>
public class HandoffServiceTests
{
    private static readonly Author Codex = new("codex", "s-1");

    private readonly StateFixture _state = new();

    private HandoffService Handoffs => _state.Workspace.Handoffs;

    [Fact]
    public void IdsFollowTheHighestOfTheLocalDayWhoeverDrewIt()
    {
        Assert.Equal("2026-11-23-001", Make().HandoffId);
        Assert.Equal("2026-11-23-002", Make().HandoffId);
        Put("2026-11-23-003");
        Assert.Equal("2026-11-23-004", Make().HandoffId);
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        _state.Store["handoffs/2026-11-23-005/envelope.json"] = "{}";
        Assert.Equal("2026-11-23-006", Make().HandoffId);
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        Put("2026-11-23-999");
        Assert.Equal("2026-11-23-1000", Make().HandoffId);
        _state.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("2026-11-24-001", Make().HandoffId);
    }

    [Fact]
    public void IdsOfClonesEndInFourLetters()
    {
        var state = new StateFixture("ids:\n  style: unique\n");
        Handoff made = StateFixture.Make(() => state.Workspace.Handoffs.DecideCreate(HandoffSamples.Execute, default, null));
        Assert.Matches("^2026-11-23-001-[a-z2-7]{4}$", made.HandoffId);
    }

    [Fact]
    public void TheNewestComeFirstAndEachFilterNarrows()
    {
        Put("2026-11-22-998");
        Put("2026-11-22-1000", status: "completed", agent: "gemini");
        Put("2026-11-22-999", status: "picked-up");
        Put("2026-11-23-001", mission: "2026_11_22_001");
        _state.Store["handoffs/notes.json"] = "not a handoff";

        Assert.Equal(["2026-11-23-001", "2026-11-22-1000", "2026-11-22-999", "2026-11-22-998"], Ids(new()));
        Assert.Equal(["2026-11-23-001", "2026-11-22-998"], Ids(new() { Statuses = ["PENDING"] }));
        Assert.Equal(["2026-11-22-1000"], Ids(new() { Agents = [new("gem*", true, static id => id.StartsWith("gem", StringComparison.Ordinal))] }));
        Assert.Equal(["2026-11-23-001"], Ids(new() { Missions = [Literal("2026-11-22")] }));
        Assert.Empty(Ids(new() { Modes = ["plan"] }));
        Assert.Equal(["2026-11-23-001", "2026-11-22-1000"], Ids(new() { First = 2 }));
        Assert.Equal(["2026-11-22-999"], Ids(new() { Handoffs = [Literal("2026-11-22-999")] }));
        Assert.Empty(_state.Feedback.Problems);
        Assert.Empty(Ids(new() { Handoffs = [Literal("2027")] }));
        Assert.Equal([ErrorCode.HandoffNotFound], _state.Feedback.Codes);
    }

    [Fact]
    public void TheFirstTwoOfAHundredCostTwoReadsAndAFilterRepeatedNone()
    {
        for (int number = 1; number <= 100; number++)
        {
            Put($"2026-11-22-{number:D3}", status: number % 2 == 0 ? "completed" : "pending");
        }

        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, ReadsOf(() => Ids(new() { First = 2 })));
        Assert.Equal(1, ReadsOf(() => _state.Workspace.HandoffReader.Find(new HandoffTarget { HandoffId = "2026-11-22-050" }, _state.Feedback, CancellationToken.None)));
        ReadsOf(() => Ids(new() { Statuses = ["pending"] }));
        Assert.Equal(0, ReadsOf(() => Ids(new() { Statuses = ["pending"] })));
    }

    [Fact]
    public void WhoWaitsLongestIsFirst()
    {
        for (int number = 1; number <= 100; number++)
        {
            Put($"2026-11-22-{number:D3}", status: number <= 3 ? "picked-up" : "pending");
        }

        Assert.Equal("2026-11-22-004", Find(new()).HandoffId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> b\n")]
    [InlineData("""{"id":"2026-11-22-001","status":"pending"}""")]
    [InlineData("""{"id":"2026-11-22-009","status":"pending","content":"text"}""")]
    public void ADamagedFileIsNamedAndHidesNoOther(string text)
    {
        Put("2026-11-22-001");
        Put("2026-11-22-003");
        _state.Store["handoffs/2026-11-22-002.json"] = text;
        Assert.Equal(["2026-11-22-003", "2026-11-22-001"], Ids(new() { Statuses = ["pending"] }));
        MaestroException problem = Assert.Single(_state.Feedback.Problems);
        Assert.Equal(ErrorCode.StateFileDamaged, problem.Code);
        Assert.Contains("2026-11-22-002.json", problem.Message, StringComparison.Ordinal);
        Assert.Equal(text, _state.Store["handoffs/2026-11-22-002.json"]);
    }

    [Fact]
    public void ACopiedFileWithTheIdOfAnotherIsDamaged()
    {
        Put("2026-11-22-001");
        _state.Store["handoffs/2026-11-22-002.json"] = _state.Store["handoffs/2026-11-22-001.json"];
        Assert.Equal(["2026-11-22-001"], Ids(new()));
        Assert.Equal([ErrorCode.StateFileDamaged], _state.Feedback.Codes);
    }

    [Fact]
    public void WhoComesSecondIsToldWhoWasFirst()
    {
        Handoff made = Make();
        Handoff claimed = Claim(new() { HandoffId = made.HandoffId }, Codex);
        Assert.Equal(("picked-up", "codex"), (claimed.Status, claimed.PickedUpBy));

        MaestroException error = Assert.Throws<MaestroException>(() => Claim(new() { HandoffId = made.HandoffId }, new("gemini", null)));
        Assert.Equal(ErrorCode.HandoffNotPending, error.Code);
        Assert.Contains("codex (session s-1)", error.Message, StringComparison.Ordinal);
        Assert.Equal("codex", Find(new() { HandoffId = "2026-11-23-001" }).PickedUpBy);
    }

    [Fact]
    public void ClaimsTakeOneAfterTheOtherUntilNoneIsLeft()
    {
        Make();
        Make();
        Assert.Equal("2026-11-23-001", Claim(new(), Codex).HandoffId);
        Assert.Equal("2026-11-23-002", Claim(new(), Codex).HandoffId);
        Assert.Equal(ErrorCode.HandoffNonePending, Assert.Throws<MaestroException>(() => Claim(new(), Codex)).Code);
    }

    [Fact]
    public void AHandoffIsFoundByMissionAndFeatureHoweverTheyAreWritten()
    {
        Put("2026-11-22-001", mission: "2026_11_22_001", feature: "auth_impl");
        Put("2026-11-22-002", mission: "2026_11_22_002", feature: "docs");
        Assert.Equal("2026-11-22-001", Find(new() { FeatureId = "auth-impl" }).HandoffId);
        Assert.Equal("2026-11-22-001", Find(new() { MissionId = "2026-11-22-001" }).HandoffId);
        MaestroException error = Assert.Throws<MaestroException>(() => Find(new() { MissionId = "2026-11-22-002", FeatureId = "auth-impl" }));
        Assert.Equal(ErrorCode.HandoffNonePending, error.Code);
        Assert.Contains("auth-impl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheHolderGetsItAgainAndNobodyElseDoes()
    {
        string id = Make().HandoffId;
        Claim(new() { HandoffId = id }, Codex);
        string before = _state.Store.Snapshot();
        Assert.Equal("codex", Claim(new() { HandoffId = id }, Codex).PickedUpBy);
        Assert.Equal(before, _state.Store.Snapshot());
        foreach (Author other in new[] { new Author("codex", "s-2"), new Author("gemini", null), default })
        {
            _state.Refused(ErrorCode.HandoffNotPending, () => Claim(new() { HandoffId = id }, other));
        }
    }

    [Fact]
    public void AnotherCompletesOrReleasesItOnlyWithForce()
    {
        string id = Make().HandoffId;
        Claim(new() { HandoffId = id }, Codex);
        foreach (Author other in new[] { new Author("codex", "s-2"), new Author("gemini", null), default })
        {
            Assert.Contains("codex (session s-1)", _state.Refused(ErrorCode.HandoffHeld, () => StateFixture.Make(() => Handoffs.DecideComplete(id, null, other))).Message, StringComparison.Ordinal);
            _state.Refused(ErrorCode.HandoffHeld, () => StateFixture.Make(() => Handoffs.DecideRelease(id, "r", other)));
        }

        StateFixture.Make(() => Handoffs.DecideRelease(id, "r", Codex));
        Claim(new() { HandoffId = id }, new Author("gemini", null));
        // What was claimed by hand, in an agent's name, is also the person's.
        StateFixture.Make(() => Handoffs.DecideComplete(id, "done", default(Author)));
    }

    [Fact]
    public void TheHandoffsOfAFeatureThatIsDoneEnd()
    {
        _state.Approved();
        foreach ((string id, string mission, string feature, string status) in new[]
        {
            ("2026-11-23-001", "2026_11_23_001", "auth_plan", "pending"), ("2026-11-23-002", "2026_11_23_001", "auth_plan", "picked-up"),
            ("2026-11-23-003", "2026_11_23_001", "auth_impl", "pending"), ("2026-11-23-004", "2026_11_22_009", "auth_plan", "pending"),
        })
        {
            Put(id, mission: mission, feature: feature, status: status);
        }

        _state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        Assert.Equal(["completed", "completed", "pending", "pending"], Enumerable.Range(1, 4).Select(number => Find(new() { HandoffId = $"2026-11-23-00{number}" }).Status));
        Assert.Equal("The feature auth-plan is done.", Find(new() { HandoffId = "2026-11-23-001" }).Report);
    }

    [Fact]
    public void WhatIsGivenBackKeepsItsTrailAndCanBeCompletedByAnother()
    {
        string id = Make().HandoffId;
        Assert.Equal(ErrorCode.HandoffNotClaimed, Assert.Throws<MaestroException>(() => StateFixture.Make(() => Handoffs.DecideRelease(id, "no"))).Code);
        Claim(new(), Codex);
        _state.Clock.Advance(TimeSpan.FromMinutes(5));
        StateFixture.Make(() => Handoffs.DecideRelease("2026-11-23", "out of context"));
        Claim(new(), new("gemini", null));
        StateFixture.Make(() => Handoffs.DecideComplete(id, "done"));

        Handoff end = Find(new() { HandoffId = id });
        Assert.Equal(("completed", "done"), (end.Status, end.Report));
        Assert.Equal([("codex", "out of context"), ("gemini", null)], end.Trail!.Select(static holder => (holder.Agent, holder.Reason)));
        Assert.Equal(TimeSpan.FromMinutes(5), end.Trail![0].ReturnedAt - end.Trail[0].PickedUpAt);
        Assert.Equal(ErrorCode.HandoffNotClaimed, Assert.Throws<MaestroException>(() => StateFixture.Make(() => Handoffs.DecideComplete(id, null))).Code);
    }

    [Fact]
    public void DecidingChangesNothing()
    {
        string id = Make().HandoffId;
        string before = _state.Store.Snapshot();
        Handoffs.DecideClaim(new() { HandoffId = id }, Codex, null, _state.Feedback, CancellationToken.None);
        Assert.Throws<MaestroException>(() => HandoffService.Decide(new HandoffDraft { Mode = "execute", SessionCore = "a:b" }, null));
        Assert.Equal(before, _state.Store.Snapshot());
    }

    [Fact]
    public void AFailedWriteLeavesNothingAndItsIdIsDrawnAgain()
    {
        _state.Store.FailingWrite = 1;
        Assert.Throws<MaestroException>(Make);
        _state.Store.FailingWrite = 0;
        Assert.Equal("2026-11-23-001", Make().HandoffId);
    }

    [Fact]
    public void TheNewestIsTheNewestByTheClockOfTheWorldAndNotByItsName()
    {
        // Auckland is a day ahead by its date; Honolulu wrote later.
        Put("2026-11-24-001", at: "2026-11-23T13:00:00.000Z");
        Put("2026-11-23-001", at: "2026-11-23T18:00:00.000Z");
        Put("2026-11-23-002", at: "2026-11-23T20:00:00.000Z");
        // Two clones that count side by side.
        Put("2026-11-22-001-bbbb", at: "2026-11-22T09:00:00.000Z");
        Put("2026-11-22-001-aaaa", at: "2026-11-22T10:00:00.000Z");

        Assert.Equal("2026-11-22-001-bbbb", Find(new()).HandoffId);
        Assert.Equal(
            ["2026-11-23-002", "2026-11-23-001", "2026-11-24-001", "2026-11-22-001-aaaa", "2026-11-22-001-bbbb"],
            _state.Workspace.HandoffReader.PendingIds(_state.Feedback));
        Assert.Equal(_state.Workspace.HandoffReader.PendingIds(_state.Feedback), Ids(new()));
        Assert.Equal(["2026-11-23-002", "2026-11-23-001", "2026-11-24-001"], Ids(new() { Statuses = ["pending"], First = 3 }));
        foreach (string id in (string[])["2026-11-22-001-bbbb", "2026-11-22-001-aaaa", "2026-11-24-001", "2026-11-23-001", "2026-11-23-002"])
        {
            Assert.Equal(id, Claim(new(), Codex).HandoffId);
        }
    }

    [Fact]
    public void TheOrderIsThatOfTimeWhateverTheZonesAndNoMoreIsReadThanNeeded()
    {
        var random = new Random(5);
        for (int round = 0; round < 200; round++)
        {
            DateTimeOffset time = new(2026, 10, 24, 0, 0, 0, TimeSpan.Zero);
            var numbers = new Dictionary<string, int>();
            List<(string Id, DateTimeOffset Time)> made = [];
            for (int i = 0; i < 20; i++)
            {
                time += TimeSpan.FromMinutes(random.Next(1, 600));
                string day = time.ToOffset(TimeSpan.FromHours(random.Next(-12, 15))).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                numbers[day] = numbers.GetValueOrDefault(day) + 1;
                made.Add(($"{day}-{numbers[day]:000}", time));
            }

            var times = made.ToDictionary(static each => $"{each.Id}.json", static each => each.Time);
            StateEntry[] files = [.. times.Keys.Select(static name => new StateEntry(name, IsFolder: false, 0, default)).Order(Comparer<StateEntry>.Create(static (one, other) => SequencedOrder.Compare(other.Name, one.Name)))];
            Assert.Equal(made.Select(static each => each.Id).Reverse(), HandoffOrder.NewestFirst(files, file => times[file.Name]).Select(static file => file.RecordId));
        }
    }

    private Handoff Make() => StateFixture.Make(() => Handoffs.DecideCreate(HandoffSamples.Execute, Codex, null));

    private Handoff Claim(HandoffTarget target, Author author) => StateFixture.Make(() => Handoffs.DecideClaim(target, author, null, _state.Feedback, CancellationToken.None));

    private Handoff Find(HandoffTarget target) => _state.Workspace.HandoffReader.Find(target, _state.Feedback, CancellationToken.None);

    private string[] Ids(HandoffQuery query) => [.. _state.Workspace.HandoffReader.Get(query, _state.Feedback, CancellationToken.None).Select(static handoff => handoff.HandoffId)];

    private int ReadsOf(Action action)
    {
        int before = _state.Store.Reads;
        action();
        return _state.Store.Reads - before;
    }

    private int ReadsOf(Func<object> action) => ReadsOf(() => { action(); });

    private static IdFilter Literal(string text) => new(text, IsWildcard: false, static _ => false);

    private void Put(string id, string status = "pending", string agent = "codex", string? mission = null, string? feature = null, string? at = null)
    {
        HandoffContent content = HandoffSamples.Execute with { MaestroRefs = new() { MissionId = mission, FeatureId = feature } };
        JsonNode file = JsonNode.Parse(HandoffCodec.Write(HandoffCodec.Create(id, content, agent, null, HandoffSamples.Noon)).Span)!;
        file["status"] = status;
        file["timestamp"] = at ?? (string?)file["timestamp"];
        _state.Store[$"handoffs/{id}.json"] = file.ToJsonString();
    }
}
