using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class NoteServiceTests
{
    private readonly StateFixture _state = new();

    private NoteService Notes => _state.Workspace.Notes;

    [Fact]
    public void NotesAreAppendedAndComeNewestFirst()
    {
        Add("one", "two");
        _state.Clock.Advance(TimeSpan.FromSeconds(1));
        Add("three");

        Assert.Equal(["three", "two", "one"], Notes.Get().Select(n => n.Content));
    }

    [Fact]
    public void NoTwoHaveTheSameTime()
    {
        Add("one", "two");
        Add("three");

        Assert.Equal(3, Notes.Get().Select(n => n.Timestamp).Distinct().Count());
    }

    [Fact]
    public void OutsideGitThereIsNoBranch()
    {
        Add("one");

        Assert.DoesNotContain("git_branch", _state.Store[StatePaths.Notes], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatOtherProgramsWroteSurvives()
    {
        _state.Store[StatePaths.Notes] = """[ { "timestamp": "2026-11-22T16:28:09.886Z", "content": "theirs", "git_branch": "main", "mood": "good" } ]""";

        Add("ours");

        Assert.Contains("\"mood\": \"good\"", _state.Store[StatePaths.Notes], StringComparison.Ordinal);
        Assert.Equal(["ours", "theirs"], Notes.Get().Select(n => n.Content));
    }

    [Theory]
    [InlineData("[ { \"timestamp\": ")]
    [InlineData("[ null ]")]
    public void ADamagedFileIsNotOverwritten(string damaged)
    {
        _state.Store[StatePaths.Notes] = damaged;

        _state.Refused(ErrorCode.StateFileDamaged, () => Add("ours"));
    }

    [Fact]
    public void TheStatusHasTheThreeNewest()
    {
        Add("one", "two", "three", "four");

        Assert.Equal(["four", "three", "two"], Status().Select(n => n.Content));
        _state.Store[StatePaths.Notes] = "[";
        Assert.Empty(Status());
        Assert.Equal([ErrorCode.StateFileDamaged], _state.Feedback.Codes);
    }

    private IReadOnlyList<Note> Status() => _state.Workspace.Status.Get("/w", default, _state.Feedback, CancellationToken.None).RecentNotes;

    private void Add(params string[] contents) => StateFixture.Make(() => Notes.Decide(contents, "/w"));
}
