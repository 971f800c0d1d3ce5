using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>Which entries of fulfills are ids of their own.</summary>
public class PlanAssertionTests
{
    [Theory]
    [InlineData("auth-login-works", "auth-login-works")]
    [InlineData("Works", "Works")]
    [InlineData("The login works", "a-assertion-1")]
    [InlineData("works.", "a-assertion-1")]
    [InlineData("-works", "a-assertion-1")]
    [InlineData("日本語", "a-assertion-1")]
    [InlineData("nul", "a-assertion-1")]
    [InlineData("LPT1", "a-assertion-1")]
    public void AnEntryWithTheFormOfAnIdIsTheId(string entry, string id)
    {
        PlanAssertion assertion = Assert.Single(Of(("a", [entry])));

        Assert.Equal((id, entry), (assertion.AssertionId, assertion.Description));
    }

    [Fact]
    public void APlanBecomesADraftInWhichEverythingIsPending()
    {
        byte[] text = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "state", "project", "plan.json"));
        DateTimeOffset now = new(2026, 11, 22, 16, 27, 54, TimeSpan.Zero);

        PlannedMission planned = PlanReader.Read(text).PlanOrThrow("plan.json").ToMission("2026-11-22-001", now);

        Assert.Equal(("2026-11-22-001", MissionStatus.Draft, now, now), (planned.Mission.MissionId, planned.Mission.Status, planned.Mission.CreatedAt, planned.Mission.UpdatedAt));
        Assert.Equal(planned.Mission.Features, planned.Features.Select(feature => feature.FeatureId));
        Assert.All(planned.Features, feature => Assert.Equal((FeatureStatus.Pending, "2026-11-22-001"), (feature.Status, feature.MissionId)));
        Assert.Equal(planned.Features.SelectMany(feature => feature.Fulfills), planned.Assertions.Select(assertion => assertion.Description));
        Assert.All(planned.Assertions, assertion => Assert.Contains(planned.Features, feature => (feature.FeatureId, feature.MilestoneId) == (assertion.FeatureId, assertion.MilestoneId)));
    }

    [Fact]
    public void AnEntryThatOccursTwiceIsFreeTextWhereverItStands() => Assert.Equal(
        ["a-assertion-1", "only", "b-assertion-1"],
        Of(("a", ["works", "only"]), ("b", ["Works"])).Select(assertion => assertion.AssertionId));

    [Fact]
    public void AnEntryNeverTakesTheNumberedIdOfAnother() => Assert.Equal(
        ["a-assertion-1", "b-assertion-1"],
        Of(("a", ["Some text"]), ("b", ["a-assertion-1"])).Select(assertion => assertion.AssertionId));

    [Fact]
    public void AnEntryThatIsTooLongForAnIdIsFreeText() =>
        Assert.Equal("a-assertion-1", Assert.Single(Of(("a", [new string('x', 121)]))).AssertionId);

    [Fact]
    public void IdsAreUniqueWhateverTheEntries()
    {
        Random random = new(3);
        string[] words = ["a", "A", "b", "a-assertion-1", "b-assertion-2", "a-assertion-2", "free text", "c-assertion-1", "CON"];
        for (int round = 0; round < 2_000; round++)
        {
            IReadOnlyList<PlanAssertion> assertions = Of([.. new[] { "a", "b", "c" }.Select(id => (id, random.GetItems(words, random.Next(4))))]);
            Assert.Equal(assertions.Count, assertions.Select(assertion => assertion.AssertionId).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }
    }

    private static IReadOnlyList<PlanAssertion> Of(params (string Id, string[] Fulfills)[] features) => [.. PlanAssertions.Resolve(
        [.. features.Select(feature => new PlanFeature
        {
            FeatureId = feature.Id,
            MilestoneId = "m",
            Title = "F",
            Description = "",
            WorkerType = "codex",
            VerificationSteps = ["v"],
            Fulfills = [.. feature.Fulfills.Select(static text => new PlanAssertion { Description = text })],
        })]).SelectMany(static feature => feature.Fulfills)];
}
