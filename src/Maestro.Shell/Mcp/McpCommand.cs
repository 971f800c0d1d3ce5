namespace Maestro.Shell.Mcp;

/// <summary>A cmdlet with the values of its parameters; null for one that is not given.</summary>
internal sealed record McpCommand(string Cmdlet, params IEnumerable<(string Name, object? Value)> Parameters);
