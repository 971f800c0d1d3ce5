namespace Maestro;

/// <summary>Something that happened in a workspace. The timeline of the dashboard and Watch-MaestroWorkspace share it.</summary>
public sealed record WorkspaceEvent
{
    /// <summary>When it happened, as the record says; when it was seen, where the record has no time of its own.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>mission, milestone, feature, assertion, checkpoint, handoff, note, correction or ratchet.</summary>
    public string Entity { get; internal init; } = null!;

    /// <summary>The id of what changed.</summary>
    public string Id { get; internal init; } = null!;

    /// <summary>The mission it belongs to, or null.</summary>
    public string? MissionId { get; internal init; }

    /// <summary>The status before, or null when it is new or not known.</summary>
    public string? From { get; internal init; }

    /// <summary>The status after; <c>created</c>, <c>saved</c> or <c>removed</c> for things without one.</summary>
    public string To { get; internal init; } = null!;

    /// <summary>Who did it, or null when the state doesn't tell.</summary>
    public string? Agent { get; internal init; }

    /// <summary>The title, description or summary of what changed, as it was written; may be empty.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>What changed, and to what.</summary>
    public override string ToString() => $"{Entity} {Id} {To}";
}

/// <summary>The words of <see cref="WorkspaceEvent.Entity"/>.</summary>
public static class WorkspaceEntity
{
    /// <summary>A mission.</summary>
    public const string Mission = "mission";
    /// <summary>A milestone.</summary>
    public const string Milestone = "milestone";
    /// <summary>A feature.</summary>
    public const string Feature = "feature";
    /// <summary>An assertion.</summary>
    public const string Assertion = "assertion";
    /// <summary>A checkpoint.</summary>
    public const string Checkpoint = "checkpoint";
    /// <summary>A handoff.</summary>
    public const string Handoff = "handoff";
    /// <summary>A note.</summary>
    public const string Note = "note";
    /// <summary>A correction.</summary>
    public const string Correction = "correction";
    /// <summary>A ratchet rule.</summary>
    public const string Ratchet = "ratchet";
}
