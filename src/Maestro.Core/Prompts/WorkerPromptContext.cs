using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>All that a worker prompt is made of. Nothing is read from anywhere else, so the same context gives the same text.</summary>
internal sealed record WorkerPromptContext
{
    public required Feature Feature { get; init; }

    public required Mission Mission { get; init; }

    public required Milestone Milestone { get; init; }

    /// <summary>Who has the feature and since when, or null.</summary>
    public WorkerAtWork? Holder { get; init; }

    /// <summary>What the feature builds on, or for profiles that judge: also what the milestone before delivered.</summary>
    public IReadOnlyList<Foundation> Foundations { get; init; } = [];

    /// <summary>The other features that somebody works on now.</summary>
    public IReadOnlyList<WorkerAtWork> Others { get; init; } = [];

    /// <summary>The files that the feature is about.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The assertions of the feature.</summary>
    public IReadOnlyList<Assertion> Assertions { get; init; } = [];

    /// <summary>Why the feature was sent back, blocked or taken over, oldest first.</summary>
    public IReadOnlyList<ReturnReason> Returns { get; init; } = [];

    /// <summary>What was asked about the feature, oldest first.</summary>
    public IReadOnlyList<PromptQuestion> Questions { get; init; } = [];

    /// <summary>Its handoffs, newest first: the first is shown whole, of the others what matters still.</summary>
    public IReadOnlyList<Handoff> Handoffs { get; init; } = [];

    /// <summary>The corrections that concern the feature, best first.</summary>
    public IReadOnlyList<MemoryHit> Corrections { get; init; } = [];

    /// <summary>What of the learnings and the guidance concerns it.</summary>
    public IReadOnlyList<string> Learnings { get; init; } = [];

    /// <summary>The newest notes.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>How this kind of work is done.</summary>
    public required WorkerSkill Skill { get; init; }

    /// <summary>How every worker works.</summary>
    public required WorkerSkill WorkerBase { get; init; }

    /// <summary>Where the worker types its commands.</summary>
    public CommandForm Form { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The most tokens, estimated as a quarter of the UTF-8 bytes; null for no limit.</summary>
    public int? Budget { get; init; }

    /// <summary>What makes the fences of the prompt unlike any text in it, given the number of the attempt; null for random digits.</summary>
    public Func<int, string>? Nonce { get; init; }
}

/// <summary>A feature that the prompt's feature builds on.</summary>
/// <param name="FeatureId">Its id.</param>
/// <param name="Feature">The feature; null when there is none of this id.</param>
/// <param name="Report">What its worker reported, or null.</param>
/// <param name="Issues">What its worker discovered and nobody dealt with.</param>
/// <param name="Commit">The commit that has its work, or null.</param>
internal sealed record Foundation(string FeatureId, Feature? Feature, WorkerReport? Report, IReadOnlyList<DiscoveredIssue> Issues, string? Commit);

/// <summary>A feature that somebody works on.</summary>
/// <param name="FeatureId">The feature.</param>
/// <param name="Agent">Who has it, or null where it is unknown.</param>
/// <param name="SessionId">The session, or null.</param>
/// <param name="Since">Since when, or null.</param>
/// <param name="Files">The files it is about.</param>
internal sealed record WorkerAtWork(string FeatureId, string? Agent, string? SessionId, DateTimeOffset? Since, IReadOnlyList<string> Files)
{
    /// <summary>The mission; null for that of the prompt's feature.</summary>
    public string? MissionId { get; init; }

    /// <summary>The branch that it was claimed on, or null.</summary>
    public string? Branch { get; init; }

    /// <summary>The files that it and the prompt's feature both touch.</summary>
    public IReadOnlyList<string> SharedFiles { get; init; } = [];
}

/// <summary>Why a feature was sent back, blocked or taken over.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="At">When.</param>
/// <param name="How">From which status, or from whom.</param>
internal sealed record ReturnReason(string Reason, DateTimeOffset At, string How);

/// <summary>A question about a feature, and the answer; null while there is none.</summary>
internal sealed record PromptQuestion(string Question, string? Answer);

/// <summary>Instructions for a kind of worker.</summary>
/// <param name="Name">The worker type, or <c>worker-base</c>.</param>
/// <param name="Text">Markdown, without front matter.</param>
/// <param name="Source">Where it comes from: a file, <c>built-in</c>, or <c>fallback</c> when the base stands in for a type that nobody described.</param>
internal sealed record WorkerSkill(string Name, string Text, string Source)
{
    /// <summary>True when it comes with Maestro, and is its own words.</summary>
    public bool IsOurs => Source is BuiltInSkills.BuiltInSource or BuiltInSkills.FallbackSource;
}
