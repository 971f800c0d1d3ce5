namespace Maestro.Upkeep;

/// <summary>Something wrong with a workspace.</summary>
/// <param name="Check">The check that found it; one of <see cref="StateCheck"/>.</param>
/// <param name="Target">The file it is in, as the user knows it.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Fix">The command to run.</param>
/// <param name="RepairAction">What Repair-MaestroWorkspace does about it; null when only a person can decide what is right.</param>
internal sealed record StateFault(string Check, string Target, string Message, string Fix, string? RepairAction = null)
{
    /// <summary>The fix of everything that can be repaired.</summary>
    public const string RepairCommand = "Repair-MaestroWorkspace";

    /// <summary>True for what harms nobody, but can be put right.</summary>
    public bool IsHarmless { get; init; }
}

/// <summary>The names of the checks of a workspace's state, and what to say when they find nothing.</summary>
internal static class StateCheck
{
    public const string Files = "state-files";
    public const string Journal = "journal";
    public const string Temporaries = "temporary-files";
    public const string Folders = "folders";
    public const string IgnoreLines = "gitignore";
    public const string FeatureLists = "feature-lists";
    public const string FeatureReferences = "feature-references";
    public const string Dependencies = "dependencies";
    public const string Cycles = "dependency-cycles";
    public const string AssertionReferences = "assertion-references";
    public const string DuplicateIds = "duplicate-ids";
    public const string Statuses = "mission-status";
    public const string Waivers = "waivers";
    public const string Evidence = "evidence";
    public const string HandoffReferences = "handoff-references";
    public const string Ratchet = "ratchet";
    public const string Skills = "skills";
    public const string Clock = "clock";
    public const string Worktrees = "worktrees";
    public const string OtherFiles = "other-files";

    /// <summary>All, in the order in which they are reported, with the sentence for a check that found nothing.</summary>
    public static IReadOnlyList<(string Name, string Passed)> All { get; } =
    [
        (Files, "Every state file can be read."),
        (Journal, "No change is incomplete."),
        (Temporaries, "There are no temporary files of interrupted writes."),
        (Folders, "Every folder exists."),
        (IgnoreLines, "Git ignores local files, or there is no repository."),
        (FeatureLists, "Every mission lists exactly the features it has."),
        (FeatureReferences, "Every feature belongs to its mission and to a milestone of it."),
        (Dependencies, "Every dependency exists."),
        (Cycles, "No dependencies are circular."),
        (AssertionReferences, "Every assertion belongs to a feature and a milestone of its mission."),
        (DuplicateIds, "Every id is unique."),
        (Statuses, "Every completed or rejected mission records when, and what was open."),
        (Waivers, "Every waiver has a reason."),
        (Evidence, "Every assertion that passed has evidence."),
        (HandoffReferences, "Every handoff's mission exists."),
        (Ratchet, "Every ratchet rule has a correction and a valid pattern."),
        (Skills, "Every worker type of an unfinished mission has a skill."),
        (Clock, "No time is in the future."),
        (Worktrees, "No linked worktree has its own state."),
        (OtherFiles, "Nothing but records of Maestro is among the records."),
    ];
}
