using System.Text;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>What plans can say beyond the files that other programs share, and what they may leave out.</summary>
public class PlanFieldTests
{
    private const string Feature = "\"id\": \"f\", \"title\": \"F\", \"workerType\": \"codex\", \"verificationSteps\": [\"v\"]";

    private static readonly PlanReaderOptions Settings = new()
    {
        DefaultMilestones = static () => WorkflowMilestones.Of("plan-implement", []),
        DefaultWorker = static () => "gemini",
    };

    [Fact]
    public void ThePlanOfAFeatureAloneTakesTheRestFromTheSettings()
    {
        MissionPlan plan = Read("""{ "title": "T", "features": [{ "id": "f", "title": "F", "verificationSteps": ["v"] }] }""", Settings);

        PlanFeature feature = Assert.Single(plan.Features);
        Assert.Equal(["planning", "implementation"], plan.Milestones.Select(static milestone => milestone.MilestoneId));
        Assert.Equal(("implementation", "gemini", "", 2), (feature.MilestoneId, feature.WorkerType, feature.Description, feature.Priority));
    }

    [Fact]
    public void WithoutSettingsWhatIsMissingIsNamed()
    {
        Assert.Equal(
            ["milestones: 'milestones' is missing.", "features[0].workerType: 'workerType' is missing."],
            Problems("""{ "title": "T", "features": [{ "id": "f", "title": "F", "verificationSteps": ["v"] }] }"""));
    }

    [Fact]
    public void NullIsAsGoodAsNoKey()
    {
        MissionPlan plan = Read("""
            { "title": "T", "description": null, "proposal": null, "milestones": [{ "id": "m", "title": "M", "description": null, "order": null, "kind": null, "profile": null }], "$schema": null,
              "features": [{ "id": "f", "milestoneId": null, "title": "F", "description": null, "workerType": null, "verificationSteps": ["v"], "dependsOn": null, "preconditions": null, "expectedBehavior": null,
                "priority": null, "labels": null, "files": null, "parentId": null, "status": null, "evidence": null,
                "fulfills": [{ "id": null, "description": "it works", "check": null, "status": null, "evidence": null }] }] }
            """, Settings);

        Assert.Equal(
            PlanDigest.Of(Read("""
                { "title": "T", "milestones": [{ "id": "m", "title": "M" }], "features": [{ "id": "f", "title": "F", "verificationSteps": ["v"], "fulfills": ["it works"] }] }
                """, Settings)),
            PlanDigest.Of(plan));
        Assert.NotEmpty(Read("""{ "title": "T", "milestones": null, "features": [] }""", Settings).Milestones);
        Assert.Equal(["title: This must be text, not null.", "features[0].verificationSteps: This must be a list, not null."], Problems("""
            { "title": null, "milestones": [{ "id": "m", "title": "M" }], "features": [{ "id": "f", "title": "F", "workerType": "codex", "verificationSteps": null }] }
            """));
    }

    [Fact]
    public void AMilestoneWithoutOrderComesAfterTheOneBefore()
    {
        MissionPlan plan = Read("""
            { "title": "T", "milestones": [{ "id": "a", "title": "A" }, { "id": "b", "title": "B", "order": 7 }, { "id": "c", "title": "C" }, { "id": "d", "title": "D", "order": 2147483647 }, { "id": "e", "title": "E" }], "features": [] }
            """);

        Assert.Equal([0, 7, 8, int.MaxValue, int.MaxValue], plan.Milestones.Select(static milestone => milestone.Order));
    }

    [Fact]
    public void AFeatureNamesItsMilestoneWhereThereAreSeveral()
    {
        const string Two = """{ "title": "T", "milestones": [{ "id": "a", "title": "A" }, { "id": "b", "title": "B"EXTRA }], "features": [{ FEATURE }] }""";

        Assert.Equal(
            ["features[0].milestoneId: 'milestoneId' is missing, and the plan has 2 milestones."],
            Problems(Two.Replace("EXTRA", "").Replace("FEATURE", Feature)));
        Assert.Equal("b", Read(Two.Replace("EXTRA", ", \"profile\": \"implementation\"").Replace("FEATURE", Feature)).Features[0].MilestoneId);
    }

    [Fact]
    public void EverythingThatAFeatureSaysIsKept()
    {
        PlanFeature feature = Read(Of("""
            "priority": 0, "labels": ["ui", "a b"], "files": ["src/**/*.ts", "*.css"], "status": "done", "evidence": "shipped",
            "fulfills": ["works", "it is fast", { "id": "f.1", "description": "it is small", "check": "npm test" }, { "description": "it is safe" }, { "id": "only-id" }, { "description": "not needed", "status": "waived", "evidence": "gone" }]
            """)).Features[0];

        Assert.Equal((0, "done", "shipped"), (feature.Priority, feature.Status, feature.Evidence));
        Assert.Equal(["ui", "a b"], feature.Labels);
        Assert.Equal(["src/**/*.ts", "*.css"], feature.Files);
        Assert.Equal(
            ["works|works|", "f-assertion-2|it is fast|", "f.1|it is small|npm test", "f-assertion-4|it is safe|", "only-id|only-id|", "f-assertion-6|not needed|"],
            feature.Fulfills.Select(static entry => $"{entry.AssertionId}|{entry.Description}|{entry.Check}"));
    }

    [Fact]
    public void ProgressIsImportedOnlyWhereItIsWanted()
    {
        MissionPlan plan = Read(Of("""
            "status": "done", "evidence": "shipped", "fulfills": ["works", { "id": "slow", "status": "failed", "evidence": "3 s" }, { "description": "not needed", "status": "waived", "evidence": "gone" }]
            """));

        PlannedMission without = plan.ToMission("2026-11-22-001", DateTimeOffset.UnixEpoch);
        PlannedMission with = plan.ToMission("2026-11-22-001", DateTimeOffset.UnixEpoch, importProgress: true);

        Assert.True(plan.HasProgress);
        Assert.All(without.Assertions, static assertion => Assert.Equal((AssertionResult.Pending, null, null), (assertion.Result, assertion.Evidence, assertion.WaivedReason)));
        Assert.Equal((FeatureStatus.Pending, FeatureStatus.Done), (without.Features[0].Status, with.Features[0].Status));
        Assert.Equal(
            ["works|passed|shipped|", "slow|failed|3 s|", "f-assertion-3|waived||gone"],
            with.Assertions.Select(static assertion => $"{assertion.AssertionId}|{assertion.Result}|{assertion.Evidence}|{assertion.WaivedReason}"));
    }

    [Theory]
    [InlineData("\"priority\": 5", "features[0].priority: The number must be whole, from 0 to 4.")]
    [InlineData("\"priority\": \"high\"", "features[0].priority: This must be a whole number, not text.")]
    [InlineData("\"labels\": [\" \"]", "features[0].labels[0]: The text must not be blank.")]
    [InlineData("\"files\": [\"src/[a\"]", "features[0].files[0]: 'src/[a' is not a valid glob: ")]
    [InlineData("\"parentId\": \"g\"", "features[0].parentId: There is no feature 'g'.")]
    [InlineData("\"parentId\": \"f\"", "features[0].parentId: 'f' can't be a part of itself.")]
    [InlineData("\"status\": \"closed\"", "features[0].status: 'closed' is not one of ")]
    [InlineData("\"fulfills\": [3]", "features[0].fulfills[0]: This must be text or an object, not a number.")]
    [InlineData("\"fulfills\": [{}]", "features[0].fulfills[0].description: 'description' is missing; without an id, it says what is promised.")]
    [InlineData("\"fulfills\": [{ \"id\": \"a b\" }]", "features[0].fulfills[0].id: 'a b' must start with a letter or digit")]
    [InlineData("\"fulfills\": [{ \"id\": \"a\" }, { \"id\": \"A\" }]", "features[0].fulfills[1].id: features[0].fulfills[0] already has the id 'A'.")]
    [InlineData("\"fulfills\": [\"a\", { \"id\": \"a\" }]", "features[0].fulfills[0]: features[0].fulfills[1] already has the id 'a'.")]
    [InlineData("\"fulfills\": [{ \"id\": \"a\", \"status\": \"waived\" }]", "features[0].fulfills[0].evidence: 'evidence' is missing: waiving requires a reason.")]
    [InlineData("\"dependencies\": []", "features[0]: 'dependencies' is not a valid key here. Did you mean 'dependsOn'?")]
    [InlineData("\"depends_on\": []", "features[0]: 'depends_on' is not a valid key here. Did you mean 'dependsOn'?")]
    [InlineData("\"Depends-On\": []", "features[0]: 'Depends-On' is not a valid key here. Did you mean 'dependsOn'?")]
    [InlineData("\"name\": \"\"", "features[0]: 'name' is not a valid key here. Did you mean 'title'?")]
    [InlineData("\"tags\": []", "features[0]: 'tags' is not a valid key here. Did you mean 'labels'?")]
    [InlineData("\"acceptanceCriteria\": []", "features[0]: 'acceptanceCriteria' is not a valid key here. Did you mean 'fulfills'?")]
    [InlineData("\"fulfills\": [{ \"id\": \"a\", \"name\": \"\" }]", "features[0].fulfills[0]: 'name' is not a valid key here. Did you mean 'description'?")]
    public void AProblemNamesItsPlaceAndTheRightWord(string member, string problem) =>
        Assert.StartsWith(problem, Assert.Single(Problems(Of(member))), StringComparison.Ordinal);

    [Theory]
    [InlineData("1.2")]
    [InlineData("BACK-2.1")]
    [InlineData("a_b.c-d")]
    public void IdsMayBeHierarchical(string id) => Assert.Equal(id, Read(Of("\"priority\": 1").Replace("\"f\"", $"\"{id}\"")).Features[0].FeatureId);

    [Theory]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("con.1")]
    [InlineData("a/b")]
    public void NoIdIsUnsafeOnAnyFileSystem(string id) => Assert.NotEmpty(Problems(Of("\"priority\": 1").Replace("\"f\"", $"\"{id}\"")));

    [Fact]
    public void AParentWaitsForItsParts()
    {
        const string Plan = """
            { "title": "T", "milestones": [{ "id": "m", "title": "M" }], "features": [
              { "id": "whole", "title": "F", "workerType": "codex", "verificationSteps": ["v"], "dependsOn": [BEFORE] },
              { "id": "part", "title": "F", "workerType": "codex", "verificationSteps": ["v"], "parentId": "whole", "dependsOn": [AFTER] }
            ] }
            """;

        Assert.Empty(Problems(Plan.Replace("BEFORE", "").Replace("AFTER", "")));
        Assert.Empty(Problems(Plan.Replace("BEFORE", "\"part\"").Replace("AFTER", "")));
        string problem = Assert.Single(Problems(Plan.Replace("BEFORE", "").Replace("AFTER", "\"whole\"")));
        Assert.EndsWith("These features depend on each other: whole -> part -> whole. A parent waits for its parts.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ASchemaIsNamedAtTheTopOnly()
    {
        Assert.Empty(Problems(Of("\"priority\": 1").Replace("\"title\": \"T\"", "\"$schema\": \"./plan.schema.json\", \"title\": \"T\"")));
        Assert.NotEmpty(Problems(Of("\"$schema\": \"./plan.schema.json\"")));
    }

    private static string Of(string member) => $$"""{ "title": "T", "milestones": [{ "id": "m", "title": "M" }], "features": [{ {{Feature}}, {{member}} }] }""";

    private static MissionPlan Read(string text, PlanReaderOptions? options = null) => PlanReader.Read(Encoding.UTF8.GetBytes(text), options).PlanOrThrow(null);

    private static IEnumerable<string> Problems(string text) =>
        PlanReader.Read(Encoding.UTF8.GetBytes(text)).Problems.Select(static problem => $"{problem.Path}: {problem.Message}");
}
