using System.Text;
using System.Text.Json.Nodes;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A thousand random edits of random plans: a mission becomes what its plan says, and what the plan did not touch stays as it was.</summary>
public sealed class PlanUpdatePropertyTests
{
    private const int Plans = 50;
    private const int EditsOfEach = 20;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Plans)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AMissionBecomesWhatItsPlanSays(int seed)
    {
        var plans = new RandomPlans(seed);
        var random = new Random(seed);
        var state = new StateFixture();
        JsonObject plan = plans.Plan();
        string missionId = state.Create(plan.ToJsonString());
        AssertIs(state, plan);
        for (int edit = 0; edit < EditsOfEach; edit++)
        {
            Work(state, random);
            state.Clock.Advance(TimeSpan.FromSeconds(10));
            Dictionary<string, Feature> features = Features(state);
            Dictionary<string, Assertion> assertions = Assertions(state);
            string? held = state.Store.Paths.Contains(StatePaths.Assertions(missionId)) ? state.Store[StatePaths.Assertions(missionId)] : null;
            JsonObject edited = plans.Edited(plan);

            MissionDifference difference = Update(state, edited);

            AssertIs(state, edited);
            Assert.True(Update(state, edited).IsEmpty);
            Assert.True(Update(state, (JsonObject)JsonNode.Parse(PlanWriter.Write(Export(state)).Span)!).IsEmpty);
            HashSet<string> touched = [.. difference.Changes.Select(static change => change.Id), .. difference.Changes.Select(static change => change.FeatureId).OfType<string>()];
            foreach ((string id, Feature after) in Features(state))
            {
                if (features.TryGetValue(id, out Feature? before))
                {
                    Assert.Equal(before.Status, after.Status);
                    Assert.True(touched.Contains(id) || (before.UpdatedAt == after.UpdatedAt && before.StoredTitle == after.StoredTitle));
                }
            }

            foreach ((string id, Assertion after) in Assertions(state))
            {
                if (assertions.TryGetValue(id, out Assertion? before))
                {
                    bool isKept = before.Description == after.Description;
                    Assert.Equal(isKept ? (before.Result, before.Evidence, before.WaivedReason) : (AssertionResult.Pending, null, null), (after.Result, after.Evidence, after.WaivedReason));
                    Assert.True(touched.Contains(id) || touched.Contains(after.FeatureId) || before.UpdatedAt == after.UpdatedAt);
                }
            }

            if (difference.IsEmpty)
            {
                Assert.Equal(held, state.Store.Paths.Contains(StatePaths.Assertions(missionId)) ? state.Store[StatePaths.Assertions(missionId)] : null);
            }

            plan = edited;
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    [InlineData(15)]
    public void AnUpdateThatFailsHalfwayLeavesTheMissionAsItWas(int seed)
    {
        var plans = new RandomPlans(seed);
        var state = new StateFixture();
        JsonObject plan = plans.Plan();
        state.Create(plan.ToJsonString());
        JsonObject edited = plans.Edited(plans.Edited(plans.Edited(plan)));
        string before = state.Store.Snapshot();
        for (int write = 1; ; write++)
        {
            state.Store.FailingWrite = write;
            try
            {
                Update(state, edited);
                Assert.True(write > 1);
                AssertIs(state, edited);
                return;
            }
            catch (MaestroException exception)
            {
                Assert.Equal(ErrorCode.WorkspaceNotWritable, exception.Code);
                Assert.Equal(before, state.Store.Snapshot());
            }
        }
    }

    private static void Work(StateFixture state, Random random)
    {
        foreach (Feature feature in Features(state).Values.Where(_ => random.Next(3) == 0))
        {
            string path = StatePaths.Feature(feature.MissionId, feature.FeatureId);
            Feature moved = feature with { Status = FeatureStatus.All[random.Next(FeatureStatus.All.Count)] };
            state.Store.Put(path, StateJson.Write(moved, StateJsonContext.Default.Feature).ToArray());
        }

        foreach (Assertion assertion in Assertions(state).Values.Where(_ => random.Next(3) == 0))
        {
            if (assertion.Result == AssertionResult.Pending)
            {
                bool isWaived = random.Next(3) == 0;
                StateFixture.Make(() => state.Workspace.Assertions.Decide(
                    new AssertionUpdate(assertion.AssertionId, assertion.MissionId, isWaived ? AssertionResult.Waived : AssertionResult.Passed, isWaived ? null : "seen", isWaived ? "not needed" : null), state.Feedback));
            }
        }
    }

    private static MissionDifference Update(StateFixture state, JsonObject plan) => StateFixture.Make(() =>
        state.Workspace.Plans.Decide(new PlanUpdateRequest(null) { Force = true, Reason = "why" }, Read(plan), state.Feedback)).Difference;

    private static MissionPlan Export(StateFixture state) => state.Workspace.Plans.Export(null, withProgress: false, state.Feedback);

    // The words of the plan, without the ids that assertions got.
    private static void AssertIs(StateFixture state, JsonObject plan) => Assert.Equal(Words(Read(plan)), Words(Export(state)));

    private static string Words(MissionPlan plan) => Encoding.UTF8.GetString(PlanWriter.Write(plan with
    {
        Milestones = [.. plan.Milestones.Select(static milestone => milestone with
        {
            Kind = milestone.Kind ?? MilestoneKind.Work,
            Profile = milestone.Profile ?? MilestoneProfile.Custom,
        })],
        Features = [.. plan.Features.Select(static feature => feature with
        {
            Fulfills = [.. feature.Fulfills.Select(static entry => entry with { HasOwnId = false, AssertionId = entry.AssertionId.Contains('.', StringComparison.Ordinal) ? entry.AssertionId : "" })],
        })],
    }).Span);

    private static Dictionary<string, Feature> Features(StateFixture state) =>
        state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).ToDictionary(static feature => feature.FeatureId);

    private static Dictionary<string, Assertion> Assertions(StateFixture state) =>
        state.Workspace.Assertions.Get(new AssertionQuery(), null, state.Feedback).ToDictionary(static assertion => assertion.AssertionId);

    private static MissionPlan Read(JsonObject plan) => PlanReader.Read(Encoding.UTF8.GetBytes(plan.ToJsonString())).PlanOrThrow(null);
}
