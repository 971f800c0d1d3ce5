using System.Text.Json.Nodes;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Exactly one session holds a feature.</summary>
public sealed class FeatureClaimTests : ClaimedFeatures
{
    [Fact]
    public void OneSessionGetsItAndTheOthersLearnWho()
    {
        Start("auth-plan", Codex);
        Assert.Equal(FeatureStatus.InProgress, State.Feature("auth-plan").Status);
        MaestroException refused = State.Refused(ErrorCode.FeatureHeld, () => Start("auth-plan", Other));
        Assert.Equal("The feature 'auth-plan' is held by codex (session s-1); it was claimed at 2026-11-22T23:30:00.000Z.", refused.Message);
        Assert.Equal("auth-plan", refused.Target);
    }

    public static TheoryData<string, string> Ways()
    {
        var ways = new TheoryData<string, string>();
        foreach (string first in new[] { "start", FeatureStatus.Assigned, FeatureStatus.InProgress })
        {
            foreach (string second in new[] { "start", FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done, FeatureStatus.Blocked, "report" })
            {
                ways.Add(first, second);
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void EveryWayToChangeItAsksForTheHolder(string first, string second)
    {
        Change("auth-plan", first, Codex);
        State.Refused(ErrorCode.FeatureHeld, () => Change("auth-plan", second, Other));
        State.Refused(ErrorCode.FeatureHeld, () => Change("auth-plan", second, Person));
    }

    [Fact]
    public void ByTheHolderItIsIdempotent()
    {
        Start("auth-plan", Codex);
        string before = State.Store.Snapshot();
        State.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("auth-plan", Start("auth-plan", Codex).FeatureId);
        Assert.Equal(before, State.Store.Snapshot());
    }

    [Fact]
    public void TheClaimIsAFileBesideTheFeature()
    {
        Start("auth-plan", Codex, TimeSpan.FromMinutes(30));
        JsonNode expected = JsonNode.Parse($$"""
            { "featureId": "auth-plan", "missionId": "{{StateFixture.First}}", "agent": "codex", "sessionId": "s-1", "since": "2026-11-22T23:30:00.000Z", "lease": "PT1800S" }
            """)!;
        Assert.Equal(expected.ToJsonString(), JsonNode.Parse(State.Store[$"missions/{StateFixture.First}/workers/auth-plan/claim.json"])!.ToJsonString());
        Assert.DoesNotContain("codex (", State.Store[$"missions/{StateFixture.First}/features/auth-plan.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("older", State.Store[$"missions/{StateFixture.First}/features/auth-plan.json"], StringComparison.Ordinal);
    }

    [Fact]
    public void ListsShowTheHolder()
    {
        Start("auth-plan", Codex, TimeSpan.FromHours(1));
        State.Clock.Advance(TimeSpan.FromMinutes(7));
        Feature held = Listed("auth-plan");
        Assert.Equal(("codex", "s-1", FakeClock.Start, TimeSpan.FromMinutes(7), TimeSpan.FromHours(1)), (held.Holder, held.HolderSessionId, held.HeldSince, held.Quiet, held.Lease));
        Feature free = Listed("auth-impl");
        Assert.Null(free.Holder ?? free.HolderSessionId);
        Assert.Null(free.Quiet);
    }

    [Theory]
    [InlineData(FeatureStatus.Review)]
    [InlineData(FeatureStatus.Done)]
    public void ReviewAndDoneEndItAndKeepWhoDidIt(string status)
    {
        Start("auth-plan", Codex);
        Set("auth-plan", FeatureStatus.Review, Codex);
        if (status == FeatureStatus.Done)
        {
            Set("auth-plan", FeatureStatus.Done, Person);
        }

        Assert.Null(Listed("auth-plan").Holder);
        StoredClaim claim = Stored("auth-plan");
        Assert.Equal(("codex", "s-1", FakeClock.Start, status), (claim.Agent, claim.SessionId, claim.EndedAt, claim.Outcome));
    }

    [Fact]
    public void ASessionThatTakesItUpAgainLeavesATrail()
    {
        Start("auth-plan", Codex);
        Set("auth-plan", FeatureStatus.Review, Codex);
        Set("auth-plan", FeatureStatus.Pending, Person, "no tests");
        Start("auth-plan", Other);
        StoredClaim claim = Stored("auth-plan");
        Assert.Equal("s-2", claim.SessionId);
        Assert.Equal(("s-1", FeatureStatus.Review), (Assert.Single(claim.Trail!).SessionId, claim.Trail![0].Outcome));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void AWorkerThatJudgesItsOwnWorkIsWarnedOrRefused(bool strict, bool allowed)
    {
        if (allowed)
        {
            State.Store["config.yaml"] = "review:\n  selfApprove: true";
        }

        State.SetResult("plan-agreed", AssertionResult.Passed, "seen");
        Start("auth-plan", Codex);
        Set("auth-plan", FeatureStatus.Review, Codex);
        var own = new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Done, Author = Codex, Strict = strict };
        if (strict && !allowed)
        {
            Assert.Contains("codex worked on 'auth-plan'", State.Refused(ErrorCode.SelfApprovalNotAllowed, () => State.Update(own)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(allowed ? 0 : 1, StateFixture.Made(() => State.Workspace.Features.Decide(own, State.Feedback)).Warnings.Count);
        }
    }

    [Fact]
    public void OthersAndPersonsMayJudge()
    {
        State.SetResult("plan-agreed", AssertionResult.Passed, "seen");
        State.SetResult("auth-impl-assertion-1", AssertionResult.Passed, "seen");
        foreach ((string id, Author worker, Author judge) in new[] { ("auth-plan", Codex, Other), ("auth-impl", Codex, Person), ("auth-docs", Person, Person) })
        {
            Start(id, worker);
            Set(id, FeatureStatus.Review, worker);
            Assert.Empty(StateFixture.Made(() => State.Workspace.Features.Decide(new FeatureUpdate(id, null) { Status = FeatureStatus.Done, Author = judge, Strict = true }, State.Feedback)).Warnings);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{ "featureId": "auth-impl", "missionId": "2026-11-23-001", "since": "2026-11-22T23:30:00.000Z" }""")]
    [InlineData("""{ "featureId": "auth-plan", "missionId": "2020-01-01-001", "since": "2026-11-22T23:30:00.000Z" }""")]
    [InlineData("""{ "featureId": "auth-plan", "missionId": "2026-11-23-001", "since": "2026-11-22T23:30:00.000Z", "lease": "soon" }""")]
    [InlineData("""{ "featureId": "auth-plan", "missionId": "2026-11-23-001", "since": "2026-11-22T23:30:00.000Z", "trail": [null] }""")]
    public void ADamagedClaimIsNamedAndNeverFree(string content)
    {
        string path = $"missions/{StateFixture.First}/workers/auth-plan/claim.json";
        Start("auth-plan", Codex);
        State.Store[path] = content;
        foreach (string way in new[] { "start", FeatureStatus.InProgress, FeatureStatus.Review, "report" })
        {
            MaestroException refused = State.Refused(ErrorCode.StateFileDamaged, () => Change("auth-plan", way, Codex));
            Assert.Contains("claim.json", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(3, State.Workspace.Features.Get(new FeatureQuery(), State.Feedback).Count());
        Assert.Contains("claim.json", Assert.Single(State.Feedback.Problems).Message, StringComparison.Ordinal);
        Assert.Contains(State.Workspace.Inspector.Inspect(), fault => fault.Message.Contains("claim.json", StringComparison.Ordinal));
    }

    [Fact]
    public void KeysOfOthersInAClaimSurvive()
    {
        string path = $"missions/{StateFixture.First}/workers/auth-plan/claim.json";
        Start("auth-plan", Codex, TimeSpan.FromHours(1));
        State.Store[path] = State.Store[path].Replace("\"featureId\"", "\"theirs\": 1, \"featureId\"", StringComparison.Ordinal);
        Start("auth-plan", Codex);
        Assert.Contains("theirs", State.Store[path], StringComparison.Ordinal);
        State.Clock.Advance(TimeSpan.FromHours(2));
        Start("auth-plan", Other);
        Assert.Contains("theirs", State.Store[path], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codex/s1", "codex/s1", true)]
    [InlineData("codex/s1", "codex/s2", false)]
    [InlineData("codex/s1", "codex/", false)]
    [InlineData("codex/", "codex/s1", true)]
    [InlineData("codex/", "claude/s1", false)]
    [InlineData("codex/", "codex/", true)]
    [InlineData("codex/", "claude/", false)]
    [InlineData("codex/ann", "codex/ann", true)]
    [InlineData("codex/ann", "codex/bob", false)]
    [InlineData("/ann", "/ann", true)]
    [InlineData("/ann", "/bob", false)]
    [InlineData("/ann", "codex/", false)]
    [InlineData("/ann", "/s1", false)]
    [InlineData("/s1", "/s1", true)]
    [InlineData("/s1", "/ann", false)]
    [InlineData("codex/ann", "/ann", true)]
    [InlineData("codex/ann", "/bob", false)]
    [InlineData("codex/s1", "/ann", false)]
    public void WhoIsTheSame(string holder, string author, bool same)
    {
        StoredClaim claim = ClaimRules.Begin(new Feature { FeatureId = "x" }, null, new FeatureUpdate("x", null) { Author = Named(holder) }, "", FakeClock.Start);
        Assert.Equal(same, claim.IsOf(Named(author)));
    }

    [Fact]
    public void TheFirstSessionOfAnAgentMakesAClaimInItsNameItsOwn()
    {
        Change("auth-plan", FeatureStatus.Assigned, new Author("codex", null) { User = "ann@desk" });
        Start("auth-plan", Codex);
        Assert.Equal("s-1", Listed("auth-plan").HolderSessionId);
        State.Refused(ErrorCode.FeatureHeld, () => Start("auth-plan", Other));
    }

    [Fact]
    public void AClaimSaysNothingOfAStatusThatARestoreGave()
    {
        StateFixture.Make(() => State.Workspace.Checkpoints.DecideSave(null, null, null, State.Feedback));
        Start("auth-plan", Codex);
        string checkpoint = State.Workspace.Checkpoints.Get(null, null, State.Feedback).First().CheckpointId;
        StateFixture.Make(() => State.Workspace.Checkpoints.DecideRestore(new RestoreRequest(null, checkpoint), State.Feedback));
        Assert.Null(Listed("auth-plan").Holder);
        Start("auth-plan", Other);
        Assert.Equal(("s-1", FeatureStatus.Pending), (Assert.Single(Stored("auth-plan").Trail!).SessionId, Stored("auth-plan").Trail![0].Outcome));
    }

    // "agent/session" or "agent/person": sessions begin with s.
    private static Author Named(string text)
    {
        string[] parts = text.Split('/');
        string? agent = parts[0].Length == 0 ? null : parts[0];
        return parts[1].StartsWith('s') ? new Author(agent, parts[1]) : new Author(agent, null) { User = parts[1].Length == 0 ? null : parts[1] };
    }
}
