namespace Maestro;

/// <summary>Where a workspace stands: counts, and the ids that matter next.</summary>
public sealed record WorkspaceStatus
{
    /// <summary>The absolute path of the <c>.maestro</c> folder.</summary>
    public required string Root { get; init; }

    /// <summary>The git branch, or null outside git or on a detached HEAD.</summary>
    public string? Branch { get; init; }

    /// <summary>True when git sees changed or untracked files; null outside git, or when it took too long to find out.</summary>
    public bool? IsDirty { get; init; }

    /// <summary>How many files git sees changed or untracked; null as above.</summary>
    public int? ChangedFiles { get; init; }

    /// <summary>Number of missions by stored status.</summary>
    public required IReadOnlyDictionary<string, int> MissionsByStatus { get; init; }

    /// <summary>Number of features of the open missions by status.</summary>
    public required IReadOnlyDictionary<string, int> FeaturesByStatus { get; init; }

    /// <summary>The missions that are not finished, newest first.</summary>
    public required IReadOnlyList<Mission> OpenMissions { get; init; }

    /// <summary>Ids of features that can be started now.</summary>
    public required IReadOnlyList<string> ReadyFeatureIds { get; init; }

    /// <summary>Ids of features that somebody has: assigned or in progress.</summary>
    public required IReadOnlyList<string> ActiveFeatureIds { get; init; }

    /// <summary>Ids of features that wait for judgement.</summary>
    public required IReadOnlyList<string> ReviewFeatureIds { get; init; }

    /// <summary>Ids of features that are blocked, or wait for others.</summary>
    public required IReadOnlyList<string> BlockedFeatureIds { get; init; }

    /// <summary>Ids of assertions of the open missions that are neither passed nor waived.</summary>
    public required IReadOnlyList<string> OpenAssertionIds { get; init; }

    /// <summary>Ids of handoffs that nobody has taken up, newest first.</summary>
    public required IReadOnlyList<string> PendingHandoffIds { get; init; }

    /// <summary>The newest notes, at most three.</summary>
    public required IReadOnlyList<Note> RecentNotes { get; init; }

    /// <summary>The command that is most likely the next one.</summary>
    public required string Next { get; init; }
}
