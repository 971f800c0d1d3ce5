using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class GuidanceServiceTests
{
    private readonly StateFixture _state = new();

    private GuidanceService Guidance => _state.Workspace.Guidance;

    [Fact]
    public void ItIsCompiledFromTheLearningsAndAges()
    {
        Learn("the login test needs a database", "the database must be migrated");
        Assert.NotNull(Build().Compiled);
        _state.Clock.Advance(TimeSpan.FromDays(2));
        Learn("one more");

        Guidance guidance = Guidance.Get();

        Assert.Contains("the login test needs a database", guidance.Summary, StringComparison.Ordinal);
        Assert.Equal((2, 1, TimeSpan.FromDays(2)), (guidance.RawCount, guidance.NewLearnings, guidance.Age));
    }

    [Fact]
    public void ARemovedLearningDoesNotHideANewOne()
    {
        Learn("one", "two", "three");
        Build();
        foreach (Learning learning in _state.Workspace.Learnings.Get(null, null, _state.Feedback).Take(2))
        {
            StateFixture.Make(() => _state.Workspace.Learnings.DecideRemove(learning.LearningId));
        }

        Assert.Equal(0, Guidance.Get().NewLearnings);
        _state.Clock.Advance(TimeSpan.FromSeconds(1));
        Learn("four");

        Assert.Equal(1, Guidance.Get().NewLearnings);
    }

    [Fact]
    public void AGivenTextNeedsNoLearnings()
    {
        GuidanceChange change = Build("  mind the gap \n");

        Assert.Null(change.Compiled);
        Assert.Equal("mind the gap", Guidance.Get().Summary);
    }

    [Fact]
    public void WhatOtherProgramsWroteSurvives()
    {
        _state.Store[StatePaths.Guidance] = """{ "compiledAt": "2026-11-22T16:28:01.302Z", "summary": "s", "rawCount": 2, "theirs": true }""";

        Build("new");

        Assert.Contains("\"theirs\": true", _state.Store[StatePaths.Guidance], StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedFileIsNotOverwritten()
    {
        _state.Store[StatePaths.Guidance] = "<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> topic\n";

        _state.Refused(ErrorCode.StateFileDamaged, () => Build("new"));
    }

    [Fact]
    public void WithoutAnythingThereIsAnErrorThatSaysWhatToDo()
    {
        Assert.Contains("Build-MaestroGuidance", Assert.Throws<MaestroException>(Guidance.Get).Hint, StringComparison.Ordinal);
        _state.Refused(ErrorCode.GuidanceNotFound, () => Build());
        _state.Refused(ErrorCode.ArgumentInvalid, () => Build(" "));
    }

    private GuidanceChange Build(string? summary = null) =>
        StateFixture.Make(() => Guidance.Decide(new GuidanceDraft { Summary = summary }, _state.Feedback));

    private void Learn(params string[] contents) => StateFixture.Make(() => _state.Workspace.Learnings.Decide(contents, "/w"));
}
