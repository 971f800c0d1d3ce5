using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>What a new handoff finds out by itself, and whose it is.</summary>
public class HandoffCollectionTests
{
    private readonly StateFixture _state = new();

    [Fact]
    public void WithoutGitAndMissionThereIsNothingAndNoComplaint()
    {
        HandoffFacts facts = Collect();
        Assert.Equal((null, null, null), (facts.Branch, facts.MissionId, facts.FeatureId));
        Assert.Empty(facts.ChangedFiles);
        Assert.Empty(_state.Feedback.Warnings);
    }

    [Fact]
    public void ADraftIsNoActiveMissionAndTheNewestActiveOneCounts()
    {
        _state.Create();
        Assert.Null(Collect().MissionId);
        _state.SetMission(StateFixture.First, MissionStatus.Approved);
        _state.Create();
        Assert.Equal(StateFixture.First, Collect().MissionId);
    }

    [Fact]
    public void TheFeatureIsToldOnlyWhenOneAloneIsOpen()
    {
        _state.Approved();
        Assert.Null(Collect().FeatureId);
        _state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        Assert.Null(Collect().FeatureId);
        _state.SetFeature("auth-docs", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        Assert.Equal("auth-impl", Collect().FeatureId);
    }

    [Fact]
    public void ExactPathsAreKeptAndThoseThatAreNotListedCounted()
    {
        _state.Adapters.GitState = Repository() with
        {
            Branch = "feature/My-Branch",
            ChangedFiles = [.. new[] { "docs/日本語.md", "q\"uote\nnewline", "src/a very long path with many words/x.cs" }.Select(static path => new GitChange { Path = path, Kind = GitChangeKind.Modified })],
            ChangedTotal = 70,
            IsCut = true,
        };
        HandoffFacts facts = Collect();
        var draft = new HandoffDraft { Mode = "execute", SessionCore = "core", Summary = "s", NextAction = "n", Cs = new() { Work = 1 } };
        Handoff made = StateFixture.Make(() => _state.Workspace.Handoffs.DecideCreate(HandoffService.Decide(draft, facts), default, facts));
        Assert.Equal(["docs/日本語.md", "q\"uote\nnewline", "src/a very long path with many words/x.cs"], made.Files);
        Assert.Equal(70, made.FilesTotal);
        Assert.Contains("branch_feature_my_branch", made.Uki, StringComparison.Ordinal);
        Assert.Null(UkiValidator.Check(made.Uki));
    }

    [Fact]
    public void WhatGitCanNotTellIsAWarning()
    {
        _state.Adapters.GitState = Repository() with { Notice = "The git repository is broken." };
        Collect();
        Assert.Equal(["The git repository is broken."], _state.Feedback.Warnings);
    }

    [Fact]
    public void ADamagedMissionIsAWarningAndStopsNoHandoff()
    {
        _state.Store["missions/2026-11-23-007/mission.json"] = "{";
        Assert.Null(Collect().MissionId);
        Assert.Empty(_state.Feedback.Problems);
        Assert.Contains("2026-11-23-007", Assert.Single(_state.Feedback.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "claude-code", "d1", "claude-code", "d1")]
    [InlineData("codex", null, "claude-code", "d1", "codex", null)]
    [InlineData("claude-code", null, "claude-code", "d1", "claude-code", "d1")]
    [InlineData(null, "mine", "claude-code", "d1", "claude-code", "mine")]
    [InlineData(null, null, "unknown", "d1", "house", "d1")]
    [InlineData(null, null, null, null, "house", null)]
    public void ASessionBelongsToItsAgent(string? agent, string? session, string? detected, string? detectedSession, string? wantedAgent, string? wantedSession)
    {
        AgentSession? found = detected is null ? null : new AgentSession { Agent = detected, SessionId = detectedSession, Source = SessionSource.Process };
        Assert.Equal(new Author(wantedAgent, wantedSession), AuthorRules.Of(agent, session, () => found, static () => "house"));
    }

    private HandoffFacts Collect() => _state.Workspace.Handoffs.Collect(_state.Adapters, "/project", null, _state.Feedback, CancellationToken.None);

    private static GitState Repository() => new() { Root = "/project", WorktreeRoot = "/project" };
}
