using System.Text.Json.Nodes;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Exactly one session holds a feature.</summary>
public sealed class FeatureClaimTests
{
    private static readonly Author Codex = new("codex", "s-1");
    private static readonly Author Other = new("codex", "s-2");
    private static readonly Author Person = new(null, null) { User = "ann@desk" };

    private readonly StateFixture _state = new StateFixture().Approved();

    [Fact]
    public void OneSessionGetsItAndTheOthersLearnWho()
    {
        Start("auth-plan", Codex);
        Assert.Equal(FeatureStatus.InProgress, _state.Feature("auth-plan").Status);
        MaestroException refused = _state.Refused(ErrorCode.FeatureHeld, () => Start("auth-plan", Other));
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
        _state.Refused(ErrorCode.FeatureHeld, () => Change("auth-plan", second, Other));
        _state.Refused(ErrorCode.FeatureHeld, () => Change("auth-plan", second, Person));
    }

    [Fact]
    public void ByTheHolderItIsIdempotent()
    {
        Start("auth-plan", Codex);
        string before = _state.Store.Snapshot();
        _state.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("auth-plan", Start("auth-plan", Codex).FeatureId);
        Assert.Equal(before, _state.Store.Snapshot());
    }

    [Fact]
    public void TheClaimIsAFileBesideTheFeature()
    {
        Start("auth-plan", Codex, TimeSpan.FromMinutes(30));
        JsonNode expected = JsonNode.Parse($$"""
            { "featureId": "auth-plan", "missionId": "{{StateFixture.First}}", "agent": "codex", "sessionId": "s-1", "since": "2026-11-22T23:30:00.000Z", "lease": "PT1800S" }
            """)!;
        Assert.Equal(expected.ToJsonString(), JsonNode.Parse(_state.Store[$"missions/{StateFixture.First}/workers/auth-plan/claim.json"])!.ToJsonString());
        Assert.DoesNotContain("codex (", _state.Store[$"missions/{StateFixture.First}/features/auth-plan.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("older", _state.Store[$"missions/{StateFixture.First}/features/auth-plan.json"], StringComparison.Ordinal);
    }

    [Fact]
    public void ListsShowTheHolder()
    {
        Start("auth-plan", Codex, TimeSpan.FromHours(1));
        _state.Clock.Advance(TimeSpan.FromMinutes(7));
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

    [Fact]
    public void TakingOverNeedsAReasonAndKeepsWhoHadIt()
    {
        Start("auth-plan", Codex);
        _state.Refused(ErrorCode.ArgumentInvalid, () => Make(new FeatureUpdate("auth-plan", null) { Author = Other, Take = true }));
        Make(new FeatureUpdate("auth-plan", null) { Author = Other, Take = true, Reason = "s-1 crashed" });
        Assert.Equal("s-2", Listed("auth-plan").HolderSessionId);
        Holding past = Assert.Single(Stored("auth-plan").Trail!);
        Assert.Equal(("s-1", FeatureClaims.Taken, "s-1 crashed", FakeClock.Start), (past.SessionId, past.Outcome, past.Reason, past.EndedAt));
        _state.Refused(ErrorCode.FeatureHeld, () => Set("auth-plan", FeatureStatus.Review, Codex));
    }

    [Fact]
    public void ForceChangesItAndLeavesWhoDidIt()
    {
        Start("auth-plan", Codex);
        _state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Review, Author = Person, Force = true });
        Assert.Equal("codex", Stored("auth-plan").Agent);
        Assert.Equal(FeatureStatus.Review, Stored("auth-plan").Outcome);
    }

    [Fact]
    public void ForceDoesNotStartWhatAnotherHolds()
    {
        Start("auth-plan", Codex);
        _state.Refused(ErrorCode.FeatureHeld, () => _state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.InProgress, Author = Other, Force = true }));
    }

    [Theory]
    [InlineData("start", FeatureStatus.Pending)]
    [InlineData("start", FeatureStatus.Blocked)]
    [InlineData(FeatureStatus.Assigned, FeatureStatus.Pending)]
    [InlineData(FeatureStatus.Assigned, FeatureStatus.Blocked)]
    public void TheHolderGivesItBackWithAReason(string way, string status)
    {
        string before = Change("auth-plan", way, Codex).Status;
        _state.Refused(ErrorCode.FeatureHeld, () => Stop("auth-plan", status, Other));
        Stop("auth-plan", status, Codex);
        Assert.Equal(status, _state.Feature("auth-plan").Status);
        Assert.Equal(("codex", status, "no time"), (Stored("auth-plan").Agent, Stored("auth-plan").Outcome, Stored("auth-plan").Reason));
        Assert.Contains($"\"previousStatus\": \"{before}\"", _state.Store[$"missions/{StateFixture.First}/workers/auth-plan/retry-log.json"], StringComparison.Ordinal);
        Assert.Contains("no time", _state.Store[$"missions/{StateFixture.First}/workers/auth-plan/retry-log.json"], StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherGivesItBackWithForce()
    {
        Start("auth-plan", Codex);
        Stop("auth-plan", FeatureStatus.Pending, Person, force: true);
        Assert.Equal("s-2", Start("auth-plan", Other) is { } && Listed("auth-plan") is { } listed ? listed.HolderSessionId : null);
    }

    [Fact]
    public void WhatNobodyWorksOnCannotBeGivenBack()
    {
        _state.Refused(ErrorCode.NothingToChange, () => Stop("auth-plan", FeatureStatus.Pending, Codex));
        Start("auth-plan", Codex);
        Set("auth-plan", FeatureStatus.Review, Codex);
        Set("auth-plan", FeatureStatus.Done, Person);
        _state.Refused(ErrorCode.TransitionNotAllowed, () => Stop("auth-plan", FeatureStatus.Pending, Codex));
    }

    [Fact]
    public void GivingBackWithoutAReasonIsRefusedWithTheWayToDoIt()
    {
        Start("auth-plan", Codex);
        Assert.Equal(
            $"Stop-MaestroFeature auth-plan -MissionId {StateFixture.First} -Reason '<why it is released>' -Blocked",
            _state.Refused(ErrorCode.TransitionNotAllowed, () => Set("auth-plan", FeatureStatus.Blocked, Codex)).Hint);
    }

    [Fact]
    public void ALeaseThatRanOutIsTakenOverAndAnotherClaimOfTheSameAgeIsNot()
    {
        Start("auth-plan", Codex, TimeSpan.FromMinutes(30));
        Start("auth-impl", Person);
        _state.Clock.Advance(TimeSpan.FromMinutes(30));
        Start("auth-plan", Other);
        Assert.Equal(FeatureClaims.Expired, Assert.Single(Stored("auth-plan").Trail!).Outcome);
        Assert.Equal("taken over from codex, whose lease expired", _state.Workspace.History.Get(new HistoryQuery(), _state.Feedback).First().Reason);
        _state.Refused(ErrorCode.FeatureHeld, () => Start("auth-plan", Codex));
        _state.Refused(ErrorCode.FeatureHeld, () => Start("auth-impl", Other));
        _state.Clock.Advance(TimeSpan.FromDays(400));
        _state.Refused(ErrorCode.FeatureHeld, () => Start("auth-impl", Other));
        Assert.Equal(TimeSpan.FromDays(400) + TimeSpan.FromMinutes(30), Listed("auth-impl").Quiet);
    }

    [Fact]
    public void AnExpiredLeaseIsNoReasonForOthersToJudge()
    {
        Start("auth-plan", Codex, TimeSpan.FromMinutes(30));
        _state.Clock.Advance(TimeSpan.FromHours(1));
        _state.Refused(ErrorCode.FeatureHeld, () => Set("auth-plan", FeatureStatus.Review, Other));
        Set("auth-plan", FeatureStatus.Review, Codex);
    }

    public static TheoryData<string> Renewals => ["start", "report"];

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void AWorkerThatJudgesItsOwnWorkIsWarnedOrRefused(bool strict, bool allowed)
    {
        if (allowed)
        {
            _state.Store["config.yaml"] = "review:\n  selfApprove: true";
        }

        _state.SetResult("plan-agreed", AssertionResult.Passed, "seen");
        Start("auth-plan", Codex);
        Set("auth-plan", FeatureStatus.Review, Codex);
        var own = new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Done, Author = Codex, Strict = strict };
        if (strict && !allowed)
        {
            Assert.Contains("codex worked on 'auth-plan'", _state.Refused(ErrorCode.SelfApprovalNotAllowed, () => _state.Update(own)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(allowed ? 0 : 1, StateFixture.Made(() => _state.Workspace.Features.Decide(own, _state.Feedback)).Warnings.Count);
        }
    }

    [Fact]
    public void OthersAndPersonsMayJudge()
    {
        _state.SetResult("plan-agreed", AssertionResult.Passed, "seen");
        _state.SetResult("auth-impl-assertion-1", AssertionResult.Passed, "seen");
        foreach ((string id, Author worker, Author judge) in new[] { ("auth-plan", Codex, Other), ("auth-impl", Codex, Person), ("auth-docs", Person, Person) })
        {
            Start(id, worker);
            Set(id, FeatureStatus.Review, worker);
            Assert.Empty(StateFixture.Made(() => _state.Workspace.Features.Decide(new FeatureUpdate(id, null) { Status = FeatureStatus.Done, Author = judge, Strict = true }, _state.Feedback)).Warnings);
        }
    }

    [Theory]
    [MemberData(nameof(Renewals))]
    public void AChangeByTheHolderRenewsALease(string change)
    {
        Start("auth-plan", Codex, TimeSpan.FromMinutes(30));
        _state.Clock.Advance(TimeSpan.FromMinutes(29));
        Change("auth-plan", change, Codex);
        _state.Clock.Advance(TimeSpan.FromMinutes(29));
        _state.Refused(ErrorCode.FeatureHeld, () => Start("auth-plan", Other));
        Assert.Equal(TimeSpan.FromMinutes(29), Listed("auth-plan").Quiet);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(0.03)]
    public void ALeaseOfNoTimeIsRefused(double seconds) =>
        _state.Refused(ErrorCode.ArgumentInvalid, () => Start("auth-plan", Codex, TimeSpan.FromSeconds(seconds)));

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
        _state.Store[path] = content;
        foreach (string way in new[] { "start", FeatureStatus.InProgress, FeatureStatus.Review, "report" })
        {
            MaestroException refused = _state.Refused(ErrorCode.StateFileDamaged, () => Change("auth-plan", way, Codex));
            Assert.Contains("claim.json", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(3, _state.Workspace.Features.Get(new FeatureQuery(), _state.Feedback).Count());
        Assert.Contains("claim.json", Assert.Single(_state.Feedback.Problems).Message, StringComparison.Ordinal);
        Assert.Contains(_state.Workspace.Inspector.Inspect(), fault => fault.Message.Contains("claim.json", StringComparison.Ordinal));
    }

    [Fact]
    public void KeysOfOthersInAClaimSurvive()
    {
        string path = $"missions/{StateFixture.First}/workers/auth-plan/claim.json";
        Start("auth-plan", Codex, TimeSpan.FromHours(1));
        _state.Store[path] = _state.Store[path].Replace("\"featureId\"", "\"theirs\": 1, \"featureId\"", StringComparison.Ordinal);
        Start("auth-plan", Codex);
        Assert.Contains("theirs", _state.Store[path], StringComparison.Ordinal);
        _state.Clock.Advance(TimeSpan.FromHours(2));
        Start("auth-plan", Other);
        Assert.Contains("theirs", _state.Store[path], StringComparison.Ordinal);
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
        _state.Refused(ErrorCode.FeatureHeld, () => Start("auth-plan", Other));
    }

    [Fact]
    public void AClaimSaysNothingOfAStatusThatARestoreGave()
    {
        StateFixture.Make(() => _state.Workspace.Checkpoints.DecideSave(null, null, null, _state.Feedback));
        Start("auth-plan", Codex);
        string checkpoint = _state.Workspace.Checkpoints.Get(null, null, _state.Feedback).First().CheckpointId;
        StateFixture.Make(() => _state.Workspace.Checkpoints.DecideRestore(new RestoreRequest(null, checkpoint), _state.Feedback));
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

    private Feature Change(string id, string way, Author author) => way switch
    {
        "start" => Start(id, author),
        "report" => _state.Update(new FeatureUpdate(id, null) { Report = new WorkerReport { SalientSummary = "so far" }, Author = author }).After,
        _ => Set(id, way, author),
    };

    private Feature Start(string id, Author author, TimeSpan? lease = null) => Make(new FeatureUpdate(id, null) { Author = author, Lease = lease });

    private void Stop(string id, string status, Author author, bool force = false) => StateFixture.Make(() => _state.Workspace.Starts.DecideStop(
        new FeatureUpdate(id, null) { Status = status, Reason = "no time", Author = author, Force = force }, _state.Feedback));

    private Feature Make(FeatureUpdate start) => StateFixture.Make(() => _state.Workspace.Starts.Decide(start, _state.Feedback)).After;

    private Feature Set(string id, string status, Author author, string? reason = null) =>
        _state.Update(new FeatureUpdate(id, null) { Status = status, Author = author, Reason = reason }).After;

    private Feature Listed(string id) => _state.Workspace.Features.Get(new FeatureQuery(), _state.Feedback).Single(each => each.FeatureId == id);

    private StoredClaim Stored(string id) => new ClaimRepository(_state.Store, _state.Clock).Find(StateFixture.First, id)!;
}
