namespace Maestro;

/// <summary>Everything a worker is told of its feature, in one text.</summary>
public sealed record WorkerPrompt
{
    /// <summary>The feature.</summary>
    public required string FeatureId { get; init; }

    /// <summary>Its mission.</summary>
    public required string MissionId { get; init; }

    /// <summary>The kind of worker.</summary>
    public required string WorkerType { get; init; }

    /// <summary>
    /// Where the worker's instructions come from: the path of a <c>SKILL.md</c>, <c>built-in</c>, or <c>fallback</c> when only the general ones exist.
    /// Null for a stored prompt, which does not tell.
    /// </summary>
    public string? SkillSource { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The prompt: Markdown with <c>\n</c> line breaks.</summary>
    public required string Text { get; init; }

    /// <summary>Its length in tokens, estimated as a quarter of its characters, rounded up.</summary>
    public required int EstimatedTokens { get; init; }

    /// <summary>True when it is longer than was asked for, with everything left out that could be.</summary>
    public bool IsOverBudget { get; init; }

    /// <summary>What was left out to stay within the budget, the least important first.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The absolute paths it was written to.</summary>
    public IReadOnlyList<string> WrittenTo { get; init; } = [];

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
