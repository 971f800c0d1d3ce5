using Maestro.Kernel;

namespace Maestro;

/// <summary>One change of the state, as the history keeps it. An event never changes.</summary>
/// <remarks>The history is in <c>.maestro/history</c>, one file of JSON lines a day.</remarks>
public sealed record HistoryEvent
{
    /// <summary>When the change was made; UTC, to the millisecond.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>The id of the event: the day of the change and ten random characters, such as <c>20261130-7k2m9q4xva</c>.</summary>
    public string EventId { get; internal init; } = null!;

    /// <summary>The agent that made the change; null when no agent is known.</summary>
    public string? Agent { get; internal init; }

    /// <summary>The session that made the change; null when no session is known.</summary>
    public string? SessionId { get; internal init; }

    /// <summary>The person who made the change, as <c>user@host</c>; null when an agent or a session is known.</summary>
    public string? User { get; internal init; }

    /// <summary>The cmdlet that made the change, such as <c>Set-MaestroFeature</c>.</summary>
    public string? Command { get; internal init; }

    /// <summary>What the change was about, as the cmdlet shows it with <c>-WhatIf</c>.</summary>
    public string Target { get; internal init; } = null!;

    /// <summary>What was done, as the cmdlet shows it with <c>-WhatIf</c>.</summary>
    public string Action { get; internal init; } = null!;

    /// <summary>The mission; null when the change was about none, or about several.</summary>
    public string? MissionId { get; internal init; }

    /// <summary>The milestone; null when the change was about none, or about several.</summary>
    public string? MilestoneId { get; internal init; }

    /// <summary>The feature; null when the change was about none, or about several.</summary>
    public string? FeatureId { get; internal init; }

    /// <summary>The assertion; null when the change was about none, or about several.</summary>
    public string? AssertionId { get; internal init; }

    /// <summary>The handoff; null when the change was about none, or about several.</summary>
    public string? HandoffId { get; internal init; }

    /// <summary>The field that says most about the change, such as <c>status</c> or <c>result</c>; null when something was only made or removed.</summary>
    public string? Field { get; internal init; }

    /// <summary>The value of <see cref="Field"/> before the change; null when there was none.</summary>
    public string? From { get; internal init; }

    /// <summary>The value of <see cref="Field"/> after the change; null when there is none.</summary>
    public string? To { get; internal init; }

    /// <summary>Why the change was made; null when no reason was given.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The id of the event that this change undid; null for any other change.</summary>
    public string? UndoneEventId { get; internal init; }

    /// <summary>Every field that changed, and everything that was made or removed.</summary>
    public IReadOnlyList<HistoryChange> Changes { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<HistoryChange>(null);

    /// <summary>What was done, and to what.</summary>
    public override string ToString() => $"{Action} on {Target}";
}
