namespace Maestro;

/// <summary>A checkpoint, without its content.</summary>
/// <param name="CheckpointId">Its id.</param>
/// <param name="Timestamp">When it was saved.</param>
public sealed record SnapshotCheckpoint(string CheckpointId, DateTimeOffset Timestamp);

/// <summary>A correction.</summary>
/// <param name="CorrectionId">Its id.</param>
/// <param name="Rule">What is to be done instead.</param>
/// <param name="Severity">soft or hard.</param>
/// <param name="Triggers">The keywords and globs that recall it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="IsRatchet">True when it was promoted to the ratchet.</param>
public sealed record SnapshotCorrection(
    string CorrectionId, string Rule, string Severity, IReadOnlyList<string> Triggers, DateTimeOffset CreatedAt, bool IsRatchet = false);

/// <summary>What the workspace remembers.</summary>
public sealed record SnapshotMemory
{
    /// <summary>The corrections, newest first.</summary>
    public IReadOnlyList<SnapshotCorrection> Corrections { get; init; } = [];

    /// <summary>How many corrections are hard.</summary>
    public int HardCount { get; init; }

    /// <summary>How many learnings are kept.</summary>
    public int LearningCount { get; init; }

    /// <summary>How many learnings are newer than the guidance.</summary>
    public int LearningsSinceGuidance { get; init; }

    /// <summary>When the guidance was compiled, or null when it never was.</summary>
    public DateTimeOffset? GuidanceCompiledAt { get; init; }

    /// <summary>The guidance, or null.</summary>
    public string? Guidance { get; init; }
}

/// <summary>A rule of the ratchet.</summary>
/// <param name="RatchetId">Its id.</param>
/// <param name="Rule">What it says.</param>
/// <param name="Check">The pattern that must not be found.</param>
/// <param name="CorrectionId">The correction it came from, or null.</param>
/// <param name="CreatedAt">When it was promoted.</param>
public sealed record SnapshotRatchetRule(string RatchetId, string Rule, string Check, string? CorrectionId, DateTimeOffset CreatedAt);

/// <summary>The ratchet and its last run.</summary>
public sealed record SnapshotRatchet
{
    /// <summary>The rules.</summary>
    public IReadOnlyList<SnapshotRatchetRule> Rules { get; init; } = [];

    /// <summary>How many rules passed in the last run, or null when there was none.</summary>
    public int? BaselinePassCount { get; init; }

    /// <summary>When the last run was, or null.</summary>
    public DateTimeOffset? LastRunAt { get; init; }
}

/// <summary>A link between two projects.</summary>
/// <param name="From">The name of the project that has the relation.</param>
/// <param name="To">The name of the project it is about.</param>
/// <param name="Relation">The relation, such as consumes.</param>
/// <param name="Detail">What is shared, or null.</param>
public sealed record SnapshotProjectLink(string From, string To, string Relation, string? Detail = null);

/// <summary>The projects known to this one.</summary>
public sealed record SnapshotProjects
{
    /// <summary>This project's name.</summary>
    public string Current { get; init; } = "";

    /// <summary>The links, in the order they were made.</summary>
    public IReadOnlyList<SnapshotProjectLink> Links { get; init; } = [];
}

/// <summary>A note.</summary>
/// <param name="Timestamp">When it was written.</param>
/// <param name="Content">What it says.</param>
/// <param name="Branch">The git branch of that time, or null.</param>
public sealed record SnapshotNote(DateTimeOffset Timestamp, string Content, string? Branch = null);

/// <summary>Who is looking.</summary>
/// <param name="Agent">The agent's name, or null when no agent was found.</param>
/// <param name="SessionId">Its session, or null.</param>
public sealed record SnapshotSession(string? Agent = null, string? SessionId = null);

/// <summary>What git says.</summary>
public sealed record SnapshotGit
{
    /// <summary>True in a git repository.</summary>
    public bool IsRepository { get; init; }

    /// <summary>The branch, or null when there is none.</summary>
    public string? Branch { get; init; }

    /// <summary>The changed files.</summary>
    public IReadOnlyList<string> ChangedFiles { get; init; } = [];
}

/// <summary>One setting.</summary>
/// <param name="Key">Its full key.</param>
/// <param name="Value">The value in force.</param>
/// <param name="Source">default, global or project.</param>
/// <param name="Problem">What is wrong with it, or null.</param>
public sealed record SnapshotSetting(string Key, string Value, string Source, string? Problem = null);

/// <summary>A check of the environment.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Passed">True when it is well.</param>
/// <param name="Message">What was found.</param>
public sealed record SnapshotCheck(string Name, bool Passed, string Message);

/// <summary>Something sensible to type next.</summary>
/// <param name="Command">The command.</param>
/// <param name="Reason">What it is for.</param>
public sealed record SnapshotStep(string Command, string Reason);
