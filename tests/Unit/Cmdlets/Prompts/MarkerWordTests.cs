using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Maestro.Missions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>What one session writes reaches the next: a word written in each place is read by whom it concerns.</summary>
public sealed class MarkerWordTests(MarkerWordTests.Engine shared) : IClassFixture<MarkerWordTests.Engine>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Places => [.. WrittenTexts.All.Keys];

    public static TheoryData<string> ReportParts => [.. WrittenTexts.Report.Keys];

    public static TheoryData<string> PlanParts => [.. WrittenTexts.PlanTexts.Keys];

    [Fact]
    public void EveryPlaceHasARow()
    {
        string[] rows = [.. WrittenTexts.All.Keys.Select(static row => row.Split(':')[0]).Distinct()];
        Assert.Equal(WrittenTexts.Parameters().Except(WrittenTexts.NoWords).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        Assert.Empty(WrittenTexts.NoWords.Except(WrittenTexts.Parameters().Concat(["Test-MaestroPlan -Path", "Test-MaestroPlan -InputObject"])));
        Assert.Equal(Texts(typeof(WorkerReport), "").Order(StringComparer.Ordinal), WrittenTexts.Report.Keys.Order(StringComparer.Ordinal));
        string[] words = ["id", "milestoneId", "workerType", "dependsOn", "parentId", "status", "priority", "order", "kind", "profile", "$schema", "features", "milestones", "fulfills"];
        string[] keys =
        [
            .. PlanKeys.Plan, .. PlanKeys.Milestone.Select(static key => $"milestones.{key}"), .. PlanKeys.Feature.Where(static key => key != "evidence").Select(static key => $"features.{key}"),
            .. PlanKeys.Assertion.Select(static key => $"features.fulfills.{key}"),
        ];
        Assert.Equal(keys.Where(key => !words.Contains(key.Split('.')[^1])).Order(StringComparer.Ordinal), WrittenTexts.PlanTexts.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void AWordWrittenThereIsRead(string place) => Require(WrittenTexts.All[place].Script, WrittenTexts.All[place].Readers);

    [Theory]
    [MemberData(nameof(ReportParts))]
    public void AWordInAReportIsRead(string part)
    {
        string json = Filled(typeof(WorkerReport), part).ToJsonString();
        Require($"Set-MaestroFeature auth-plan -Report '{json}'", WrittenTexts.Report[part]);
    }

    [Theory]
    [MemberData(nameof(PlanParts))]
    public void AWordInAPlanIsRead(string part)
    {
        JsonNode plan = JsonNode.Parse(StateFixture.Plan)!;
        string[] path = part.Split('.');
        JsonNode holder = path switch
        {
            ["features", "fulfills", _] => Assertion(plan),
            ["features" or "milestones", _] => plan[path[0]]![0]!,
            _ => plan,
        };
        if (path[^1] == "evidence")
        {
            holder["status"] = "passed";
        }

        holder[path[^1]] = path[^1] is "verificationSteps" or "labels" or "files" ? new JsonArray(WrittenTexts.Word) : WrittenTexts.Word;
        Require($"$null = New-MaestroMission -Force -ImportProgress -InputObject '{plan.ToJsonString()}'; Approve-MaestroMission", [WrittenTexts.PlanTexts[part]], false);
    }

    public void Dispose() => _folder.Dispose();

    private static JsonObject Assertion(JsonNode plan)
    {
        var assertion = new JsonObject { ["id"] = "plan-agreed", ["description"] = "agreed" };
        plan["features"]![0]!["fulfills"] = new JsonArray(assertion);
        return assertion;
    }

    private void Require(string script, IReadOnlyList<string> readers, bool hasMission = true)
    {
        HostedEngine engine = shared.Hosted;
        string project = Directory.CreateDirectory(Path.Join(_folder.Path, "project")).FullName;
        engine.WorkingFolder = project;
        engine.Set("word", WrittenTexts.Word);
        engine.Run("Initialize-MaestroWorkspace").NoErrors();
        if (hasMission)
        {
            engine.Run("$null = New-MaestroMission -Force -InputObject $args[0]; Approve-MaestroMission", StateFixture.Plan).NoErrors();
        }

        engine.Run(script).NoErrors();
        Assert.NotEmpty(readers);
        string[] blind = [.. readers.Where(reader => !Read(engine, reader).Contains(WrittenTexts.Word, StringComparison.Ordinal))];
        Assert.True(blind.Length == 0, $"not in: {string.Join(", ", blind)}");
    }

    // Text as it is, anything else as its view.
    private static string Read(HostedEngine engine, string reader)
    {
        HostedResult read = engine.Run(reader).NoErrors();
        return read.Output.All(static item => item.BaseObject is string) ? string.Join('\n', read.Output) : engine.Render(reader).Rendered;
    }

    private static IEnumerable<string> Texts(Type type, string path) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.CanWrite || property.SetMethod is not null)
        .SelectMany(property => property.PropertyType == typeof(string) ? [path + property.Name]
            : Part(property) is { } part ? Texts(part, $"{path}{property.Name}.") : []);

    private static Type? Part(PropertyInfo property)
    {
        Type type = property.PropertyType.IsGenericType && property.PropertyType.IsAssignableTo(typeof(IEnumerable)) ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
        return type.Namespace == nameof(Maestro) ? type : null;
    }

    // With one entry in the lists on the way, whose required texts are there.
    private static JsonObject Filled(Type type, string path)
    {
        var filled = new JsonObject();
        string[] names = path.Split('.', 2);
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.SetMethod is not null))
        {
            bool isRequired = property.GetCustomAttribute<System.Text.Json.Serialization.JsonRequiredAttribute>() is not null;
            if (property.Name == names[0])
            {
                JsonNode value = names.Length == 1 ? JsonValue.Create(WrittenTexts.Word) : Filled(Part(property)!, names[1]);
                filled[property.Name] = property.PropertyType.IsGenericType ? new JsonArray(value) : value;
            }
            else if (isRequired)
            {
                filled[property.Name] = property.PropertyType == typeof(int) ? 0 : "x";
            }
        }

        return filled;
    }

    /// <summary>One session for all rows: opening one costs more than a row.</summary>
    public sealed class Engine : IDisposable
    {
        internal HostedEngine Hosted { get; } = new();

        public void Dispose() => Hosted.Dispose();
    }
}
