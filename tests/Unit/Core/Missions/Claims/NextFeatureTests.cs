using System.Globalization;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>What -Next starts, and what it says when there is nothing to start.</summary>
public sealed class NextFeatureTests
{
    private static readonly Author Codex = new("codex", "s-1");

    [Fact]
    public void TheCriticalPathComesFirst()
    {
        StateFixture state = With("b", "a", "a2:a", "a3:a2");
        Assert.Equal(["a", "b"], [Next(state).FeatureId, Next(state).FeatureId]);
    }

    [Fact]
    public void ThenWhatMostOthersWaitFor()
    {
        // Both ends of the chain are behind x; of the rest, y has two after it and z one.
        StateFixture state = With("w", "z", "z1:z", "y", "y1:y", "y2:y", "x", "x1:x", "x2:x1");
        Assert.Equal(["x", "y", "z", "w"], [Next(state).FeatureId, Next(state).FeatureId, Next(state).FeatureId, Next(state).FeatureId]);
    }

    [Fact]
    public void WhatIsMostUrgentComesFirst()
    {
        StateFixture state = With("a", "b", "c");
        state.Store[$"missions/{StateFixture.First}/details.json"] = """{ "features": { "b": { "priority": 3 }, "c": { "priority": 0 } } }""";
        Assert.Equal(["c", "a", "b"], [Next(state).FeatureId, Next(state).FeatureId, Next(state).FeatureId]);
    }

    [Fact]
    public void ThenPlanOrder()
    {
        StateFixture state = With("c", "b", "a");
        Assert.Equal(["c", "b", "a"], [Next(state).FeatureId, Next(state).FeatureId, Next(state).FeatureId]);
        Assert.All(state.Workspace.Features.Get(new FeatureQuery(), state.Feedback), static feature => Assert.Equal("codex", feature.Holder));
    }

    [Fact]
    public void WhoHoldsOneAlreadyIsTold()
    {
        StateFixture state = With("a", "b", "c");
        Change<FeatureChange> first = Made(state);
        Change<FeatureChange> second = Made(state);
        Assert.Empty(first.Warnings);
        Assert.StartsWith("You already hold 'a'; 'b' is yours as well now.", Assert.Single(second.Warnings), StringComparison.Ordinal);
        Assert.Empty(StateFixture.Made(() => state.Workspace.Starts.DecideNext(new FeatureUpdate("", null) { Author = new Author("codex", "s-2") }, state.Feedback)).Warnings);

        static Change<FeatureChange> Made(StateFixture state) => StateFixture.Made(() => state.Workspace.Starts.DecideNext(new FeatureUpdate("", null) { Author = Codex }, state.Feedback));
    }

    [Theory]
    [InlineData("all are held", "'b' is held by codex")]
    public void WhatIsHeldIsSaidToBe(string lead, string holder)
    {
        StateFixture state = With("a", "b");
        Next(state);
        Next(state);
        MaestroException refused = state.Refused(ErrorCode.NothingReady, () => Next(state));
        Assert.Contains(lead, refused.Message, StringComparison.Ordinal);
        Assert.Contains(holder, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWaitsIsSaidToWait()
    {
        StateFixture state = With("a", "b:a", "c:b");
        Next(state);
        string message = state.Refused(ErrorCode.NothingReady, () => Next(state)).Message;
        Assert.Equal("No feature can be started now: all 2 pending features wait; 'b' waits for a; 'c' waits for b; 'a' is held by codex.", message);
    }

    [Fact]
    public void NothingPendingIsSaid()
    {
        StateFixture state = With("a", "b");
        state.SetFeature("a", FeatureStatus.InProgress, FeatureStatus.Review);
        Assert.EndsWith("b", Next(state).FeatureId, StringComparison.Ordinal);
        Assert.Contains("nothing is pending; 'b' is held by codex; 1 in review", state.Refused(ErrorCode.NothingReady, () => Next(state)).Message, StringComparison.Ordinal);
        state.SetFeature("a", FeatureStatus.Done);
        state.Update(new FeatureUpdate("b", null) { Status = FeatureStatus.Review, Author = Codex });
        state.SetFeature("b", FeatureStatus.Done);
        Assert.Contains("every feature is done", state.Refused(ErrorCode.NothingReady, () => Next(state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAMissionAllOpenOnesAreLookedAtAndTheOlderComesFirst()
    {
        StateFixture state = With("a");
        string second = state.Create(Plan("b"));
        Assert.Equal("a", Next(state).FeatureId);
        state.Refused(ErrorCode.NothingReady, () => Next(state));
        state.SetMission(second, MissionStatus.Approved);
        Assert.Equal("b", Next(state).FeatureId);
    }

    [Fact]
    public void AMissionThatIsNotOpenIsNamed()
    {
        var state = new StateFixture();
        state.Refused(ErrorCode.MissionNotSelected, () => Next(state));
        string id = state.Create(Plan("a"));
        Assert.Equal($"Approve-MaestroMission {id}", state.Refused(ErrorCode.MissionNotApproved, () => Next(state)).Hint);
        state.SetMission(id, MissionStatus.Approved, MissionStatus.Executing, MissionStatus.Paused);
        Assert.Contains("paused", state.Refused(ErrorCode.MissionNotApproved, () => Next(state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingOfAPausedMissionIsStartedByIdEither()
    {
        StateFixture state = With("a", "b");
        Next(state);
        state.SetMission(null, MissionStatus.Paused);
        MaestroException refused = state.Refused(ErrorCode.MissionNotApproved, () => state.SetFeature("b", FeatureStatus.InProgress));
        Assert.Equal($"Set-MaestroMission {StateFixture.First} -Status executing", refused.Hint);
        state.Refused(ErrorCode.MissionNotApproved, () => state.Workspace.Starts.Decide(new FeatureUpdate("b", null) { Author = Codex }, state.Feedback));
        Assert.Equal(FeatureStatus.Review, state.Update(new FeatureUpdate("a", null) { Status = FeatureStatus.Review, Author = Codex }).After.Status);
    }

    [Fact]
    public void AnExpiredLeaseIsTakenOver()
    {
        StateFixture state = With("a", "b:a");
        Make(state, new FeatureUpdate("", null) { Author = Codex, Lease = TimeSpan.FromMinutes(10) });
        state.Refused(ErrorCode.NothingReady, () => Next(state));
        state.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("a", Make(state, new FeatureUpdate("", null) { Author = new Author("claude-code", "s-9") }).FeatureId);
        Assert.Equal("s-9", state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).First().HolderSessionId);
    }

    [Fact]
    public void ADamagedClaimIsPassedOverAndReported()
    {
        StateFixture state = With("a", "b");
        state.Store[$"missions/{StateFixture.First}/workers/a/claim.json"] = "{";
        Assert.Equal("b", Next(state).FeatureId);
        Assert.Contains("workers/a/claim.json", state.Feedback.Problems[0].Message, StringComparison.Ordinal);
        state.Refused(ErrorCode.StateFileDamaged, () => Next(state));
    }

    [Fact]
    public void NothingIsConcludedFromADamagedMission()
    {
        StateFixture state = With("a", "b");
        state.Store[$"missions/{StateFixture.First}/features/b.json"] = "{";
        state.Refused(ErrorCode.StateFileDamaged, () => Next(state));
    }

    // "id" or "id:dependency".
    private static StateFixture With(params string[] features) => new StateFixture().Approved(Plan(features));

    private static string Plan(params string[] features)
    {
        IEnumerable<string> lines = features.Select(static feature => feature.Split(':')).Select(static parts =>
            $$"""{ "id": "{{parts[0]}}", "milestoneId": "m", "title": "x", "description": "", "workerType": "codex", "verificationSteps": ["look"], "dependsOn": [{{(parts.Length > 1 ? $"\"{parts[1]}\"" : "")}}] }""");
        return string.Create(CultureInfo.InvariantCulture, $$"""{ "title": "T", "description": "", "milestones": [{ "id": "m", "title": "M", "description": "", "order": 0 }], "features": [{{string.Join(",", lines)}}] }""");
    }

    private static Feature Next(StateFixture state) => Make(state, new FeatureUpdate("", null) { Author = Codex });

    private static Feature Make(StateFixture state, FeatureUpdate start) => StateFixture.Make(() => state.Workspace.Starts.DecideNext(start, state.Feedback)).After;
}
