using System.Text;
using Maestro.Kernel;

namespace Maestro.Upkeep;

/// <summary>What is to be done for one agent.</summary>
/// <param name="Outcome">How it stands afterwards.</param>
/// <param name="Edits">The files that change; none when all is as it should be.</param>
internal sealed record IntegrationPlan(AgentIntegration Outcome, IReadOnlyList<InstructionEdit> Edits)
{
    /// <summary>Lines that somebody wrote into our block, which stay in the file.</summary>
    public IReadOnlyList<string> KeptLines { get; init; } = [];

    /// <summary>The changes as a unified diff.</summary>
    public string Diff() => string.Join('\n', Edits.Select(static edit => edit.Diff()));
}

/// <summary>A file's bytes before and after; null for no file.</summary>
internal sealed record InstructionEdit(string Path, byte[]? Before, byte[]? After)
{
    public string Diff() => UnifiedDiff.Of(
        Before is null ? "/dev/null" : Path,
        After is null ? "/dev/null" : Path,
        Encoding.UTF8.GetString(Before ?? []),
        Encoding.UTF8.GetString(After ?? []));
}
