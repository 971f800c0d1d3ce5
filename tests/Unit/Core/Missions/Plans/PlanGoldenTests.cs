using System.Text.Json;
using Maestro.Missions;
using Maestro.Settings;

namespace Maestro.Tests;

/// <summary>The reference's own cases: what is accepted, what is refused and where, and what becomes of an accepted plan.</summary>
public class PlanGoldenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 16, 27, 54, TimeSpan.Zero);

    private static readonly Lazy<JsonElement> Golden = new(() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "golden", "plan-validation.json"))).RootElement);

    // The reference accepts it, and on a file system that ignores case one of the two features would replace the other.
    private const string Refused = "case-colliding feature ids ok";

    // What plans may leave out.
    private static readonly string[] Accepted = ["milestone missing order", "feature missing milestoneId", "feature missing description", "null optional"];

    public static TheoryData<string> Cases =>
        [.. Golden.Value.GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("name").GetString()!).Where(static name => name != Refused && !Accepted.Contains(name))];

    public static TheoryData<string> AcceptedCases => [.. Accepted];

    public static TheoryData<int> Workflows => [.. Enumerable.Range(0, Golden.Value.GetProperty("workflowTemplates").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void APlanIsAcceptedOrRefusedAsTheReferenceDoes(string name)
    {
        JsonElement golden = Golden.Value.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);

        PlanReadResult result = PlanReader.Read(JsonSerializer.SerializeToUtf8Bytes(golden.GetProperty("plan")));

        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.Null(result.Plan);
            Assert.NotEmpty(result.Problems);
            if (golden.TryGetProperty("problemField", out JsonElement field))
            {
                Assert.Contains(field.GetString(), result.Problems.Select(problem => ReferenceField(problem.Path)));
            }

            return;
        }

        Assert.NotNull(result.Plan);
        PlannedMission planned = result.Plan.ToMission("2026-11-22-001", Now);
        Assert.Equal(golden.GetProperty("missionFeatures").EnumerateArray().Select(id => id.GetString()), planned.Mission.Features);
        Assert.Equal(
            golden.GetProperty("milestones").EnumerateArray().Select(item => Json(item)),
            planned.Mission.Milestones.Select(item => JsonSerializer.Serialize(new
            {
                id = item.MilestoneId,
                title = item.Title,
                description = item.Description,
                order = item.Order,
                kind = item.Kind,
                profile = item.Profile,
                featureIds = item.FeatureIds,
            }, WithoutNulls)));
        Assert.Equal(
            golden.GetProperty("assertions").EnumerateArray().Select(Describe),
            planned.Assertions.Select(item => $"{item.AssertionId}|{item.FeatureId}|{item.MilestoneId}|{item.Description}|{item.Surface}|{item.Result}"));
    }

    [Theory]
    [MemberData(nameof(AcceptedCases))]
    public void WhatMayBeLeftOutIsAcceptedAlthoughTheReferenceRefusesIt(string name)
    {
        JsonElement golden = Golden.Value.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);

        Assert.False(golden.GetProperty("ok").GetBoolean());
        Assert.NotNull(PlanReader.Read(JsonSerializer.SerializeToUtf8Bytes(golden.GetProperty("plan"))).Plan);
    }

    [Fact]
    public void IdsThatDifferByCaseAreRefusedAlthoughTheReferenceAcceptsThem()
    {
        JsonElement golden = Golden.Value.GetProperty("cases").EnumerateArray().Single(static item => item.GetProperty("name").GetString() == Refused);

        PlanReadResult result = PlanReader.Read(JsonSerializer.SerializeToUtf8Bytes(golden.GetProperty("plan")));

        Assert.Null(result.Plan);
        Assert.Equal([PlanRule.CaseCollision], result.Problems.Select(static problem => problem.Rule));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void AWorkflowMakesTheMilestonesOfTheReference(int index)
    {
        JsonElement golden = Golden.Value.GetProperty("workflowTemplates")[index];
        string name = golden.GetProperty("template").GetString()!;
        WorkflowTemplate[] own = golden.TryGetProperty("config", out JsonElement config)
            ? [.. config.GetProperty("workflowTemplates").EnumerateObject().Select(Template)]
            : [];

        if (!golden.TryGetProperty("milestones", out JsonElement milestones))
        {
            MaestroException error = Assert.Throws<MaestroException>(() => WorkflowMilestones.Of(name, own));
            Assert.Equal(own.Length == 0 ? ErrorCode.WorkflowNotFound : ErrorCode.WorkflowInvalid, error.Code);
            Assert.Contains(own.Length == 0 ? "plan-review-implement-review" : "phases", error.Message + error.Hint);
            return;
        }

        Assert.Equal(
            milestones.EnumerateArray().Select(item => Json(item)),
            WorkflowMilestones.Of(name, own).Select(item => JsonSerializer.Serialize(new
            {
                id = item.MilestoneId,
                title = item.Title,
                description = item.Description,
                order = item.Order,
                kind = item.Kind,
                profile = item.Profile,
            }, WithoutNulls)));
    }

    private static readonly JsonSerializerOptions WithoutNulls =
        new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    private static WorkflowTemplate Template(JsonProperty template) => new()
    {
        Name = template.Name,
        Phases =
        [
            .. template.Value.GetProperty("phases").EnumerateArray().Select(phase => new WorkflowPhase
            {
                Label = phase.GetProperty("label").GetString()!,
                Kind = phase.TryGetProperty("kind", out JsonElement kind) ? kind.GetString() : null,
            }),
        ],
    };

    private static string Describe(JsonElement item) => string.Join(
        '|', new[] { "id", "featureId", "milestoneId", "description", "surface", "result" }.Select(key => item.GetProperty(key).GetString()));

    private static string Json(JsonElement element) => JsonSerializer.Serialize(element);

    private static string ReferenceField(string path) => path == "$" ? "root" : path.Replace("[", ".").Replace("]", "");
}
