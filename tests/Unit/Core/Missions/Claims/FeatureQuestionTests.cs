using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A feature that waits for a person's answer.</summary>
public sealed class FeatureQuestionTests
{
    private static readonly Author Codex = new("codex", "s-1");
    private static readonly Author Person = new(null, null) { User = "ann@desk" };

    private readonly StateFixture _state = new StateFixture().Approved();

    [Fact]
    public void StoppingWithAQuestionBlocksTheFeatureUntilItIsAnswered()
    {
        Start();
        Stop("Which key?");
        Assert.Equal(FeatureStatus.Blocked, _state.Feature("auth-plan").Status);
        Assert.Equal("Which key?", Listed().Question);
        _state.Clock.Advance(TimeSpan.FromMinutes(3));
        _state.Update(new FeatureUpdate("auth-plan", null) { Answer = "The blue one.", Author = Person });
        Assert.Equal(FeatureStatus.Pending, _state.Feature("auth-plan").Status);
        Assert.Null(Listed().Question);
        Assert.True(Listed().IsReady);
        FeatureQuestion answered = Assert.Single(_state.Workspace.Questions.Of(StateFixture.First, "auth-plan"));
        Assert.Equal(
            ("Which key?", "codex", FakeClock.Start, "The blue one.", "ann@desk", FakeClock.Start + TimeSpan.FromMinutes(3)),
            (answered.Question, answered.AskedBy, answered.AskedAt, answered.Answer, answered.AnsweredBy, answered.AnsweredAt));
    }

    [Fact]
    public void TheStatusAndTheDashboardShowItOnTop()
    {
        Start();
        Stop("Which key?");
        FeatureQuestion question = Assert.Single(_state.Workspace.Status.Get("/w", default, _state.Feedback, CancellationToken.None).Questions);
        Assert.Equal(("auth-plan", "Which key?", "codex"), (question.FeatureId, question.Question, question.AskedBy));
        Assert.Equal("Which key?", Assert.Single(_state.Workspace.Snapshots.Take(null, "/project", CancellationToken.None).Questions).Question);
    }

    [Fact]
    public void WhatWaitsForAnAnswerIsNotStartedByNext()
    {
        Ask("auth-plan", "Which key?");
        Assert.False(Listed().IsReady);
        Assert.Empty(_state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, _state.Feedback));
        Assert.Empty(_state.Workspace.Status.Get("/w", default, _state.Feedback, CancellationToken.None).ReadyFeatureIds);
        Assert.Equal(FeaturePhase.Blocked, _state.Workspace.Snapshots.Take(null, "/project", CancellationToken.None).Features[0].Phase);
        MaestroException refused = _state.Refused(
            ErrorCode.NothingReady, () => StateFixture.Make(() => _state.Workspace.Starts.DecideNext(new FeatureUpdate("", null) { Author = Codex }, _state.Feedback)));
        Assert.Contains("'auth-plan' waits for an answer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StartingItAnywayWarnsOrIsRefused()
    {
        Ask("auth-plan", "Which key?");
        var start = new FeatureUpdate("auth-plan", null) { Author = Codex };
        _state.Refused(ErrorCode.DependencyNotDone, () => StateFixture.Make(() => _state.Workspace.Starts.Decide(start with { Strict = true }, _state.Feedback)));
        Assert.Equal("'auth-plan' waits for the answer to 'Which key?'.", Assert.Single(StateFixture.Made(() => _state.Workspace.Starts.Decide(start, _state.Feedback)).Warnings));
    }

    [Fact]
    public void WhoStartsWhatIsBlockedByAQuestionIsToldOfIt()
    {
        Start();
        Stop("Which key?");
        MaestroException refused = _state.Refused(ErrorCode.TransitionNotAllowed, Start);
        Assert.EndsWith("It waits for the answer to 'Which key?'.", refused.Message, StringComparison.Ordinal);
        Assert.Equal($"Set-MaestroFeature auth-plan -MissionId {StateFixture.First} -Answer '<the answer>'", refused.Hint);
    }

    [Fact]
    public void AnAgentThatAnswersIsWarnedOrRefusedAndTheChangeNamesTheAnswer()
    {
        Start();
        Stop("Which key?");
        var answer = new FeatureUpdate("auth-plan", null) { Answer = "blue", Author = Codex };
        MaestroException refused = _state.Refused(ErrorCode.SelfApprovalNotAllowed, () => _state.Update(answer with { Strict = true }));
        Change<FeatureChange> decided = _state.Workspace.Features.Decide(answer, _state.Feedback);
        Assert.Equal((refused.Message, "Answer: blue"), (Assert.Single(decided.Warnings), decided.Reason));
        Assert.Empty(_state.Workspace.Features.Decide(answer with { Author = Person }, _state.Feedback).Warnings);
    }

    [Fact]
    public void NoAdviceApprovesWork()
    {
        Start();
        _state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Review, Author = Codex });
        MaestroException refused = _state.Refused(ErrorCode.TransitionNotAllowed, Start);
        Assert.Equal($"Get-MaestroFeature auth-plan -MissionId {StateFixture.First}", refused.Hint);
    }

    [Fact]
    public void APersonAnswersWhatAnAgentHolds()
    {
        Start();
        Ask("auth-plan", "Which key?");
        _state.Update(new FeatureUpdate("auth-plan", null) { Answer = "The blue one.", Author = Person });
        Assert.Equal(("codex", FeatureStatus.InProgress), (Listed().Holder, Listed().Status));
    }

    [Fact]
    public void QuestionsAreAnsweredInTheirOrderAndTheFeatureWaitsForTheLast()
    {
        Start();
        Ask("auth-plan", "First?");
        Stop("Second?");
        _state.Update(new FeatureUpdate("auth-plan", null) { Answer = "one", Author = Person });
        Assert.Equal("Second?", Listed().Question);
        Assert.Equal(FeatureStatus.Blocked, Listed().Status);
        _state.Update(new FeatureUpdate("auth-plan", null) { Answer = "two", Author = Person });
        Assert.Equal(FeatureStatus.Pending, Listed().Status);
        _state.Refused(ErrorCode.QuestionNotFound, () => _state.Update(new FeatureUpdate("auth-plan", null) { Answer = "three", Author = Person }));
    }

    [Fact]
    public void WhatWasBlockedForAnotherReasonStaysBlocked()
    {
        Start();
        StateFixture.Make(() => _state.Workspace.Starts.DecideStop(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Blocked, Reason = "no key", Author = Codex }, _state.Feedback));
        Ask("auth-plan", "Which key?");
        _state.Update(new FeatureUpdate("auth-plan", null) { Answer = "blue", Author = Person });
        Assert.Equal(FeatureStatus.Blocked, Listed().Status);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[null]")]
    [InlineData("""[{ "question": "x" }]""")]
    public void DamageIsNamed(string content)
    {
        Ask("auth-plan", "Which key?");
        _state.Store[$"missions/{StateFixture.First}/workers/auth-plan/questions.json"] = content;
        Assert.Equal(3, _state.Workspace.Features.Get(new FeatureQuery(), _state.Feedback).Count());
        Assert.Contains("questions.json", Assert.Single(_state.Feedback.Problems).Message, StringComparison.Ordinal);
        _state.Refused(ErrorCode.StateFileDamaged, () => _state.Update(new FeatureUpdate("auth-plan", null) { Answer = "x" }));
        Assert.Contains(_state.Workspace.Inspector.Inspect(), static fault => fault.Message.Contains("questions.json", StringComparison.Ordinal));
    }

    private void Start() => StateFixture.Make(() => _state.Workspace.Starts.Decide(new FeatureUpdate("auth-plan", null) { Author = Codex }, _state.Feedback));

    private void Stop(string question) => StateFixture.Make(() => _state.Workspace.Starts.DecideStop(
        new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Blocked, Question = question, Reason = question, Author = Codex }, _state.Feedback));

    // As a handoff asks it: the status stays.
    private void Ask(string featureId, string question)
    {
        StateWrite write = _state.Workspace.Questions.Asked(StateFixture.First, featureId, StoredQuestion.Of(question, Codex, _state.Clock.GetUtcNow()));
        StateFixture.Make(() => new Storage.Change<string>(_state.Store, featureId, "Ask", question) { Writes = [write] });
    }

    private Feature Listed() => _state.Workspace.Features.Get(new FeatureQuery(), _state.Feedback).First();
}
