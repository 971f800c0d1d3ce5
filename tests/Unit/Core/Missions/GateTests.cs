using System.Text.Json.Nodes;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Whatever decides decides on a whole mission: every kind of damage against everything that decides.</summary>
public sealed class GateTests
{
    private const string Id = StateFixture.First;

    private static readonly string Mission = StatePaths.Mission(Id);
    private static readonly string Assertions = StatePaths.Assertions(Id);
    private static readonly string Feature = StatePaths.Feature(Id, "auth-impl");

    private static readonly Dictionary<string, Action<StateFixture>> Deciders = new()
    {
        ["seal"] = static state => StateFixture.Make(() => state.Workspace.Milestones.Decide("build", null, false, state.Feedback)),
        ["complete"] = static state => Set(state, MissionStatus.Completed, force: true),
        ["approve"] = static state => Set(state, MissionStatus.Approved, force: false),
        ["checkpoint"] = static state => StateFixture.Make(() => state.Workspace.Checkpoints.DecideSave(null, null, state.Feedback)),
        ["ready"] = static state => Reported(feedback => state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, feedback)),
        ["test"] = static state => Reported(feedback => state.Workspace.Missions.States(null, feedback)),
    };

    private static readonly Dictionary<string, Action<StateFixture>> Damages = new()
    {
        ["assertions missing"] = static state => state.Store.Remove(Assertions),
        ["assertions in other case"] = static state => Rename(state, Assertions, Assertions.Replace("assertions.json", "Assertions.json", StringComparison.Ordinal)),
        ["an assertion removed"] = static state => Edit(state, Assertions, static root => root["assertions"]!.AsArray().RemoveAt(1)),
        ["no assertion"] = static state => state.Store[Assertions] = """{ "assertions": [] }""",
        ["an assertion twice"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["id"] = "plan-agreed"),
        ["an assertion of another mission"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["missionId"] = "2020-01-01-001"),
        ["an assertion of another milestone"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["milestoneId"] = "plan"),
        ["an assertion of no milestone"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["milestoneId"] = "gone"),
        ["an assertion with an unknown word"] = static state => Edit(state, Assertions, static root => root["assertions"]![1]!["result"] = "great"),
        ["a key twice"] = static state => state.Store[Assertions] = state.Store[Assertions].Replace("\"result\": \"passed\"", "\"result\": \"failed\", \"result\": \"passed\"", StringComparison.Ordinal),
        ["a feature missing"] = static state => state.Store.Remove(Feature),
        ["a feature in other case"] = static state => Rename(state, Feature, Feature.Replace(".json", ".JSON", StringComparison.Ordinal)),
        ["a feature of another mission"] = static state => Edit(state, Feature, static root => root["missionId"] = "2020-01-01-001"),
        ["a feature of no milestone"] = static state => Edit(state, Feature, static root => root["milestoneId"] = "gone"),
        ["a feature with an unknown word"] = static state => Edit(state, Feature, static root => root["status"] = "finished"),
        ["a feature with another id"] = static state => Edit(state, Feature, static root => root["id"] = "auth-docs"),
        ["a feature that is only listed"] = static state => Edit(state, Mission, static root => root["features"]!.AsArray().Add("ghost")),
        ["a feature under a name that is no id"] = static state => state.Store[StatePaths.Features(Id) + "/w; x #.json"] = state.Store[Feature].Replace("\"auth-impl\"", "\"w; x #\"", StringComparison.Ordinal),
        ["a milestone twice"] = static state => Edit(state, Mission, static root => root["milestones"]!.AsArray().Add(root["milestones"]![0]!.DeepClone())),
        ["a sealed milestone that does not exist"] = static state => Edit(state, Mission, static root => root["completedMilestoneIds"] = new JsonArray("gone")),
        ["a mission with another id"] = static state => Edit(state, Mission, static root => root["id"] = "2020-01-01-001"),
        ["a mission missing"] = static state => state.Store.Remove(Mission),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            string[] broken = [.. new[] { Mission, Assertions, Feature }.SelectMany(static path => Broken.Select(kind => $"{kind.Key}: {path}"))];
            foreach (string damage in Damages.Keys.Concat(broken))
            {
                foreach (string decider in Deciders.Keys)
                {
                    data.Add(damage, decider);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> AllDamages => [.. Cases.Select(static row => (string)row[0]).Distinct()];

    private static Dictionary<string, Func<string, string>> Broken { get; } = new()
    {
        ["empty"] = static _ => "",
        ["spaces"] = static _ => " \n",
        ["truncated"] = static text => text[..(text.Length / 2)],
        ["merge markers"] = static text => $"<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n",
        ["null"] = static _ => "null",
        ["a list"] = static _ => "[]",
        ["an empty object"] = static _ => "{}",
        ["a text"] = static _ => "\"x\"",
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingIsDecidedOnDamage(string damage, string decider)
    {
        StateFixture state = Finished(decider);
        Spoil(state, damage);

        state.Refused(ErrorCode.StateFileDamaged, () => Deciders[decider](state));
        Assert.Empty(state.Feedback.Codes);
    }

    [Theory]
    [MemberData(nameof(AllDamages))]
    public void WhateverAGateRefusesTheDoctorReports(string damage)
    {
        StateFixture state = Finished("seal");
        Assert.DoesNotContain(state.Workspace.Inspector.Inspect(), static fault => !fault.IsHarmless);
        Spoil(state, damage);

        Assert.Contains(state.Workspace.Inspector.Inspect(), static fault => !fault.IsHarmless);
    }

    [Fact]
    public void AListedFeatureWithoutAFileIsReportedByWhateverShowsTheMission()
    {
        StateFixture state = Finished("seal");
        state.Store.Remove(Feature);

        Assert.DoesNotContain(state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).ToList(), static feature => feature.FeatureId == "auth-impl");
        Assert.Equal([ErrorCode.StateFileDamaged], state.Feedback.Codes);
        Assert.Contains(state.Workspace.Snapshots.Take(null, "/", default).Checks, static check => check.Message.Contains("auth-impl.json", StringComparison.Ordinal));
    }

    [Fact]
    public void OfTwoAssertionsWithOneIdNoneIsChanged()
    {
        StateFixture state = Finished("seal");
        Damages["an assertion twice"](state);

        state.Refused(
            ErrorCode.StateFileDamaged,
            () => StateFixture.Make(() => state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Passed, "e", null), state.Feedback)));
    }

    [Theory]
    [InlineData("seal")]
    [InlineData("complete")]
    [InlineData("approve")]
    [InlineData("checkpoint")]
    [InlineData("ready")]
    [InlineData("test")]
    public void WithoutDamageItIsDecided(string decider)
    {
        StateFixture state = Finished(decider);
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
        StateFixture state = Finished("seal");
        Edit(state, Assertions, static root =>
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
        StateFixture state = Finished("seal");
        Edit(state, Assertions, static root => root["assertions"]![1]!.AsObject().Remove("evidence"));
        state.Refused(ErrorCode.MilestoneNotSealable, () => StateFixture.Make(() => state.Workspace.Milestones.Decide("build", null, strict: true, state.Feedback)));
        MissionCheck check = MissionCheck.Of(state.Workspace.Missions.Load(Id, state.Feedback), mustName: false).Single(each => each.Target == "auth-impl-assertion-1");
        Assert.Contains("unproven", check.Message, StringComparison.Ordinal);
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
        StateFixture state = Finished("seal");
        foreach (string path in state.Store.Paths.Where(static path => path.StartsWith($"missions/{Id}/", StringComparison.Ordinal)).ToArray())
        {
            state.Store[path.Replace(Id, "2026-11-23-007", StringComparison.Ordinal)] = state.Store[path];
        }

        Edit(state, StatePaths.Mission("2026-11-23-007"), static root => root["id"] = "2026-11-23-007");
        state.Refused(ErrorCode.StateFileDamaged, () => state.Update(new FeatureUpdate("auth-impl", "2026-11-23-007") { Report = new WorkerReport { SalientSummary = "x" } }));
        state.Refused(ErrorCode.StateFileDamaged, () => StateFixture.Make(() =>
            state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", "2026-11-23-007", AssertionResult.Passed, "x", null), state.Feedback)));
    }

    // A mission of which everything is done and proven, so that nothing but damage can be in the way.
    private static StateFixture Finished(string decider)
    {
        StateFixture state = new StateFixture().Approved();
        foreach (string feature in (string[])["auth-plan", "auth-impl", "auth-docs"])
        {
            state.SetFeature(feature, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        }

        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes");
        state.SetResult("auth-impl-assertion-1", AssertionResult.Passed, "log");
        StateFixture.Make(() => state.Workspace.Milestones.Decide("plan", null, false, state.Feedback));
        state.SetMission(null, MissionStatus.Validating);
        if (decider == "approve")
        {
            Edit(state, Mission, static root => root["status"] = "draft");
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

    private static void Rename(StateFixture state, string from, string to)
    {
        string text = state.Store[from];
        state.Store.Remove(from);
        state.Store[to] = text;
    }

    private static void Spoil(StateFixture state, string damage)
    {
        if (Damages.TryGetValue(damage, out Action<StateFixture>? spoil))
        {
            spoil(state);
        }
        else
        {
            string[] parts = damage.Split(": ");
            state.Store[parts[1]] = Broken[parts[0]](state.Store[parts[1]]);
        }
    }

    private static void Edit(StateFixture state, string path, Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(state.Store[path])!;
        change(root);
        state.Store[path] = root.ToJsonString();
    }
}
