using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Which corrections to read.</summary>
internal sealed record CorrectionQuery
{
    /// <summary>Null: every correction.</summary>
    public IReadOnlyList<IdFilter>? Corrections { get; init; }

    public IReadOnlyCollection<string>? Severities { get; init; }

    /// <summary>Keywords or globs that recall it.</summary>
    public IReadOnlyList<IdFilter>? Triggers { get; init; }

    public bool Accepts(Correction correction) =>
        (Severities is null or { Count: 0 } || Severities.Contains(correction.Severity, StringComparer.OrdinalIgnoreCase))
        && (Triggers is null or { Count: 0 }
            || Triggers.Any(filter => correction.Trigger.Keywords.Any(filter.Accepts) || correction.Trigger.FileGlobs.Any(filter.Accepts)));
}
