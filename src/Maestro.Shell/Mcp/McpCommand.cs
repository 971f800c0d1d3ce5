namespace Maestro.Shell.Mcp;

/// <summary>A cmdlet with the values of its parameters; null for one that is not given.</summary>
internal sealed record McpCommand(string Cmdlet, params IEnumerable<(string Name, object? Value)> Parameters)
{
    /// <summary>False where what the cmdlet returns is only needed for the next one.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>The properties that are shown; null for the usual ones.</summary>
    public IReadOnlyList<string>? Shown { get; init; }

    /// <summary>A property that is not shown.</summary>
    public string? Hidden { get; init; }
}
