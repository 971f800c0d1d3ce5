namespace Maestro;

/// <summary>What <c>Initialize-MaestroWorkspace</c> did.</summary>
public sealed record WorkspaceSetup
{
    /// <summary>project or global.</summary>
    public required string Scope { get; init; }

    /// <summary>The absolute path of the <c>.maestro</c> folder.</summary>
    public required string Root { get; init; }

    /// <summary>What was made or added to; absolute paths.</summary>
    public required IReadOnlyList<string> Created { get; init; }

    /// <summary>What was there already and was left as it is; absolute paths.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }
}
