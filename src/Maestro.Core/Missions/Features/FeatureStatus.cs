namespace Maestro;

/// <summary>The words of a feature's status, as they stand on disk.</summary>
public static class FeatureStatus
{
    /// <summary>Not begun.</summary>
    public const string Pending = "pending";
    /// <summary>Given to a worker.</summary>
    public const string Assigned = "assigned";
    /// <summary>Being worked on.</summary>
    public const string InProgress = "in-progress";
    /// <summary>Waiting for judgement.</summary>
    public const string Review = "review";
    /// <summary>Finished; final.</summary>
    public const string Done = "done";
    /// <summary>Can't go on for now.</summary>
    public const string Blocked = "blocked";

    /// <summary>All words, in the order of a feature's life.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Assigned, InProgress, Review, Done, Blocked];

    /// <summary>True while somebody has it: assigned, in-progress or review.</summary>
    public static bool IsActive(string status) => status is Assigned or InProgress or Review;
}
