using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Whatever decides decides on a whole mission: every kind of damage against everything that decides.</summary>
public sealed class GateTests
{
    private const string Id = StateFixture.First;

    private static readonly string Assertions = StatePaths.Assertions(Id);
    private static readonly string Feature = StatePaths.Feature(Id, "auth-impl");

    private static readonly Dictionary<string, Action<StateFixture>> Deciders = new()
    {
        ["seal"] = static state => StateFixture.Make(() => state.Workspace.Milestones.Decide("build", null, false, state.Feedback)),
        ["complete"] = static state => Set(state, MissionStatus.Completed, force: true),
        ["approve"] = static state => Set(state, MissionStatus.Approved, force: false),
        ["checkpoint"] = static state => StateFixture.Make(() => state.Workspace.Checkpoints.DecideSave(null, null, null, state.Feedback)),
        ["start strictly"] = static state => state.Update(new FeatureUpdate("auth-docs", null) { Status = FeatureStatus.InProgress, Strict = true }),
        ["ready"] = static state => Reported(feedback => state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, feedback)),
        ["test"] = static state => Reported(feedback => state.Workspace.Missions.States(null, feedback)),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string damage in SpoiledMission.Damages)
            {
                foreach (string decider in Deciders.Keys)
                {
                    data.Add(damage, decider);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> AllDamages => [.. SpoiledMission.Damages];

    public static TheoryData<string> AllDeciders => [.. Deciders.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingIsDecidedOnDamage(string damage, string decider)
    {
        StateFixture state = Prepared(decider);
        SpoiledMission.Spoil(state, damage);

        state.Refused(ErrorCode.StateFileDamaged, () => Deciders[decider](state));
        Assert.Empty(state.Feedback.Codes);
    }

    [Theory]
    [MemberData(nameof(AllDeciders))]
    public void NothingIsDecidedWhileAConflictHasLeftACopy(string decider)
    {
        StateFixture state = Prepared(decider);
        state.Store[StatePaths.Features(Id) + "/auth-impl 2.json"] = state.Store[Feature];

        state.Refused(ErrorCode.StateFileDamaged, () => Deciders[decider](state));
        Assert.Empty(state.Feedback.Codes);
    }

    [Fact]
    public void NoReasonCompletesAMissionStrictlyWhoseProofCannotBeRead()
    {
        StateFixture state = SpoiledMission.Finished();
        var complete = new MissionUpdate(null) { Status = MissionStatus.Completed, Force = true, Reason = "enough", Strict = true };
        state.Store[StatePaths.Proof(Id, "plan-agreed")] = "{";

        state.Refused(ErrorCode.StateFileDamaged, () => StateFixture.Make(() => state.Workspace.Missions.Decide(complete, state.Feedback)));
        StateFixture.Make(() => state.Workspace.Missions.Decide(complete with { Strict = false }, state.Feedback));
    }

    [Theory]
    [MemberData(nameof(AllDamages))]
    public void WhateverAGateRefusesTheDoctorReports(string damage)
    {
        StateFixture state = SpoiledMission.Finished();
        Assert.DoesNotContain(state.Workspace.Inspector.Inspect(), static fault => !fault.IsHarmless);
        SpoiledMission.Spoil(state, damage);

        Assert.Contains(state.Workspace.Inspector.Inspect(), static fault => !fault.IsHarmless);
    }

    [Fact]
    public void AListedFeatureWithoutAFileIsReportedByWhateverShowsTheMission()
    {
        StateFixture state = SpoiledMission.Finished();
        state.Store.Remove(Feature);

        Assert.DoesNotContain(state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).ToList(), static feature => feature.FeatureId == "auth-impl");
        Assert.Equal([ErrorCode.StateFileDamaged], state.Feedback.Codes);
        Assert.Contains(state.Workspace.Snapshots.Take(null, "/", default).Checks, static check => check.Message.Contains("auth-impl.json", StringComparison.Ordinal));
    }

    [Fact]
    public void OfTwoAssertionsWithOneIdNoneIsChanged()
    {
        StateFixture state = SpoiledMission.Finished();
        SpoiledMission.Spoil(state, "an assertion twice");

        state.Refused(
            ErrorCode.StateFileDamaged,
            () => StateFixture.Make(() => state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Passed, "e", null), state.Feedback)));
    }

    [Theory]
    [MemberData(nameof(AllDeciders))]
    public void WithoutDamageItIsDecided(string decider)
    {
        StateFixture state = Prepared(decider);
        if (decider is "ready" or "test")
        {
            Assert.Throws<InvalidOperationException>(() => Deciders[decider](state));
            return;
        }

        string before = state.Store.Snapshot();
        Deciders[decider](state);
        Assert.NotEqual(before, state.Store.Snapshot());
    }

    [Fact]
    public void AWaiverWithoutAReasonHoldsTheMilestoneOpen()
    {
        StateFixture state = SpoiledMission.Finished();
        SpoiledMission.Edit(state, Assertions, static root =>
        {
            root["assertions"]![1]!["result"] = "waived";
            root["assertions"]![1]!["waivedReason"] = " ";
        });
        state.Refused(ErrorCode.MilestoneNotSealable, () => Deciders["seal"](state));
        state.Refused(ErrorCode.MissionIncomplete, () => Set(state, MissionStatus.Completed, force: false));
    }

    [Fact]
    public void APassWithoutEvidenceIsUnprovenAndDoesNotCountWhenStrict()
    {
        StateFixture state = SpoiledMission.Finished();
        SpoiledMission.Edit(state, Assertions, static root => root["assertions"]![1]!.AsObject().Remove("evidence"));
        state.Refused(ErrorCode.MilestoneNotSealable, () => StateFixture.Make(() => state.Workspace.Milestones.Decide("build", null, strict: true, state.Feedback)));
        MissionCheck check = MissionCheck.Of(state.Workspace.Missions.Load(Id, state.Feedback), mustName: false).Single(each => each.Target == "auth-impl-assertion-1");
        Assert.Contains("unproven", check.Message, StringComparison.Ordinal);
        Assert.True(check.Passed);
        MissionCheck strict = MissionCheck.Of(state.Workspace.Missions.Load(Id, state.Feedback), mustName: false, strict: true).Single(each => each.Target == check.Target);
        Assert.False(strict.Passed);
        Assert.Contains("-Result passed -Evidence", strict.Fix, StringComparison.Ordinal);
        Assert.Contains("without evidence", Assert.Single(StateFixture.Made(() => state.Workspace.Milestones.Decide("build", null, false, state.Feedback)).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsBehindAGateIsNotReadyAndDoesNotStartStrictly()
    {
        string plan = StateFixture.Plan
            .Replace("\"order\": 1 }", "\"order\": 2 }", StringComparison.Ordinal)
            .Replace("\"order\": 0 },", "\"order\": 0 }, { \"id\": \"review\", \"title\": \"Review\", \"description\": \"\", \"order\": 1, \"kind\": \"gate\" },", StringComparison.Ordinal);
        StateFixture state = new StateFixture().Approved(plan);
        state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes");
        var start = new FeatureUpdate("auth-impl", null) { Status = FeatureStatus.InProgress };

        Assert.Empty(state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, state.Feedback));
        state.Refused(ErrorCode.DependencyNotDone, () => state.Update(start with { Strict = true }));
        Assert.Contains("review", Assert.Single(state.Workspace.Features.Decide(start, state.Feedback).Warnings), StringComparison.Ordinal);

        StateFixture.Make(() => state.Workspace.Milestones.Decide("plan", null, false, state.Feedback));
        StateFixture.Make(() => state.Workspace.Milestones.Decide("review", null, false, state.Feedback));
        Assert.Equal(["auth-impl", "auth-docs"], state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, state.Feedback).Select(static feature => feature.FeatureId));
    }

    [Fact]
    public void ACopiedMissionFolderChangesNothingInTheOriginal()
    {
        StateFixture state = SpoiledMission.Finished();
        foreach (string path in state.Store.Paths.Where(static path => path.StartsWith($"missions/{Id}/", StringComparison.Ordinal)).ToArray())
        {
            state.Store[path.Replace(Id, "2026-11-23-007", StringComparison.Ordinal)] = state.Store[path];
        }

        SpoiledMission.Edit(state, StatePaths.Mission("2026-11-23-007"), static root => root["id"] = "2026-11-23-007");
        state.Refused(ErrorCode.StateFileDamaged, () => state.Update(new FeatureUpdate("auth-impl", "2026-11-23-007") { Report = new WorkerReport { SalientSummary = "x" } }));
        state.Refused(ErrorCode.StateFileDamaged, () => StateFixture.Make(() =>
            state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", "2026-11-23-007", AssertionResult.Passed, "x", null), state.Feedback)));
    }

    // A mission in which nothing but damage can be in the way of the one that decides.
    private static StateFixture Prepared(string decider)
    {
        StateFixture state = SpoiledMission.Finished(isDraft: decider == "approve");
        if (decider == "start strictly")
        {
            SpoiledMission.Edit(state, StatePaths.Mission(Id), static root => root["status"] = "executing");
            SpoiledMission.Edit(state, StatePaths.Feature(Id, "auth-docs"), static root => root["status"] = "pending");
        }

        return state;
    }

    private static void Set(StateFixture state, string status, bool force) => StateFixture.Make(() => state.Workspace.Missions.Decide(
        new MissionUpdate(null) { Status = status, Force = force, Reason = force ? "enough" : null }, state.Feedback));

    // What reports problems instead of failing: the first problem, and nothing beside it.
    private static void Reported<T>(Func<RecordedFeedback, IEnumerable<T>> read)
    {
        var feedback = new RecordedFeedback();
        Assert.True(read(feedback).Count() <= (feedback.Problems.Count == 0 ? 1 : 0));
        throw Assert.Single(feedback.Problems.DefaultIfEmpty(null!)) as Exception ?? new InvalidOperationException("nothing was reported");
    }
}
