using Maestro.Kernel;

namespace Maestro;

/// <summary>Who holds a feature, or held it last. Stored in <c>workers/&lt;feature&gt;/claim.json</c>.</summary>
public sealed record FeatureClaim
{
    /// <summary>The feature.</summary>
    public string FeatureId { get; internal init; } = null!;

    /// <summary>The mission it belongs to.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>The title of the feature.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>The status of the feature.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>Who holds it: an agent's name, or a person as <c>user@host</c>.</summary>
    public string Holder { get; internal init; } = null!;

    /// <summary>The agent, or null for a person.</summary>
    public string? Agent { get; internal init; }

    /// <summary>The session, or null where none is known.</summary>
    public string? SessionId { get; internal init; }

    /// <summary>The person, as <c>user@host</c>; null where a session is known.</summary>
    public string? User { get; internal init; }

    /// <summary>The git branch that it was claimed on, or null.</summary>
    public string? Branch { get; internal init; }

    /// <summary>When it was claimed.</summary>
    public DateTimeOffset Since { get; internal init; }

    /// <summary>When its holder last changed something.</summary>
    public DateTimeOffset LastChange { get; internal init; }

    /// <summary>How long ago its holder last changed something; how long it had been quiet for a claim that has ended.</summary>
    public TimeSpan Quiet { get; internal init; }

    /// <summary>After how long without a change by its holder it may be taken over; null for never.</summary>
    public TimeSpan? Lease { get; internal init; }

    /// <summary>When it may be taken over; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>True when its lease has run out, so that another session may take it over.</summary>
    public bool IsExpired { get; internal init; }

    /// <summary>True when it belongs to whoever reads it.</summary>
    public bool IsMine { get; internal init; }

    /// <summary>When it ended; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; internal init; }

    /// <summary>How it ended: the status that the feature got, <c>taken</c> or <c>expired</c>; null while it lasts.</summary>
    public string? Outcome { get; internal init; }

    /// <summary>Why it ended, or null.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The earlier claims on the feature, oldest first.</summary>
    public IReadOnlyList<FeatureClaim> Trail { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<FeatureClaim>(null);

    /// <summary>The feature with who holds it.</summary>
    internal Feature On(Feature feature) => feature with { Holder = Holder, HolderSessionId = SessionId, HeldSince = Since, Quiet = Quiet, Lease = Lease };

    /// <summary>The holder.</summary>
    public override string ToString() => Holder;
}
