namespace Maestro;

/// <summary>The words of a mission's status, as they stand on disk.</summary>
public static class MissionStatus
{
    /// <summary>Made from a plan, not yet agreed to.</summary>
    public const string Draft = "draft";
    /// <summary>Agreed to; work may begin.</summary>
    public const string Approved = "approved";
    /// <summary>Refused; final.</summary>
    public const string Rejected = "rejected";
    /// <summary>Work is under way.</summary>
    public const string Executing = "executing";
    /// <summary>Work is held.</summary>
    public const string Paused = "paused";
    /// <summary>Work is done and being checked.</summary>
    public const string Validating = "validating";
    /// <summary>Finished well; final.</summary>
    public const string Completed = "completed";
    /// <summary>Finished badly; final.</summary>
    public const string Failed = "failed";

    /// <summary>All words, in the order of a mission's life.</summary>
    public static IReadOnlyList<string> All { get; } = [Draft, Approved, Rejected, Executing, Paused, Validating, Completed, Failed];

    /// <summary>True for the statuses that nothing follows: rejected, completed, failed.</summary>
    public static bool IsFinished(string status) => status is Rejected or Completed or Failed;
}
