namespace Maestro;

/// <summary>A time in which a feature had one status, as the history knows it.</summary>
public sealed record FeatureStatusPeriod
{
    /// <summary>The status.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>When the feature got it.</summary>
    public DateTimeOffset Since { get; internal init; }

    /// <summary>When it got the next one; null while it lasts.</summary>
    public DateTimeOffset? Until { get; internal init; }

    /// <summary>How long the feature had it, or has had it until now.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>Who gave the feature this status: an agent, or a person as <c>user@host</c>; null when the history does not say.</summary>
    public string? By { get; internal init; }

    /// <summary>Why, or null.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The status.</summary>
    public override string ToString() => Status;
}
