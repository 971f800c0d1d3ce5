using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The form of a worker's report, and everything in which a JSON object differs from it.</summary>
internal static class WorkerReportShape
{
    private const int ShortestPart = 4;

    private static readonly Field[] Report =
    [
        new("salientSummary", JsonValueKind.String, IsRequired: true),
        new("whatWasImplemented", JsonValueKind.String),
        new("whatWasLeftUndone", JsonValueKind.String),
        new("verification", JsonValueKind.Object, Fields:
        [
            new("commandsRun", JsonValueKind.Array, Fields:
            [
                new("command", JsonValueKind.String, IsRequired: true), new("exitCode", JsonValueKind.Number, IsRequired: true), new("observation", JsonValueKind.String),
            ]),
            new("interactiveChecks", JsonValueKind.Array, Fields: [new("action", JsonValueKind.String, IsRequired: true), new("observed", JsonValueKind.String)]),
        ]),
        new("tests", JsonValueKind.Object, Fields:
        [
            new("added", JsonValueKind.Array, Fields:
            [
                new("file", JsonValueKind.String, IsRequired: true),
                new("cases", JsonValueKind.Array, Fields: [new("name", JsonValueKind.String, IsRequired: true), new("verifies", JsonValueKind.String)]),
            ]),
        ]),
        new("discoveredIssues", JsonValueKind.Array, Fields:
        [
            new("severity", JsonValueKind.String, IsRequired: true), new("description", JsonValueKind.String, IsRequired: true), new("suggestedFix", JsonValueKind.String),
        ]),
    ];

    private static readonly ILookup<string, string> Places = Walk(Report, "").ToLookup(static place => place.Name, static place => place.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary>What is missing, of the wrong type, in the wrong place, or unknown, in the order of the form.</summary>
    public static IReadOnlyList<ReportProblem> Problems(JsonElement report) => [.. Of(report, Report, "")];

    private static IEnumerable<ReportProblem> Of(JsonElement element, Field[] fields, string path)
    {
        Dictionary<string, JsonElement> given = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            given[member.Name] = member.Value;
        }

        foreach (Field field in fields)
        {
            if (!given.Remove(field.Name, out JsonElement value))
            {
                if (field.IsRequired)
                {
                    yield return new($"{path}{field.Name} is missing");
                }

                continue;
            }

            foreach (ReportProblem problem in Of(value, field, path + field.Name))
            {
                yield return problem;
            }
        }

        // An unknown field is kept for the program that wrote it; one that belongs elsewhere would be lost there.
        foreach (string name in given.Keys)
        {
            yield return Places.Contains(name)
                ? new($"{path}{name} belongs in {Display.Words([.. Places[name]], "or")}")
                : new($"{QuotedText.Of(path + name)} is not a key of a report", IsUnknown: true) { Instead = Instead(name, fields) };
        }
    }

    private static IEnumerable<ReportProblem> Of(JsonElement value, Field field, string path)
    {
        if (value.ValueKind == JsonValueKind.Null && !field.IsRequired && field.Kind == JsonValueKind.String)
        {
            return [];
        }

        if (value.ValueKind != field.Kind)
        {
            return [new($"{path} must be {Word(field.Kind)}")];
        }

        return field.Kind switch
        {
            JsonValueKind.String => field.IsRequired && InvisibleCharacters.IsBlank(value.GetString()) ? [new($"{path} is empty")]
                : Placeholder.Is(value.GetString()) ? [new($"{path} is the placeholder {QuotedText.Of(value.GetString()!)}")]
                : [],
            JsonValueKind.Number => value.TryGetInt32(out _) ? [] : [new($"{path} must be a whole number")],
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) =>
                item.ValueKind == JsonValueKind.Object ? Of(item, field.Fields, $"{path}[{index}].") : [new($"{path}[{index}] must be an object")]),
            _ => Of(value, field.Fields, path + "."),
        };
    }

    private static IEnumerable<(string Name, string Path)> Walk(Field[] fields, string path) => fields.SelectMany(field =>
        Walk(field.Fields, $"{path}{field.Name}{(field.Kind == JsonValueKind.Array ? "[]" : "")}.").Prepend((field.Name, path.Length == 0 ? "the report itself" : path.TrimEnd('.'))));

    // A part of a key, as in 'summary', stands for it as well as a mistyped one does; what is in the same place comes first.
    private static string? Instead(string name, Field[] fields)
    {
        string[] candidates = [.. fields.Select(static field => field.Name), .. Places.Select(static place => place.Key)];
        return NearestWord.Find(name, candidates) ?? (name.Length < ShortestPart ? null : candidates.FirstOrDefault(candidate => candidate.Contains(name, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    private sealed record Field(string Name, JsonValueKind Kind, bool IsRequired = false, Field[]? Fields = null)
    {
        public Field[] Fields { get; } = Fields ?? [];
    }
}

/// <summary>One difference between a report and its form.</summary>
/// <param name="What">What is wrong, without a full stop.</param>
/// <param name="IsUnknown">True for a key that the form doesn't have, which is kept and nowhere shown.</param>
internal sealed record ReportProblem(string What, bool IsUnknown = false)
{
    /// <summary>The key that was probably meant, or null.</summary>
    public string? Instead { get; init; }

    /// <summary>As one of several problems.</summary>
    public override string ToString() => Instead is null ? What : $"{What} (did you mean '{Instead}'?)";
}
