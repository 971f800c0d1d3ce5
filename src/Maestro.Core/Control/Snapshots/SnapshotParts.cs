using Maestro.Kernel;

namespace Maestro;

/// <summary>The memory of the workspace.</summary>
public sealed record SnapshotMemory
{
    /// <summary>The corrections, newest first.</summary>
    public IReadOnlyList<Correction> Corrections { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Correction>(null);

    /// <summary>How many corrections are hard.</summary>
    public int HardCount => Corrections.Count(static correction => correction.IsHard);

    /// <summary>How many learnings are kept.</summary>
    public int LearningCount { get; internal init; }

    /// <summary>How many learnings are newer than the guidance.</summary>
    public int LearningsSinceGuidance { get; internal init; }

    /// <summary>When the guidance was compiled, or null when it never was.</summary>
    public DateTimeOffset? GuidanceCompiledAt { get; internal init; }

    /// <summary>The guidance, or null.</summary>
    public string? Guidance { get; internal init; }

    /// <summary>The counts.</summary>
    public override string ToString() => $"{Corrections.Count} corrections, {LearningCount} learnings";
}

/// <summary>The ratchet and its last run.</summary>
public sealed record SnapshotRatchet
{
    /// <summary>The rules.</summary>
    public IReadOnlyList<RatchetRule> Rules { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<RatchetRule>(null);

    /// <summary>How many rules passed in the last run, or null when there was none.</summary>
    public int? BaselinePassCount { get; internal init; }

    /// <summary>When the last run was, or null.</summary>
    public DateTimeOffset? LastRunAt { get; internal init; }

    /// <summary>How many rules passed in an earlier run, but not in the last one.</summary>
    public int RegressionCount { get; internal init; }

    /// <summary>The count of rules.</summary>
    public override string ToString() => $"{Rules.Count} rules";
}

/// <summary>The projects known to this one.</summary>
public sealed record SnapshotProjects
{
    /// <summary>This project's name.</summary>
    public string Current { get; internal init; } = "";

    /// <summary>The links, in the order they were made.</summary>
    public IReadOnlyList<ProjectLink> Links { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<ProjectLink>(null);

    /// <summary>The linked projects.</summary>
    public override string ToString() => Links.ToString() ?? "";
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

    /// <summary>The command.</summary>
    public override string ToString() => Command;
}

/// <summary>The features of a mission counted by phase; the phases add up to the total.</summary>
public sealed record SnapshotCounts
{
    /// <summary>Features that wait for others, or whose status is blocked.</summary>
    public int Blocked { get; internal init; }

    /// <summary>Features that can be started now.</summary>
    public int Ready { get; internal init; }

    /// <summary>Features that wait for the mission to be approved.</summary>
    public int Pending { get; internal init; }

    /// <summary>Features that somebody works on: assigned or in-progress.</summary>
    public int Active { get; internal init; }

    /// <summary>Features that have not begun, of a mission with damaged files.</summary>
    public int Unknown { get; internal init; }

    /// <summary>Features that wait for judgement.</summary>
    public int Review { get; internal init; }

    /// <summary>Features that are finished.</summary>
    public int Done { get; internal init; }

    /// <summary>The counts.</summary>
    public override string ToString() => $"{Blocked} blocked, {Ready} ready, {Active} active, {Review} in review, {Done} done";
}

/// <summary>Who has what.</summary>
public sealed record SnapshotWork
{
    /// <summary>The feature, or null when the handoff names none.</summary>
    public string? FeatureId { get; internal init; }

    /// <summary>The feature's title, or the handoff's summary.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>assigned, in-progress or review; picked-up for a handoff without a feature.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>Who has it; the feature's worker type when nobody claimed a handoff for it.</summary>
    public string Agent { get; internal init; } = null!;

    /// <summary>True when <see cref="Agent"/> claimed it; false when it is only the kind of worker it is for.</summary>
    public bool IsClaimed { get; internal init; }

    /// <summary>The claimed handoff, or null.</summary>
    public string? HandoffId { get; internal init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; internal init; }

    /// <summary>What it is, and who works on it.</summary>
    public override string ToString() => $"{FeatureId ?? HandoffId ?? Title} by {Agent}";
}
