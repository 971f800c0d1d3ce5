namespace Maestro.Missions;

/// <summary>How far a task is: a status of features, or that it was cancelled.</summary>
/// <param name="Status">The status; null for pending.</param>
/// <param name="IsCancelled">True for cancelled work, which counts as done because nothing waits for it.</param>
/// <param name="Label">What the status doesn't say, or null.</param>
internal sealed record SourceProgress(string? Status, bool IsCancelled = false, string? Label = null)
{
    public static SourceProgress Pending { get; } = new((string?)null);

    public static SourceProgress Done { get; } = new(FeatureStatus.Done);

    public static SourceProgress InProgress { get; } = new(FeatureStatus.InProgress);

    public static SourceProgress Cancelled { get; } = new(FeatureStatus.Done, IsCancelled: true, "cancelled");

    /// <summary>True when nothing is left to do.</summary>
    public bool IsOver => Status == FeatureStatus.Done;

    /// <summary>What a word of a tool means; null for one that is not known.</summary>
    public static SourceProgress? Of(string word)
    {
        string plain = word.Trim().ToLowerInvariant().Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        return plain switch
        {
            "" or "pending" or "todo" or "open" or "new" or "ready" or "backlog" or "draft" or "planned" => Pending,
            "inprogress" or "doing" or "started" or "active" or "hooked" or "wip" => InProgress,
            "assigned" => new(FeatureStatus.Assigned),
            "review" or "inreview" or "needsreview" or "testing" => new(FeatureStatus.Review),
            "blocked" or "waiting" => new(FeatureStatus.Blocked),
            "done" or "completed" or "complete" or "closed" or "finished" or "resolved" or "merged" => Done,
            "cancelled" or "canceled" or "wontdo" or "wontfix" or "abandoned" or "rejected" or "archived" => Cancelled,
            "deferred" or "onhold" or "paused" or "later" or "icebox" or "pinned" => new(null, Label: plain),
            _ => null,
        };
    }
}
