using Maestro.Kernel;

namespace Maestro;

/// <summary>Everything a worker needs to know of its feature, in one text.</summary>
public sealed record WorkerPrompt
{
    /// <summary>The feature.</summary>
    public string FeatureId { get; internal init; } = null!;

    /// <summary>Its mission.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>The kind of worker.</summary>
    public string WorkerType { get; internal init; } = null!;

    /// <summary>
    /// Where the worker's instructions come from: the path of a <c>SKILL.md</c>, <c>built-in</c>, or <c>fallback</c> when only the general ones exist.
    /// Null for a stored prompt, which does not tell.
    /// </summary>
    public string? SkillSource { get; internal init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset GeneratedAt { get; internal init; }

    /// <summary>The prompt: Markdown with <c>\n</c> line breaks.</summary>
    public string Text { get; internal init; } = null!;

    /// <summary>Its length in tokens, estimated as a quarter of its characters, rounded up.</summary>
    public int EstimatedTokens { get; internal init; }

    /// <summary>True when it is longer than was asked for, with everything omitted that could be.</summary>
    public bool IsOverBudget { get; internal init; }

    /// <summary>What was omitted to stay within the budget, the least important first.</summary>
    public IReadOnlyList<string> LeftOut { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The absolute paths it was written to.</summary>
    public IReadOnlyList<string> WrittenTo { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
