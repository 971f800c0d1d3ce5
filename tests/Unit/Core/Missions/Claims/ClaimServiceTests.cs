using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>Who holds what, and who works on the same files.</summary>
public sealed class ClaimServiceTests
{
    private static readonly Author Codex = new("codex", "s-1");
    private static readonly Author Claude = new("claude-code", "s-2");

    private readonly StateFixture _state = new StateFixture().Approved();

    [Fact]
    public void ClaimsAreListedWithWhoAndSinceWhen()
    {
        Start("auth-plan", Codex, "feature/plan", TimeSpan.FromHours(1));
        _state.Clock.Advance(TimeSpan.FromHours(2));
        Start("auth-impl", Claude, null);
        FeatureClaim[] claims = [.. Get(new ClaimQuery { Reader = Claude })];
        Assert.Equal(["auth-plan", "auth-impl"], claims.Select(static claim => claim.FeatureId));
        Assert.Equal(("codex", "s-1", "feature/plan", TimeSpan.FromHours(2), true, false), (claims[0].Holder, claims[0].SessionId, claims[0].Branch, claims[0].Quiet, claims[0].IsExpired, claims[0].IsMine));
        Assert.Equal(FakeClock.Start + TimeSpan.FromHours(1), claims[0].ExpiresAt);
        Assert.Equal((false, true), (claims[1].IsExpired, claims[1].IsMine));
    }

    [Fact]
    public void FiltersPick()
    {
        Start("auth-plan", Codex, null, TimeSpan.FromHours(1));
        _state.Clock.Advance(TimeSpan.FromHours(2));
        Start("auth-impl", Claude, null);
        Assert.Equal("auth-plan", Assert.Single(Get(new ClaimQuery { QuietFor = TimeSpan.FromHours(1) })).FeatureId);
        Assert.Equal("auth-plan", Assert.Single(Get(new ClaimQuery { ExpiredOnly = true })).FeatureId);
        Assert.Equal("auth-impl", Assert.Single(Get(new ClaimQuery { Holders = [new IdFilter("claude-code", IsWildcard: false, static _ => false)] })).FeatureId);
    }

    [Fact]
    public void EndedOnesSayHowTheyEnded()
    {
        Start("auth-plan", Codex, null);
        _state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Review, Author = Codex });
        Assert.Empty(Get(new ClaimQuery()));
        FeatureClaim ended = Assert.Single(Get(new ClaimQuery { WithEnded = true }));
        Assert.Equal(("codex", FeatureStatus.Review, FakeClock.Start), (ended.Holder, ended.Outcome, ended.EndedAt));
    }

    [Fact]
    public void TheStatusShowsWhatIsMineAndWhatWaitsForMe()
    {
        Start("auth-plan", Codex, null);
        _state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Review, Author = Codex });
        Start("auth-impl", Claude, null);
        WorkspaceStatus status = _state.Workspace.Status.Get("/w", Claude, _state.Feedback, CancellationToken.None);
        Assert.Equal(["auth-impl"], status.MyFeatureIds);
        Assert.Equal(["auth-plan"], status.WaitingForMe);
        status = _state.Workspace.Status.Get("/w", Codex, _state.Feedback, CancellationToken.None);
        Assert.Empty(status.MyFeatureIds);
        Assert.Empty(status.WaitingForMe);
        Assert.Equal("claude-code", Assert.Single(status.Held).Holder);
    }

    [Fact]
    public void TheDashboardShowsTheHolder()
    {
        Start("auth-plan", Codex, null);
        ControlSnapshot snapshot = _state.Workspace.Snapshots.Take(null, "/project", CancellationToken.None);
        Assert.Equal("codex", snapshot.Features[0].Holder);
        SnapshotWork work = Assert.Single(snapshot.ActiveWork);
        Assert.Equal(("codex", true, FakeClock.Start), (work.Agent, work.IsClaimed, work.Since));
    }

    [Fact]
    public void OthersAreNamedWithTheFilesThatBothTouch()
    {
        _state.Store[$"missions/{StateFixture.First}/details.json"] = """
            { "features": { "auth-plan": { "files": ["src/cli.py", "docs/**"] }, "auth-impl": { "files": ["src/*.py"] } } }
            """;
        _state.Adapters.Linked = [new GitWorktree("/main", "main"), new GitWorktree("/docs", "feature/docs")];
        _state.Adapters.Changed["/main"] = ["docs/a.md"];
        _state.Adapters.Changed["/docs"] = ["docs/b.md", "other.txt"];
        Start("auth-impl", Codex, "main");
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        Start("auth-docs", Claude, "feature/docs");

        IReadOnlyList<OtherWorker> others = _state.Workspace.OtherWorkers.WhoElse(StateFixture.First, "auth-plan", _state.Feedback, CancellationToken.None);
        Assert.Equal(["auth-impl", "auth-docs"], others.Select(static other => other.Claim.FeatureId));
        Assert.Equal(["docs/a.md", "src/cli.py"], others[0].SharedFiles);
        Assert.Equal(["docs/b.md"], others[1].SharedFiles);
        Assert.Equal("codex", Assert.Single(_state.Workspace.OtherWorkers.WhoElse(StateFixture.First, "auth-docs", _state.Feedback, CancellationToken.None)).Claim.Holder);
    }

    [Fact]
    public void OnASharedBranchNobodyKnowsWhoseAChangeIs()
    {
        _state.Store[$"missions/{StateFixture.First}/details.json"] = """{ "features": { "auth-plan": { "files": ["docs/**"] } } }""";
        _state.Adapters.Linked = [new GitWorktree("/main", "main")];
        _state.Adapters.Changed["/main"] = ["docs/a.md"];
        Start("auth-impl", Codex, "main");
        Start("auth-docs", Claude, "main");
        Assert.All(_state.Workspace.OtherWorkers.WhoElse(StateFixture.First, "auth-plan", _state.Feedback, CancellationToken.None), static other => Assert.Empty(other.SharedFiles));
    }

    private IEnumerable<FeatureClaim> Get(ClaimQuery query) => _state.Workspace.Claims.Get(query, _state.Feedback);

    private void Start(string id, Author author, string? branch, TimeSpan? lease = null) => StateFixture.Make(
        () => _state.Workspace.Starts.Decide(new FeatureUpdate(id, null) { Author = author, Branch = branch, Lease = lease }, _state.Feedback));
}
