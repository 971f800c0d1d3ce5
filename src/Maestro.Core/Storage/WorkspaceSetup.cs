using Maestro.Kernel;

namespace Maestro;

/// <summary>What <c>Initialize-MaestroWorkspace</c> did.</summary>
public sealed record WorkspaceSetup
{
    /// <summary>project or global.</summary>
    public string Scope { get; internal init; } = null!;

    /// <summary>The absolute path of the <c>.maestro</c> folder.</summary>
    public string Root { get; internal init; } = null!;

    /// <summary>What was made or added to; absolute paths.</summary>
    public IReadOnlyList<string> Created { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What was there already and was left as it is; absolute paths.</summary>
    public IReadOnlyList<string> Skipped { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The folder of the workspace.</summary>
    public override string ToString() => Root;
}
