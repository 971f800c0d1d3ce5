using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>What a new handoff finds out by itself, and whose it is.</summary>
public class HandoffCollectionTests
{
    private readonly StateFixture _state = new();
    private readonly Dictionary<string, string> _files = [];

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
    public void CommitsAndUncommittedFilesAreCollectedWithoutMaestrosOwn()
    {
        _state.Adapters.GitState = Repository() with
        {
            HeadCommit = "a2236c0f9b1e",
            ChangedFiles = [.. new[] { "src/new.cs", ".maestro/config.yaml", ".gitignore", "AGENTS.md", "CLAUDE.md", "docs/.gitignore" }.Select(static path => new GitChange { Path = path, Kind = GitChangeKind.Modified })],
        };
        _state.Adapters.Commits = [new GitCommit { Id = "a2236c0f9b1e", Subject = "Add login", Files = ["src/login.cs", ".maestro/notes.json", "src/new.cs"] }];
        // Our lines alone; our block alone; our block and a line of somebody; not ours at all.
        _state.Adapters.Committed[".gitignore"] = "bin/\n";
        _files["/project/.gitignore"] = "bin/\n\n# Maestro runtime state\n.maestro/handoffs/\n";
        _files["/project/AGENTS.md"] = "<!-- maestro:start -->\n## Maestro\n<!-- maestro:end -->\n";
        _files["/project/CLAUDE.md"] = "Be kind.\n<!-- maestro:start -->\n## Maestro\n<!-- maestro:end -->\n";
        _files["/project/docs/.gitignore"] = "out/\n";

        HandoffFacts facts = Collect();
        Assert.Equal(["src/new.cs", "CLAUDE.md", "docs/.gitignore"], facts.Uncommitted);
        Assert.Equal(["src/new.cs", "CLAUDE.md", "docs/.gitignore", "src/login.cs"], facts.ChangedFiles);
        Assert.Equal(["src/login.cs", "src/new.cs"], Assert.Single(facts.Commits).Files);
        Assert.Equal("a2236c0f9b1e", facts.Commit);
    }

    [Fact]
    public void CommitsAreLookedForSinceTheFeatureWasTaken()
    {
        _state.Adapters.GitState = Repository();
        _state.Approved();
        Collect(new MaestroReferences { FeatureId = "auth-plan" });
        Assert.Null(_state.Adapters.CommitsSince);
        StateFixture.Make(() => _state.Workspace.Starts.Decide(new FeatureUpdate("auth-plan", null) { Author = new Author("codex", "s1") }, _state.Feedback));
        HandoffFacts facts = Collect(new MaestroReferences { FeatureId = "auth-plan" });
        Assert.Equal(_state.Clock.GetUtcNow(), _state.Adapters.CommitsSince);
        Assert.Equal(("auth-plan", "Plan it"), (facts.FeatureId, facts.Title));
    }

    [Fact]
    public void AFeatureThatIsNamedIsOfTheMissionThatHasIt()
    {
        _state.Approved();
        string other = _state.Create(StateFixture.Plan.Replace("auth-", "other-", StringComparison.Ordinal));
        _state.SetMission(other, MissionStatus.Approved);
        Assert.Equal(StateFixture.First, Collect(new MaestroReferences { FeatureId = "auth-plan" }).MissionId);
        Assert.Equal(other, Collect(new MaestroReferences { FeatureId = "other-plan" }).MissionId);
    }

    [Fact]
    public void WhatTheSessionWorksOnIsWhatItHandsOff()
    {
        Author author = new("codex", "s-1");
        _state.Approved();
        _state.Update(new FeatureUpdate("auth-docs", null) { Status = FeatureStatus.InProgress, Author = author });
        string other = _state.Create(StateFixture.Plan.Replace("auth-", "other-", StringComparison.Ordinal));
        _state.SetMission(other, MissionStatus.Approved);
        Assert.Equal((other, null), About(null));
        Assert.Equal((StateFixture.First, "auth-docs"), About(author));
        Assert.Equal((other, null), About(author with { SessionId = "s-2" }));
        Assert.Equal((other, null), About(author, new MaestroReferences { MissionId = other }));

        _state.Update(new FeatureUpdate("other-docs", null) { Status = FeatureStatus.InProgress, Author = author });
        Assert.Equal((other, null), About(author));
        Assert.Equal((StateFixture.First, "auth-docs"), About(author, new MaestroReferences { MissionId = StateFixture.First }));

        (string?, string?) About(Author? author, MaestroReferences? about = null)
        {
            HandoffFacts facts = _state.Workspace.Handoffs.Collect(_state.Adapters, new HandoffPlace("/project", null) { About = about, Author = author }, _state.Feedback, CancellationToken.None);
            return (facts.MissionId, facts.FeatureId);
        }
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

    private HandoffFacts Collect() => Collect(null);

    private HandoffFacts Collect(MaestroReferences? about) => _state.Workspace.Handoffs.Collect(
        _state.Adapters, new HandoffPlace("/project", null) { About = about, ReadText = path => _files.GetValueOrDefault(path.Replace('\\', '/')) }, _state.Feedback, CancellationToken.None);

    private static GitState Repository() => new() { Root = "/project", WorktreeRoot = "/project" };
}
