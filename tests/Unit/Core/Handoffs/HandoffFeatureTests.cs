using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>Whoever claims a handoff owns the feature that is in work, or claims nothing.</summary>
public sealed class HandoffFeatureTests
{
    private static readonly Author Codex = new("codex", "s-1");

    private static readonly Author Gemini = new("gemini", "s-2");

    private static readonly Author Droid = new("droid", "s-3");

    private static readonly Author Person = new(null, null) { User = "me@here" };

    private readonly StateFixture _state = new StateFixture().Approved();

    [Fact]
    public void TheFeatureIsPassedOnWithTheHandoff()
    {
        Start(Codex);
        string id = Hand(Codex);
        Claim(id, Gemini);
        Assert.Equal(("gemini", "s-2"), Holder());
        Assert.Contains($"handoff {id}", _state.Store["missions/2026-11-23-001/workers/auth-plan/claim.json"], StringComparison.Ordinal);
        _state.Refused(ErrorCode.FeatureHeld, () => _state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Review, Author = Codex }));
        _state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Review, Author = Gemini });
    }

    [Fact]
    public void WhoeverReleasesAHandoffGivesTheFeatureToTheNext()
    {
        Start(Codex);
        string id = Hand(Codex);
        Claim(id, Gemini);
        StateFixture.Make(() => _state.Workspace.Handoffs.DecideRelease(id, "no time", Gemini));
        Claim(id, Droid);
        Assert.Equal(("droid", "s-3"), Holder());
    }

    [Fact]
    public void APersonPassesOnToo()
    {
        Start(Person);
        Claim(Hand(new Author(null, null)), Codex);
        Assert.Equal(("codex", "s-1"), Holder());
    }

    [Fact]
    public void AClaimIsRecommendedOnlyToThoseWhoCanMakeIt()
    {
        string id = Hand(Codex);
        Start(Droid);
        foreach ((Author reader, bool can) in new[] { (Droid, true), (Gemini, false), (Person, false) })
        {
            var request = new Maestro.Control.BriefRequest(reader, CommandForm.PowerShell, 600);
            SessionBrief brief = _state.Workspace.Briefs.Get(request, _state.Feedback, CancellationToken.None);
            Assert.Equal(can ? $"Receive-MaestroHandoff {id} -Claim" : $"Get-MaestroHandoff {id}", brief.Waiting.Single(item => item.Id == id).Command);
            Assert.False(!can && brief.Next.Contains("-Claim", StringComparison.Ordinal), brief.Next);
            string next = _state.Workspace.Status.Get("/w", reader, _state.Feedback, CancellationToken.None).Next;
            Assert.False(!can && next.Contains("-Claim", StringComparison.Ordinal), next);
        }

        Assert.Equal(id, Claim(null, Droid).HandoffId);
    }

    [Fact]
    public void WhatSomebodyElseHoldsIsNotClaimedByHalves()
    {
        string id = Hand(Codex);
        Start(Droid);
        MaestroException refused = _state.Refused(ErrorCode.FeatureHeld, () => Claim(id, Gemini));
        Assert.Contains("held by droid (session s-3)", refused.Message, StringComparison.Ordinal);
        refused = _state.Refused(ErrorCode.HandoffNonePending, () => Claim(null, Gemini));
        Assert.Contains("held by droid (session s-3)", refused.Message, StringComparison.Ordinal);

        string other = StateFixture.Make(() => _state.Workspace.Handoffs.DecideCreate(HandoffSamples.Execute with { MaestroRefs = new MaestroReferences() }, Codex, null)).HandoffId;
        Assert.Equal(other, Claim(null, Gemini).HandoffId);
        Assert.Equal(id, Claim(null, Droid).HandoffId);
        Assert.Equal(("droid", "s-3"), Holder());
    }

    [Fact]
    public void AFeatureThatIsNotInWorkIsNobodysYet()
    {
        string id = Hand(Codex);
        Claim(id, Gemini);
        Assert.Equal((null, null), Holder());
        Assert.Equal(FeatureStatus.Pending, _state.Feature("auth-plan").Status);
    }

    [Fact]
    public void AClaimThatCannotBeReadLeavesTheHandoffPending()
    {
        Start(Codex);
        string id = Hand(Codex);
        _state.Store["missions/2026-11-23-001/workers/auth-plan/claim.json"] = "{";
        _state.Refused(ErrorCode.StateFileDamaged, () => Claim(id, Gemini));
    }

    private void Start(Author author) => _state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.InProgress, Author = author });

    private string Hand(Author author) => StateFixture.Make(() => _state.Workspace.Handoffs.DecideCreate(
        HandoffSamples.Execute with { MaestroRefs = new MaestroReferences { MissionId = StateFixture.First, FeatureId = "auth-plan" } }, author, null)).HandoffId;

    private Handoff Claim(string? id, Author author) =>
        StateFixture.Make(() => _state.Workspace.Handoffs.DecideClaim(new HandoffTarget { HandoffId = id }, author, null, _state.Feedback, CancellationToken.None));

    private (string? Agent, string? Session) Holder()
    {
        FeatureClaim? claim = _state.Workspace.Claims.Get(new ClaimQuery(), _state.Feedback).FirstOrDefault();
        return (claim?.Agent, claim?.SessionId);
    }
}
