using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Which handoffs are found, and in which order.</summary>
public sealed class HandoffListTests : HandoffLives
{
    [Fact]
    public void TheNewestComeFirstAndEachFilterNarrows()
    {
        Put("2026-11-22-998");
        Put("2026-11-22-1000", status: "completed", agent: "gemini");
        Put("2026-11-22-999", status: "picked-up");
        Put("2026-11-23-001", mission: "2026_11_22_001");
        State.Store["handoffs/notes.json"] = "not a handoff";

        Assert.Equal(["2026-11-23-001", "2026-11-22-1000", "2026-11-22-999", "2026-11-22-998"], Ids(new()));
        Assert.Equal(["2026-11-23-001", "2026-11-22-998"], Ids(new() { Statuses = ["PENDING"] }));
        Assert.Equal(["2026-11-22-1000"], Ids(new() { Agents = [new("gem*", true, static id => id.StartsWith("gem", StringComparison.Ordinal))] }));
        Assert.Equal(["2026-11-23-001"], Ids(new() { Missions = [Literal("2026-11-22")] }));
        Assert.Empty(Ids(new() { Modes = ["plan"] }));
        Assert.Equal(["2026-11-23-001", "2026-11-22-1000"], Ids(new() { First = 2 }));
        Assert.Equal(["2026-11-22-999"], Ids(new() { Handoffs = [Literal("2026-11-22-999")] }));
        Assert.Empty(State.Feedback.Problems);
        Assert.Empty(Ids(new() { Handoffs = [Literal("2027")] }));
        Assert.Equal([ErrorCode.HandoffNotFound], State.Feedback.Codes);
    }

    [Fact]
    public void TheFirstTwoOfAHundredCostTwoReadsAndAFilterRepeatedNone()
    {
        for (int number = 1; number <= 100; number++)
        {
            Put($"2026-11-22-{number:D3}", status: number % 2 == 0 ? "completed" : "pending");
        }

        State.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, ReadsOf(() => Ids(new() { First = 2 })));
        Assert.Equal(1, ReadsOf(() => State.Workspace.HandoffReader.Find(new HandoffTarget { HandoffId = "2026-11-22-050" }, State.Feedback, CancellationToken.None)));
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
        State.Store["handoffs/2026-11-22-002.json"] = text;
        Assert.Equal(["2026-11-22-003", "2026-11-22-001"], Ids(new() { Statuses = ["pending"] }));
        MaestroException problem = Assert.Single(State.Feedback.Problems);
        Assert.Equal(ErrorCode.StateFileDamaged, problem.Code);
        Assert.Contains("2026-11-22-002.json", problem.Message, StringComparison.Ordinal);
        Assert.Equal(text, State.Store["handoffs/2026-11-22-002.json"]);
    }

    [Fact]
    public void ACopiedFileWithTheIdOfAnotherIsDamaged()
    {
        Put("2026-11-22-001");
        State.Store["handoffs/2026-11-22-002.json"] = State.Store["handoffs/2026-11-22-001.json"];
        Assert.Equal(["2026-11-22-001"], Ids(new()));
        Assert.Equal([ErrorCode.StateFileDamaged], State.Feedback.Codes);
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
            State.Workspace.HandoffReader.PendingIds(State.Feedback));
        Assert.Equal(State.Workspace.HandoffReader.PendingIds(State.Feedback), Ids(new()));
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

    private string[] Ids(HandoffQuery query) => [.. State.Workspace.HandoffReader.Get(query, State.Feedback, CancellationToken.None).Select(static handoff => handoff.HandoffId)];

    private int ReadsOf(Action action)
    {
        int before = State.Store.Reads;
        action();
        return State.Store.Reads - before;
    }

    private int ReadsOf(Func<object> action) => ReadsOf(() => { action(); });

    private static IdFilter Literal(string text) => new(text, IsWildcard: false, static _ => false);
}
