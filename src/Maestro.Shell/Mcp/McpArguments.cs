using System.Text.Json;
using Maestro.Shell.CommandLines;

namespace Maestro.Shell.Mcp;

/// <summary>The arguments of a call, checked against what the tool takes. Which of them are read is noted, so that none is dropped.</summary>
internal sealed class McpArguments
{
    /// <summary>Where the schema of the arguments is found.</summary>
    public const string SchemaHint = "tools/list has the schema of each tool.";

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private readonly McpTool _tool;

    private McpArguments(McpTool tool) => _tool = tool;

    /// <summary>The text of a parameter; null where it was not given.</summary>
    public string? this[string name] => Read(name) as string;

    /// <summary>The arguments of a call.</summary>
    /// <exception cref="UsageException">ArgumentInvalid: every one that is wrong, missing or unknown.</exception>
    public static McpArguments Of(McpTool tool, IEnumerable<KeyValuePair<string, JsonElement>> given)
    {
        var arguments = new McpArguments(tool);
        var problems = new List<string>();
        foreach ((string name, JsonElement value) in given)
        {
            if (tool.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
            {
                problems.Add(tool.Parameters.Count == 0
                    ? $"'{name}' is not known; there are no arguments"
                    : $"'{name}' is not one of {string.Join(", ", tool.Parameters.Select(static known => known.Name))}");
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
                problems.Add(parameter.Words.Count > 0 ? $"'{name}' must be {string.Join(" or ", parameter.Words)}" : $"'{name}' must be {Article(parameter)}");
            }
        }

        problems.AddRange(tool.Parameters.Where(parameter => parameter.IsRequired && !arguments._values.ContainsKey(parameter.Name)).Select(static missing => $"'{missing.Name}' is missing"));
        return problems.Count == 0 ? arguments : throw arguments.Invalid(string.Join("; ", problems), SchemaHint);
    }

    /// <summary>The items of a list; null where it was not given.</summary>
    public string[]? Items(string name) => Read(name) as string[];

    /// <summary>A number; null where it was not given.</summary>
    public int? Number(string name) => Read(name) as int?;

    /// <summary>True when a parameter was given as true; null otherwise.</summary>
    public bool? Flag(string name) => Read(name) is true ? true : null;

    /// <summary>True when a parameter was given. Asking that does not count as reading it.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Notes that one of some parameters has to be given; <see cref="RequireFit"/> refuses the call without it.</summary>
    public void Require(params string[] names)
    {
        if (!names.Any(Has))
        {
            Refuse($"{string.Join(" or ", names.Select(static name => $"'{name}'"))} is missing");
        }
    }

    /// <summary>Notes why <see cref="RequireFit"/> has to refuse the call.</summary>
    public void Refuse(string problem) => _problems.Add(problem);

    /// <summary>Requires that the call is complete, and that all of it was read: what can't be used is refused, not dropped.</summary>
    /// <exception cref="UsageException">ArgumentInvalid: all that is missing, and all that has no use in this call.</exception>
    public void RequireFit()
    {
        List<string> problems = [.. _problems];
        string[] vain = [.. _values.Keys.Where(name => !_read.Contains(name)).Select(static name => $"'{name}'")];
        if (vain.Length > 0)
        {
            string[] choices = [.. _tool.Parameters.Where(parameter => parameter.IsChoice && _read.Contains(parameter.Name) && Has(parameter.Name)).Select(parameter => $"{parameter.Name} {_values[parameter.Name]}")];
            problems.Add($"{string.Join(", ", vain)} can't be used {(choices.Length > 0 ? $"with {string.Join(", ", choices)}" : "in this call")}");
        }

        if (problems.Count > 0)
        {
            throw Invalid(string.Join("; ", problems), _tool.Fit);
        }
    }

    private object? Read(string name)
    {
        _read.Add(name);
        return _values.GetValueOrDefault(name);
    }

    private UsageException Invalid(string problem, string hint) => new("ArgumentInvalid", $"{_tool.Name}: {problem}.", hint);

    private static object? Value(McpParameter parameter, JsonElement value) => parameter.Type switch
    {
        "string" when parameter.TakesObject && value.ValueKind == JsonValueKind.Object => value.GetRawText(),
        "string" => Text(value) is { } text && (parameter.Words.Count == 0 || parameter.Words.Contains(text)) ? text : null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= 1 && number <= parameter.Most && number == Math.Floor(number) ? (int)number : null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null,
        _ => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static item => Text(item) is not null) ? value.EnumerateArray().Select(static item => Text(item)!).ToArray() : null,
    };

    // Half a surrogate pair can't be read as text.
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Article(McpParameter parameter) => parameter.Type switch
    {
        "integer" => parameter.Most == int.MaxValue ? "a whole number of at least 1" : $"a whole number from 1 to {parameter.Most}",
        "boolean" => "true or false",
        "array" => "a list of texts that are not empty",
        _ => "a text that is not empty",
    };
}
