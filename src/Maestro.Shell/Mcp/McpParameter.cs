namespace Maestro.Shell.Mcp;

/// <summary>A parameter of a tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its JSON type: <c>string</c>, <c>integer</c>, <c>boolean</c> or <c>array</c> (of strings).</param>
/// <param name="Description">What it is; empty where the name says it.</param>
internal sealed record McpParameter(string Name, string Type = "string", string Description = "")
{
    /// <summary>True when a call must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The only values it may have; empty for any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>True for a text that may also be given as a JSON object.</summary>
    public bool TakesObject { get; init; }

    /// <summary>True when its value decides which of the others can be used.</summary>
    public bool IsChoice { get => field || Words.Count > 0; init; }

    /// <summary>The most that a number may be.</summary>
    public int Most { get; init; } = int.MaxValue;
}
