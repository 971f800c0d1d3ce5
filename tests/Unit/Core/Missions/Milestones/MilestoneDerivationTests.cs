using System.Text.Json;
using Maestro.Missions;

namespace Maestro.Tests;

public sealed class MilestoneDerivationTests
{
    [Fact]
    public void EveryCaseOfTheReferenceIsDerivedAlike()
    {
        JsonElement[] cases = [.. JsonDocument.Parse(File.ReadAllText("Data/golden/milestone-derivation.json")).RootElement.EnumerateArray()];
        Assert.Equal(192, cases.Length);
        foreach (JsonElement each in cases)
        {
            MissionState state = State(each);
            string where = each.GetRawText();
            foreach (Milestone milestone in state.Milestones)
            {
                Assert.True(each.GetProperty("statuses").GetProperty(milestone.MilestoneId).GetString() == milestone.Status, where);
            }

            Assert.True(each.GetProperty("effective").GetString() == state.Mission.EffectiveStatus, where);
            Assert.True(each.GetProperty("current").GetString() == MilestoneDerivation.CurrentMilestoneId(state.Milestones), where);
        }
    }

    [Fact]
    public void AMilestoneWithoutFeaturesIsNotValidatingByItself()
    {
        Mission mission = Mission(MissionStatus.Approved);
        Assert.All(MissionState.Derive(mission, [], []).Milestones, milestone => Assert.Equal(MilestoneStatus.Pending, milestone.Status));
    }

    [Fact]
    public void OrderDecidesAndNotThePlaceInTheFile()
    {
        Mission mission = Mission(MissionStatus.Executing) with { Milestones = [Stone("late", 7), Stone("early", 3)] };
        IReadOnlyList<Milestone> derived = MissionState.Derive(mission, [], []).Milestones;
        Assert.Equal(["early", "late"], derived.Select(milestone => milestone.MilestoneId));
        Assert.Equal([MilestoneStatus.Executing, MilestoneStatus.Pending], derived.Select(milestone => milestone.Status));
    }

    [Theory]
    [InlineData(1, 3, 33)]
    [InlineData(2, 3, 67)]
    [InlineData(1, 200, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(7, 7, 100)]
    public void PerCentsAreRoundedAsTheReferenceRounds(int done, int total, int percent) =>
        Assert.Equal(percent, new Progress
        {
            FeaturesDone = done,
            FeaturesTotal = total,
            AssertionsDone = done,
            AssertionsTotal = total,
            AssertionsPassed = done,
            AssertionsWaived = 0,
        }.FeaturePercent);

    private static MissionState State(JsonElement each)
    {
        string[] completed = [.. each.GetProperty("completed").EnumerateArray().Select(id => id.GetString()!)];
        Mission mission = Mission(each.GetProperty("missionStatus").GetString()!) with { CompletedMilestoneIds = completed };
        return MissionState.Derive(mission, [.. Features("a", each), .. Features("b", each)], []);
    }

    private static Feature[] Features(string milestone, JsonElement each)
    {
        JsonElement facts = each.GetProperty(milestone);
        string[] statuses = facts.GetProperty("allDone").GetBoolean() ? ["done", "done"]
            : facts.GetProperty("started").GetBoolean() ? ["done", "pending"]
            : ["pending", "pending"];
        return [.. statuses.Select((status, n) => Feature($"{milestone}{n}", milestone, status))];
    }

    private static Mission Mission(string status) => new()
    {
        MissionId = StateFixture.First,
        Status = status,
        Title = "t",
        Milestones = [Stone("a", 0), Stone("b", 1)],
        Features = [],
        CreatedAt = FakeClock.Start,
        UpdatedAt = FakeClock.Start,
    };

    private static Milestone Stone(string id, int order) => new() { MilestoneId = id, Title = id, Order = order };

    private static Feature Feature(string id, string milestone, string status) => new()
    {
        FeatureId = id,
        MissionId = StateFixture.First,
        MilestoneId = milestone,
        Status = status,
        Title = id,
        WorkerType = "codex",
        CreatedAt = FakeClock.Start,
        UpdatedAt = FakeClock.Start,
    };
}
