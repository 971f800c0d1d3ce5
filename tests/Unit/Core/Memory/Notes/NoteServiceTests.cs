using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class NoteServiceTests
{
    private readonly StateFixture _state = new();

    private NoteService Notes => _state.Workspace.Notes;

    [Fact]
    public void Notes_are_appended_and_come_newest_first()
    {
        Add("one", "two");
        _state.Clock.Advance(TimeSpan.FromSeconds(1));
        Add("three");

        Assert.Equal(["three", "two", "one"], Notes.Get().Select(n => n.Content));
    }

    [Fact]
    public void No_two_have_the_same_time()
    {
        Add("one", "two");
        Add("three");

        Assert.Equal(3, Notes.Get().Select(n => n.Timestamp).Distinct().Count());
    }

    [Fact]
    public void Outside_git_there_is_no_branch()
    {
        Add("one");

        Assert.DoesNotContain("git_branch", _state.Store[StatePaths.Notes], StringComparison.Ordinal);
    }

    [Fact]
    public void What_other_programs_wrote_survives()
    {
        _state.Store[StatePaths.Notes] = """[ { "timestamp": "2026-11-22T16:28:09.886Z", "content": "theirs", "git_branch": "main", "mood": "good" } ]""";

        Add("ours");

        Assert.Contains("\"mood\": \"good\"", _state.Store[StatePaths.Notes], StringComparison.Ordinal);
        Assert.Equal(["ours", "theirs"], Notes.Get().Select(n => n.Content));
    }

    [Theory]
    [InlineData("[ { \"timestamp\": ")]
    [InlineData("[ null ]")]
    public void A_damaged_file_is_not_overwritten(string damaged)
    {
        _state.Store[StatePaths.Notes] = damaged;

        _state.Refused(ErrorCode.StateFileDamaged, () => Add("ours"));
    }

    [Fact]
    public void The_status_has_the_three_newest()
    {
        Add("one", "two", "three", "four");

        Assert.Equal(["four", "three", "two"], Status().Select(n => n.Content));
        _state.Store[StatePaths.Notes] = "[";
        Assert.Empty(Status());
        Assert.Equal([ErrorCode.StateFileDamaged], _state.Feedback.Codes);
    }

    private IReadOnlyList<Note> Status() => _state.Workspace.Status.Get("/w", _state.Feedback, CancellationToken.None).RecentNotes;

    private void Add(params string[] contents) => Notes.Apply(contents, "/w", CancellationToken.None);
}
