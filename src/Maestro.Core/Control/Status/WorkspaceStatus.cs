using Maestro.Kernel;

namespace Maestro;

/// <summary>Where a workspace stands: counts, and the ids that matter next.</summary>
public sealed record WorkspaceStatus
{
    /// <summary>The absolute path of the <c>.maestro</c> folder.</summary>
    public string Root { get; internal init; } = null!;

    /// <summary>The git branch, or null outside git or on a detached HEAD.</summary>
    public string? Branch { get; internal init; }

    /// <summary>True when git sees changed or untracked files; null outside git, or when it took too long to find out.</summary>
    public bool? IsDirty { get; internal init; }

    /// <summary>How many files git sees changed or untracked; null as above.</summary>
    public int? ChangedFiles { get; internal init; }

    /// <summary>Why git could not report the changed files, as a sentence; null when it could, and outside git.</summary>
    public string? GitNotice { get; internal init; }

    /// <summary>What is missing, damaged or contradictory, each with its path; empty as a rule. Otherwise counts and lists may lack something.</summary>
    public IReadOnlyList<string> Damage { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Number of missions by stored status; unknown for those that can't be read.</summary>
    public IReadOnlyDictionary<string, int> MissionsByStatus { get; internal init => field = ReadOnly.Map(value); } = ReadOnly.Map<int>(null);

    /// <summary>Number of features of the open missions by status; unknown for those that can't be read.</summary>
    public IReadOnlyDictionary<string, int> FeaturesByStatus { get; internal init => field = ReadOnly.Map(value); } = ReadOnly.Map<int>(null);

    /// <summary>The missions that are not finished, newest first.</summary>
    public IReadOnlyList<Mission> OpenMissions { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Mission>(null);

    /// <summary>Ids of features that can be started now.</summary>
    public IReadOnlyList<string> ReadyFeatureIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Ids of features that somebody has: assigned or in progress.</summary>
    public IReadOnlyList<string> ActiveFeatureIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Ids of features that wait for judgement.</summary>
    public IReadOnlyList<string> ReviewFeatureIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Ids of features that are blocked, or wait for others.</summary>
    public IReadOnlyList<string> BlockedFeatureIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The questions on features of the open missions that wait for a person's answer, oldest first within a feature.</summary>
    public IReadOnlyList<FeatureQuestion> Questions { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<FeatureQuestion>(null);

    /// <summary>The blocked features of the open missions that wait for no answer, each with the reason and what lets it go on.</summary>
    public IReadOnlyList<BriefItem> Stuck { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<BriefItem>(null);

    /// <summary>What reports of the open missions name beside the work, and nobody has decided about.</summary>
    public IReadOnlyList<ReportedIssue> Issues { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<ReportedIssue>(null);

    /// <summary>Who holds which features of the open missions; <see cref="FeatureClaim.IsMine"/> marks your own.</summary>
    public IReadOnlyList<FeatureClaim> Held { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<FeatureClaim>(null);

    /// <summary>Ids of features that you hold.</summary>
    public IReadOnlyList<string> MyFeatureIds => ReadOnly.List<string>([.. Held.Where(static claim => claim.IsMine).Select(static claim => claim.FeatureId)]);

    /// <summary>Ids of features in review that you can judge: those that you did not work on. For a person, all of them, after the features with open
    /// questions, the pending handoffs and the open issues.</summary>
    public IReadOnlyList<string> WaitingForMe { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Ids of assertions of the open missions that are neither passed nor waived.</summary>
    public IReadOnlyList<string> OpenAssertionIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Ids of assertions of the open missions that were passed, and whose feature's files changed since. Those of features that name no files
    /// are not compared.</summary>
    public IReadOnlyList<string> StaleAssertionIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Ids of handoffs that nobody has taken up, newest first.</summary>
    public IReadOnlyList<string> PendingHandoffIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The newest notes, at most three.</summary>
    public IReadOnlyList<Note> RecentNotes { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Note>(null);

    /// <summary>The command that is most likely the next one: while something is damaged, the one that finds out what.</summary>
    public string Next { get; internal init; } = null!;

    /// <summary>The folder of the workspace.</summary>
    public override string ToString() => Root;
}
