using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class LearningServiceTests
{
    private readonly StateFixture _state = new();

    private LearningService Learnings => _state.Workspace.Learnings;

    [Fact]
    public void AllOfOneCallAreOneChangeInTheirOrder()
    {
        IReadOnlyList<Learning> made = Add("first", "second", "third");

        Assert.Equal(1, _state.Store.Commits);
        Assert.Equal(made.Select(l => l.LearningId), made.Select(l => l.LearningId).Order(StringComparer.Ordinal));
        Assert.Equal(["third", "second", "first"], Get());
    }

    [Fact]
    public void AFailingWriteKeepsNone()
    {
        _state.Store.FailingWrite = 2;

        _state.Refused(ErrorCode.WorkspaceNotWritable, () => Add("first", "second"));
    }

    [Fact]
    public void NamesSortByCreationWhenAClockGoesBack()
    {
        string before = Add("before")[0].LearningId;
        _state.Clock.Advance(TimeSpan.FromHours(-1));

        Assert.True(string.CompareOrdinal(before, Add("after")[0].LearningId) < 0);
    }

    [Fact]
    public void NamesGoOnAfterMidnight()
    {
        _state.Clock.Now = new DateTimeOffset(2026, 11, 22, 23, 59, 59, TimeSpan.Zero) + TimeSpan.FromTicks(9999999);

        string[] ids = [.. Add("today", "tomorrow").Select(l => l.LearningId)];

        Assert.StartsWith("2026-11-22-2359599999999-", ids[0], StringComparison.Ordinal);
        Assert.StartsWith("2026-11-23-0000000000000-", ids[1], StringComparison.Ordinal);
    }

    [Fact]
    public void TheyHaveTheDayInUtcAndTheBranch()
    {
        _state.Adapters.GitState = new GitState { Root = "/w", WorktreeRoot = "/w", Branch = "topic" };

        Learning learning = Assert.Single(Add("it"));

        Assert.Equal("2026-11-22", learning.SessionDate);
        Assert.Equal("topic", learning.Branch);
        Assert.Contains("\"branch\": \"topic\"", _state.Store[StatePaths.Learning(learning.LearningId)], StringComparison.Ordinal);
    }

    [Fact]
    public void LearningsOfOtherProgramsAreReadWithTheirDayAndDamagedOnesTold()
    {
        _state.Store[StatePaths.Learnings + "/2026-11-22-128353538-nk4d.json"] = """{ "sessionDate": "2026-11-22", "content": "theirs" }""";
        _state.Store[StatePaths.Learnings + "/2026-11-22-3-aaaa.json"] = "<<<<<<< HEAD\n=======\n";
        _state.Store[StatePaths.Guidance] = """{ "compiledAt": "2026-11-22T16:28:01.302Z", "summary": "s", "rawCount": 1 }""";
        Add("ours");

        Assert.Equal(["ours", "theirs"], Get());
        Assert.Equal([ErrorCode.StateFileDamaged], _state.Feedback.Codes);
        Assert.Equal(["ours"], Learnings.Get(null, _state.Clock.Now, new RecordedFeedback()).Select(l => l.Content));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void NothingIsNoLearning(string content) =>
        Assert.Equal(ErrorCode.ArgumentInvalid, Assert.Throws<MaestroException>(() => LearningService.Checked(content)).Code);

    private IReadOnlyList<Learning> Add(params string[] contents) => StateFixture.Make(() => Learnings.Decide(contents, "/w"));

    private IEnumerable<string> Get() => Learnings.Get(null, null, _state.Feedback).Select(l => l.Content);
}
