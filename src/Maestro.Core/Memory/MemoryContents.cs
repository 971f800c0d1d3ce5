namespace Maestro.Memory;

/// <summary>Everything that memory holds of one workspace.</summary>
internal sealed record MemoryContents
{
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    public IReadOnlyList<Learning> Learnings { get; init; } = [];

    public Guidance? Guidance { get; init; }

    public RatchetSuite? Suite { get; init; }

    public RatchetBaseline? Baseline { get; init; }

    public IReadOnlyList<Note> Notes { get; init; } = [];
}
