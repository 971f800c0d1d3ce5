using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro;

/// <summary>What memory holds, in numbers.</summary>
public sealed record MemoryStatistics
{
    /// <summary>All corrections.</summary>
    public int Corrections { get; internal init; }

    /// <summary>Corrections that every worker is shown.</summary>
    public int HardCorrections { get; internal init; }

    /// <summary>Corrections that a worker with a matching task is shown.</summary>
    public int SoftCorrections { get; internal init; }

    /// <summary>Raw learnings.</summary>
    public int Learnings { get; internal init; }

    /// <summary>Learnings that came after the guidance; all of them when there is none.</summary>
    public int NewLearnings { get; internal init; }

    /// <summary>When the guidance was compiled, or null.</summary>
    public DateTimeOffset? GuidanceCompiledAt { get; internal init; }

    /// <summary>How old the guidance is, or null.</summary>
    public TimeSpan? GuidanceAge { get; internal init; }

    /// <summary>Notes.</summary>
    public int Notes { get; internal init; }

    /// <summary>Ratchet rules.</summary>
    public int RatchetRules { get; internal init; }

    /// <summary>Ratchet rules that passed in the last check, or null when there was none.</summary>
    public int? RatchetPassed { get; internal init; }

    /// <summary>When the ratchet was last checked, or null.</summary>
    public DateTimeOffset? RatchetLastRunAt { get; internal init; }

    /// <summary>passed when every rule did in the last check, else failed; null when there was none.</summary>
    public string? RatchetLastResult { get; internal init; }

    /// <summary>Projects in the graph.</summary>
    public int Projects { get; internal init; }

    /// <summary>Links between them.</summary>
    public int Links { get; internal init; }

    /// <summary>Counts.</summary>
    internal static MemoryStatistics Of(MemoryContents contents, ProjectGraph? graph, DateTimeOffset now)
    {
        int hard = contents.Corrections.Count(c => c.IsHard);
        int rules = contents.Suite is { } suite ? RatchetPromotion.Distinct(suite).Count : 0;
        Guidance? guidance = contents.Guidance?.SeenAt(contents.Learnings, now);
        return new MemoryStatistics
        {
            Corrections = contents.Corrections.Count,
            HardCorrections = hard,
            SoftCorrections = contents.Corrections.Count - hard,
            Learnings = contents.Learnings.Count,
            NewLearnings = guidance?.NewLearnings ?? contents.Learnings.Count,
            GuidanceCompiledAt = guidance?.CompiledAt,
            GuidanceAge = guidance?.Age,
            Notes = contents.Notes.Count,
            RatchetRules = rules,
            RatchetPassed = contents.Baseline?.PassCount,
            RatchetLastRunAt = contents.Baseline?.LastRunAt,
            RatchetLastResult = contents.Baseline is not { } baseline
                ? null
                : baseline.PassCount >= rules ? RatchetState.Passed : RatchetState.Failed,
            Projects = graph?.Nodes.Count ?? 0,
            Links = graph?.Edges.Count ?? 0,
        };
    }

    /// <summary>The counts.</summary>
    public override string ToString() => $"{Corrections} corrections, {Learnings} learnings, {Notes} notes";
}
