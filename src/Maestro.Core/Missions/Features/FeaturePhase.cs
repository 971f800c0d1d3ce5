namespace Maestro;

/// <summary>The words of <see cref="Feature.Phase"/>.</summary>
public static class FeaturePhase
{
    /// <summary>Waits for other features or for a gate, or its status is blocked.</summary>
    public const string Blocked = "blocked";
    /// <summary>Can be started now.</summary>
    public const string Ready = "ready";
    /// <summary>Waits for the mission to be approved, or the mission is over.</summary>
    public const string Pending = "pending";
    /// <summary>Cannot be determined: files of the mission are damaged.</summary>
    public const string Unknown = "unknown";
    /// <summary>Assigned, in progress, or claimed with a handoff.</summary>
    public const string Active = "active";
    /// <summary>Waits for judgement.</summary>
    public const string Review = "review";
    /// <summary>Finished.</summary>
    public const string Done = "done";
}
