using Maestro.Kernel;

namespace Maestro;

/// <summary>A checkpoint, without its content.</summary>
public sealed record SnapshotCheckpoint
{
    internal SnapshotCheckpoint(string checkpointId, DateTimeOffset timestamp)
    {
        CheckpointId = checkpointId;
        Timestamp = timestamp;
    }

    /// <summary>Its id.</summary>
    public string CheckpointId { get; internal init; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset Timestamp { get; internal init; }
}

/// <summary>A correction.</summary>
public sealed record SnapshotCorrection
{
    internal SnapshotCorrection(string correctionId, string rule, string severity, IReadOnlyList<string> triggers, DateTimeOffset createdAt, bool isRatchet = false)
    {
        CorrectionId = correctionId;
        Rule = rule;
        Severity = severity;
        Triggers = triggers;
        CreatedAt = createdAt;
        IsRatchet = isRatchet;
    }

    /// <summary>Its id.</summary>
    public string CorrectionId { get; internal init; }

    /// <summary>What is to be done instead.</summary>
    public string Rule { get; internal init; }

    /// <summary>soft or hard.</summary>
    public string Severity { get; internal init; }

    /// <summary>The keywords and globs that recall it.</summary>
    public IReadOnlyList<string> Triggers { get; internal init => field = ReadOnly.List(value); }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>True when it was promoted to the ratchet.</summary>
    public bool IsRatchet { get; internal init; }
}

/// <summary>What the workspace remembers.</summary>
public sealed record SnapshotMemory
{
    /// <summary>The corrections, newest first.</summary>
    public IReadOnlyList<SnapshotCorrection> Corrections { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotCorrection>(null);

    /// <summary>How many corrections are hard.</summary>
    public int HardCount { get; internal init; }

    /// <summary>How many learnings are kept.</summary>
    public int LearningCount { get; internal init; }

    /// <summary>How many learnings are newer than the guidance.</summary>
    public int LearningsSinceGuidance { get; internal init; }

    /// <summary>When the guidance was compiled, or null when it never was.</summary>
    public DateTimeOffset? GuidanceCompiledAt { get; internal init; }

    /// <summary>The guidance, or null.</summary>
    public string? Guidance { get; internal init; }
}

/// <summary>A rule of the ratchet.</summary>
public sealed record SnapshotRatchetRule
{
    internal SnapshotRatchetRule(string ratchetId, string rule, string check, string? correctionId, DateTimeOffset createdAt)
    {
        RatchetId = ratchetId;
        Rule = rule;
        Check = check;
        CorrectionId = correctionId;
        CreatedAt = createdAt;
    }

    /// <summary>Its id.</summary>
    public string RatchetId { get; internal init; }

    /// <summary>What it says.</summary>
    public string Rule { get; internal init; }

    /// <summary>The pattern that must not be found.</summary>
    public string Check { get; internal init; }

    /// <summary>The correction it came from, or null.</summary>
    public string? CorrectionId { get; internal init; }

    /// <summary>When it was promoted.</summary>
    public DateTimeOffset CreatedAt { get; internal init; }
}

/// <summary>The ratchet and its last run.</summary>
public sealed record SnapshotRatchet
{
    /// <summary>The rules.</summary>
    public IReadOnlyList<SnapshotRatchetRule> Rules { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotRatchetRule>(null);

    /// <summary>How many rules passed in the last run, or null when there was none.</summary>
    public int? BaselinePassCount { get; internal init; }

    /// <summary>When the last run was, or null.</summary>
    public DateTimeOffset? LastRunAt { get; internal init; }

    /// <summary>How many rules passed in an earlier run, but not in the last one.</summary>
    public int RegressionCount { get; internal init; }
}

/// <summary>A link between two projects.</summary>
public sealed record SnapshotProjectLink
{
    internal SnapshotProjectLink(string from, string to, string relation, string? detail = null)
    {
        From = from;
        To = to;
        Relation = relation;
        Detail = detail;
    }

    /// <summary>The name of the project that has the relation.</summary>
    public string From { get; internal init; }

    /// <summary>The name of the project it is about.</summary>
    public string To { get; internal init; }

    /// <summary>The relation, such as consumes.</summary>
    public string Relation { get; internal init; }

    /// <summary>What is shared, or null.</summary>
    public string? Detail { get; internal init; }
}

/// <summary>The projects known to this one.</summary>
public sealed record SnapshotProjects
{
    /// <summary>This project's name.</summary>
    public string Current { get; internal init; } = "";

    /// <summary>The links, in the order they were made.</summary>
    public IReadOnlyList<SnapshotProjectLink> Links { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotProjectLink>(null);
}

/// <summary>A note.</summary>
public sealed record SnapshotNote
{
    internal SnapshotNote(DateTimeOffset timestamp, string content, string? branch = null)
    {
        Timestamp = timestamp;
        Content = content;
        Branch = branch;
    }

    /// <summary>When it was written.</summary>
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary>What it says.</summary>
    public string Content { get; internal init; }

    /// <summary>The git branch of that time, or null.</summary>
    public string? Branch { get; internal init; }
}

/// <summary>Who is looking.</summary>
public sealed record SnapshotSession
{
    internal SnapshotSession(string? agent = null, string? sessionId = null)
    {
        Agent = agent;
        SessionId = sessionId;
    }

    /// <summary>The agent's name, or null when no agent was found.</summary>
    public string? Agent { get; internal init; }

    /// <summary>Its session, or null.</summary>
    public string? SessionId { get; internal init; }
}

/// <summary>What git says.</summary>
public sealed record SnapshotGit
{
    /// <summary>True in a git repository.</summary>
    public bool IsRepository { get; internal init; }

    /// <summary>The branch, or null when there is none.</summary>
    public string? Branch { get; internal init; }

    /// <summary>The changed files.</summary>
    public IReadOnlyList<string> ChangedFiles { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Why git could not report the changed files; null when it could.</summary>
    public string? Notice { get; internal init; }
}

/// <summary>One setting.</summary>
public sealed record SnapshotSetting
{
    internal SnapshotSetting(string key, string value, string source, string? problem = null)
    {
        Key = key;
        Value = value;
        Source = source;
        Problem = problem;
    }

    /// <summary>Its full key.</summary>
    public string Key { get; internal init; }

    /// <summary>The value in force.</summary>
    public string Value { get; internal init; }

    /// <summary>default, global or project.</summary>
    public string Source { get; internal init; }

    /// <summary>What is wrong with it, or null.</summary>
    public string? Problem { get; internal init; }
}

/// <summary>A check of the environment.</summary>
public sealed record SnapshotCheck
{
    internal SnapshotCheck(string name, bool passed, string message)
    {
        Name = name;
        Passed = passed;
        Message = message;
    }

    /// <summary>What is checked.</summary>
    public string Name { get; internal init; }

    /// <summary>True when it is well.</summary>
    public bool Passed { get; internal init; }

    /// <summary>What was found.</summary>
    public string Message { get; internal init; }
}

/// <summary>Something sensible to type next.</summary>
public sealed record SnapshotStep
{
    internal SnapshotStep(string command, string reason)
    {
        Command = command;
        Reason = reason;
    }

    /// <summary>The command.</summary>
    public string Command { get; internal init; }

    /// <summary>What it is for.</summary>
    public string Reason { get; internal init; }
}
