using System.Text.Json;

namespace Maestro.Missions;

/// <summary>The form of a worker's report, and everything in which a JSON object differs from it.</summary>
internal static class WorkerReportShape
{
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

    /// <summary>What is missing, of the wrong type, or in the wrong place, in the order of the form; empty for a report that can be stored.</summary>
    public static IReadOnlyList<string> Problems(JsonElement report) => [.. Of(report, Report, "")];

    private static IEnumerable<string> Of(JsonElement element, Field[] fields, string path)
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
                    yield return $"{path}{field.Name} is missing";
                }

                continue;
            }

            foreach (string problem in Of(value, field, path + field.Name))
            {
                yield return problem;
            }
        }

        // An unknown field is kept for the program that wrote it; one that belongs elsewhere would be lost there.
        foreach (string name in given.Keys.Where(Places.Contains))
        {
            string[] places = [.. Places[name]];
            yield return $"{path}{name} belongs in {string.Join(" or ", places)}";
        }
    }

    private static IEnumerable<string> Of(JsonElement value, Field field, string path)
    {
        if (value.ValueKind == JsonValueKind.Null && !field.IsRequired && field.Kind == JsonValueKind.String)
        {
            return [];
        }

        if (value.ValueKind != field.Kind)
        {
            return [$"{path} must be {Word(field.Kind)}"];
        }

        return field.Kind switch
        {
            JsonValueKind.String => field.IsRequired && string.IsNullOrWhiteSpace(value.GetString()) ? [$"{path} is empty"] : [],
            JsonValueKind.Number => value.TryGetInt32(out _) ? [] : [$"{path} must be a whole number"],
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) =>
                item.ValueKind == JsonValueKind.Object ? Of(item, field.Fields, $"{path}[{index}].") : [$"{path}[{index}] must be an object"]),
            _ => Of(value, field.Fields, path + "."),
        };
    }

    private static IEnumerable<(string Name, string Path)> Walk(Field[] fields, string path) => fields.SelectMany(field =>
        Walk(field.Fields, $"{path}{field.Name}{(field.Kind == JsonValueKind.Array ? "[]" : "")}.").Prepend((field.Name, path.Length == 0 ? "the report itself" : path.TrimEnd('.'))));

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
