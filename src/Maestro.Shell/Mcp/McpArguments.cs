using System.Text.Json;
using Maestro.Shell.CommandLines;

namespace Maestro.Shell.Mcp;

/// <summary>The arguments of a call, checked against what the tool takes.</summary>
internal sealed class McpArguments
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    private McpArguments()
    {
    }

    /// <summary>The text of a parameter; null where it was not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name) as string;

    /// <summary>The arguments of a call.</summary>
    /// <exception cref="UsageException">ArgumentInvalid: every one that is wrong, missing or unknown.</exception>
    public static McpArguments Of(McpTool tool, IEnumerable<KeyValuePair<string, JsonElement>> given)
    {
        var arguments = new McpArguments();
        var problems = new List<string>();
        foreach ((string name, JsonElement value) in given)
        {
            if (tool.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
            {
                problems.Add($"'{name}' is not one of {string.Join(", ", tool.Parameters.Select(static known => known.Name))}");
            }
            else if (value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }
            else if (Value(parameter, value) is { } taken)
            {
                arguments._values[name] = taken;
            }
            else
            {
                problems.Add(parameter.Words.Count > 0 ? $"'{name}' must be {string.Join(" or ", parameter.Words)}" : $"'{name}' must be {Article(parameter.Type)}");
            }
        }

        problems.AddRange(tool.Parameters.Where(parameter => parameter.IsRequired && !arguments._values.ContainsKey(parameter.Name)).Select(static missing => $"'{missing.Name}' is missing"));
        return problems.Count == 0 ? arguments : throw new UsageException("ArgumentInvalid", $"{tool.Name}: {string.Join("; ", problems)}.", "tools/list has the schema of each tool.");
    }

    /// <summary>The items of a list; null where it was not given.</summary>
    public string[]? Items(string name) => _values.GetValueOrDefault(name) as string[];

    /// <summary>A number; null where it was not given.</summary>
    public int? Number(string name) => _values.GetValueOrDefault(name) as int?;

    private static object? Value(McpParameter parameter, JsonElement value) => parameter.Type switch
    {
        "string" => value.ValueKind == JsonValueKind.String && value.GetString() is { } text && (parameter.Words.Count == 0 || parameter.Words.Contains(text)) ? text : null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number > 0 ? number : null,
        _ => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String)
            ? value.EnumerateArray().Select(static item => item.GetString()!).ToArray()
            : null,
    };

    private static string Article(string type) => type switch
    {
        "integer" => "a whole number of at least 1",
        "array" => "a list of texts",
        _ => "a text",
    };
}
