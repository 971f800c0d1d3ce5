using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Maestro.Missions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

/// <summary>A validator that knows only docs/plan.schema.json, and our reader, give every plan the same verdict.</summary>
public sealed class PlanSchemaTests
{
    // What no schema can say, since it is about two places of the plan, about bytes, or about a language of its own.
    private static readonly string[] BeyondSchemas =
    [
        PlanRule.Cycle, PlanRule.SelfDependency, PlanRule.UnknownFeature, PlanRule.UnknownMilestone, PlanRule.DuplicateId, PlanRule.CaseCollision,
        PlanRule.DuplicateKey, PlanRule.Encoding,
    ];

    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(RepositoryRoot.In("docs", "plan.schema.json")));

    private static readonly PlanReaderOptions Options = new() { DefaultMilestones = static () => WorkflowMilestones.Of("plan-implement", []), DefaultWorker = static () => "codex" };

    private const string Whole = """
        {
          "$schema": "plan.schema.json", "title": "T", "description": "D", "proposal": "P",
          "milestones": [
            { "id": "m1", "title": "First", "description": "", "order": 0, "kind": "gate", "profile": "planning" },
            { "id": "m2", "title": "Second", "order": 1 }
          ],
          "features": [
            { "id": "a", "title": "A", "verificationSteps": ["run"], "milestoneId": "m1", "workerType": "team:reviewer" },
            {
              "id": "b-2.1", "title": "B", "verificationSteps": ["run", "look"], "milestoneId": "m2", "description": "d", "workerType": "codex", "dependsOn": ["a"],
              "preconditions": "p", "expectedBehavior": "e", "priority": 0, "labels": ["l"], "files": ["src/**"], "parentId": "c", "status": "done", "evidence": "seen",
              "fulfills": ["It works", { "id": "b-fast", "description": "fast", "check": "make", "status": "waived", "evidence": "why" }, { "description": "x" }, { "id": "y" }]
            },
            { "id": "c", "title": "C", "verificationSteps": ["run"], "milestoneId": "m2" }
          ]
        }
        """;

    private static readonly string[] Values =
    [
        "null", "true", "0", "4", "5", "-1", "1.0", "1.5", "2147483648", "\"\"", "\" \"", "\"x\"", "\"CON\"", "\"con.1\"", "\"a/b\"", "\"a..b\"", "\"a.\"", "\"ä\"", "\"a b\"",
        "\"done\"", "\"waived\"", "\"gate\"", "\"custom\"", "\"m2\"", "\"c\"", "\"[\"", "[]", "[\"x\"]", "[\" \"]", "[1]", "{}", "{\"id\":\"z\"}", "{\"check\":\"z\"}",
        "{\"description\":\"d\",\"status\":\"waived\"}", "[{\"id\":\"z\",\"title\":\"t\",\"verificationSteps\":[\"v\"]}]",
    ];

    [Fact]
    public void EveryValueInEveryPlaceHasTheSameVerdict()
    {
        (int good, int bad) = (0, 0);
        foreach (string plan in Variants())
        {
            _ = Agree(plan) ? good++ : bad++;
        }

        Assert.True(good > 200 && bad > 200, $"{good} good, {bad} bad");
    }

    [Fact]
    public void PlansByChanceAreGoodForBoth()
    {
        var plans = new RandomPlans(16);
        for (int round = 0; round < 200; round++)
        {
            JsonObject plan = plans.Plan();
            Assert.True(Agree(plan.ToJsonString()));
            Agree(plans.Edited(plan).ToJsonString());
        }
    }

    [Fact]
    public void TheExampleNamesTheSchemaAndIsGoodForBoth()
    {
        string path = RepositoryRoot.In("examples", "plan.json");
        string plan = File.ReadAllText(path);
        Assert.True(Agree(plan));
        string schema = JsonNode.Parse(plan)!["$schema"]!.GetValue<string>();
        Assert.True(File.Exists(Path.Join(Path.GetDirectoryName(path), schema)));
    }

    [Fact]
    public void TheModuleContainsTheSchema() =>
        Assert.Equal(
            File.ReadAllText(RepositoryRoot.In("docs", "plan.schema.json")), File.ReadAllText(Path.Join(Path.GetDirectoryName(RepositoryRoot.In("out", "Maestro", "Maestro.psd1")), "plan.schema.json")));

    // True when both find it good.
    private static bool Agree(string plan)
    {
        PlanReadResult result = PlanReader.Read(Encoding.UTF8.GetBytes(plan), Options);
        PlanProblem[] errors = [.. result.Problems.Where(static problem => problem.Severity == PlanSeverity.Error)];
        bool isValid = Schema.Evaluate(JsonNode.Parse(plan)).IsValid;
        bool isGood = errors.All(IsBeyondSchemas);
        Assert.True(isValid == isGood, $"the schema {(isValid ? "accepts" : "refuses")} what the reader {(isGood ? "accepts" : "refuses")}: {string.Join(' ', errors.Select(static error => error.ToString()))}\n{plan}");
        return errors.Length == 0;
    }

    private static bool IsBeyondSchemas(PlanProblem problem) => BeyondSchemas.Contains(problem.Rule)
        // Which milestone is the default depends on how many there are, and a glob is a language.
        || (problem.Rule == PlanRule.Required && problem.Path.EndsWith(".milestoneId", StringComparison.Ordinal))
        || (problem.Rule == PlanRule.Pattern && problem.Path.Contains(".files[", StringComparison.Ordinal));

    // The plan with one value replaced, one removed, or one key too many.
    private static IEnumerable<string> Variants()
    {
        int places = Places((JsonObject)JsonNode.Parse(Whole)!).Count();
        for (int place = 0; place < places; place++)
        {
            foreach (string? value in Values.Append(null))
            {
                var plan = (JsonObject)JsonNode.Parse(Whole)!;
                (JsonNode holder, object key) = Places(plan).ElementAt(place);
                JsonNode? node = value is null ? null : JsonNode.Parse(value);
                switch (holder)
                {
                    case JsonObject record when value is null: record.Remove((string)key); break;
                    case JsonObject record: record[(string)key] = node; break;
                    case JsonArray list when value is null: list.RemoveAt((int)key); break;
                    case JsonArray list: list[(int)key] = node; break;
                }

                yield return plan.ToJsonString();
                if (holder is JsonObject other && value is null)
                {
                    other["unknown"] = 1;
                    yield return plan.ToJsonString(new JsonSerializerOptions());
                }
            }
        }
    }

    private static IEnumerable<(JsonNode Holder, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject record => record.SelectMany(member => Places(member.Value!).Prepend((record, member.Key))),
        JsonArray list => list.SelectMany((item, index) => Places(item!).Prepend((list, (object)index))),
        _ => [],
    };
}
