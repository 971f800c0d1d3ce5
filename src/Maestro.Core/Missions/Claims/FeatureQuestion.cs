namespace Maestro;

/// <summary>A question that somebody who worked on a feature asked a person. Stored in <c>workers/&lt;feature&gt;/questions.json</c>.</summary>
public sealed record FeatureQuestion
{
    /// <summary>The feature that it is about.</summary>
    public string FeatureId { get; internal init; } = null!;

    /// <summary>The mission of the feature.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>The question.</summary>
    public string Question { get; internal init; } = null!;

    /// <summary>Who asked: an agent's name, or a person as <c>user@host</c>.</summary>
    public string AskedBy { get; internal init; } = null!;

    /// <summary>When.</summary>
    public DateTimeOffset AskedAt { get; internal init; }

    /// <summary>The handoff that it was asked with, or null.</summary>
    public string? HandoffId { get; internal init; }

    /// <summary>The answer; null while there is none.</summary>
    public string? Answer { get; internal init; }

    /// <summary>Who answered, or null.</summary>
    public string? AnsweredBy { get; internal init; }

    /// <summary>When it was answered, or null.</summary>
    public DateTimeOffset? AnsweredAt { get; internal init; }

    /// <summary>The question.</summary>
    public override string ToString() => Question;
}
