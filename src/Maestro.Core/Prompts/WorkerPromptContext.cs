

namespace Maestro.Prompts;

/// <summary>All that a worker prompt is made of. Nothing is read from anywhere else, so the same context gives the same text.</summary>
internal sealed record WorkerPromptContext
{
    public required Feature Feature { get; init; }

    public required Mission Mission { get; init; }

    public required Milestone Milestone { get; init; }

    /// <summary>Every other feature of the mission.</summary>
    public IReadOnlyList<Feature> Siblings { get; init; } = [];

    /// <summary>The assertions of the feature.</summary>
    public IReadOnlyList<Assertion> Assertions { get; init; } = [];

    /// <summary>What the milestone before delivered; only shown to profiles that judge.</summary>
    public IReadOnlyList<PreviousOutput> PreviousOutputs { get; init; } = [];

    /// <summary>The corrections that concern the feature, best first.</summary>
    public IReadOnlyList<MemoryHit> Corrections { get; init; } = [];

    public Guidance? Guidance { get; init; }

    /// <summary>The notes, in any order; the newest are shown.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Earlier handoffs of the feature, in any order; the newest that say something are shown.</summary>
    public IReadOnlyList<PriorHandoff> PriorHandoffs { get; init; } = [];

    /// <summary>How this kind of work is done.</summary>
    public required WorkerSkill Skill { get; init; }

    /// <summary>How every worker works.</summary>
    public required WorkerSkill WorkerBase { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The most tokens, estimated as a quarter of the characters; null for no limit.</summary>
    public int? Budget { get; init; }
}

/// <summary>Instructions for a kind of worker.</summary>
/// <param name="Name">The worker type, or <c>worker-base</c>.</param>
/// <param name="Text">Markdown, without front matter.</param>
/// <param name="Source">Where it comes from: a file, <c>built-in</c>, or <c>fallback</c> when the base stands in for a type that nobody described.</param>
internal sealed record WorkerSkill(string Name, string Text, string Source);
