using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

/// <summary>docs/plan.md and docs/plan.schema.json say what the reader of plans accepts.</summary>
public sealed partial class PlanDocumentTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.In("docs", "plan.md"));

    private static readonly JsonObject Schema = (JsonObject)JsonNode.Parse(File.ReadAllText(RepositoryRoot.In("docs", "plan.schema.json")))!;

    [Fact]
    public void TheSchemaHasTheKeysOfTheReader()
    {
        Assert.Equal(PlanKeys.Plan.Order(StringComparer.Ordinal), Keys(Schema));
        Assert.Equal(PlanKeys.Milestone.Order(StringComparer.Ordinal), Keys(Definition("milestone")));
        Assert.Equal(PlanKeys.Feature.Order(StringComparer.Ordinal), Keys(Definition("feature")));
        Assert.Equal(PlanKeys.Assertion.Order(StringComparer.Ordinal), Keys((JsonObject)Definition("assertion")["oneOf"]![1]!));
    }

    [Fact]
    public void TheSchemaHasTheWordsOfTheReader()
    {
        Assert.Equal(MilestoneKind.All, Words(Definition("milestone"), "kind"));
        Assert.Equal(MilestoneProfile.All, Words(Definition("milestone"), "profile"));
        Assert.Equal(FeatureStatus.All, Words(Definition("feature"), "status"));
        Assert.Equal(AssertionResult.All, Words((JsonObject)Definition("assertion")["oneOf"]![1]!, "status"));
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("BACK-2.1")]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("a/b")]
    [InlineData("-a")]
    [InlineData("CON")]
    [InlineData("con.1")]
    [InlineData("com1")]
    [InlineData("com0")]
    [InlineData("a.con")]
    [InlineData("")]
    [InlineData("ä")]
    public void TheSchemaAndTheReaderAgreeOnIds(string id)
    {
        JsonObject rule = Definition("id");
        bool isAccepted = Regex.IsMatch(id, rule["pattern"]!.GetValue<string>()) && !Regex.IsMatch(id, rule["not"]!["pattern"]!.GetValue<string>());
        Assert.Equal(IdPattern.IsItem(id) && !IdPattern.IsDeviceName(id), isAccepted);
    }

    [Fact]
    public void EveryPlanOnThePageIsAccepted()
    {
        string[] plans = [.. JsonBlock().Matches(Page).Select(static match => match.Groups[1].Value)];
        Assert.Equal(2, plans.Length);
        var options = new PlanReaderOptions { DefaultMilestones = static () => WorkflowMilestones.Of("plan-implement", []), DefaultWorker = static () => "codex" };
        Assert.All(plans, plan => Assert.Empty(PlanReader.Read(Encoding.UTF8.GetBytes(plan), options).Problems));
    }

    [Fact]
    public void ThePageNamesEveryKey() =>
        Assert.All(PlanKeys.Plan.Concat(PlanKeys.Milestone).Concat(PlanKeys.Feature).Concat(PlanKeys.Assertion), static key => Assert.Contains($"`{key}`", Page, StringComparison.Ordinal));

    private static JsonObject Definition(string name) => (JsonObject)Schema["$defs"]![name]!;

    private static IEnumerable<string> Keys(JsonObject type) => ((JsonObject)type["properties"]!).Select(static member => member.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Words(JsonObject type, string key) => type["properties"]![key]!["enum"]!.AsArray().Where(static word => word is not null).Select(static word => word!.GetValue<string>());

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
