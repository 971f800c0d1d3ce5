using Maestro.Kernel;

namespace Maestro;

/// <summary>What a restore did.</summary>
public sealed record MissionRestore
{
    /// <summary>The mission.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>The feature that was restored; null when the whole mission was.</summary>
    public string? FeatureId { get; internal init; }

    /// <summary>The checkpoint that was restored.</summary>
    public string CheckpointId { get; internal init; } = null!;

    /// <summary>The commit that HEAD stood on when the checkpoint was saved (hexadecimal), or null. The files are not restored.</summary>
    public string? Commit { get; internal init; }

    /// <summary>The checkpoint in which the state before the restore was saved; null when the restore changed nothing.</summary>
    public string? SavedCheckpointId { get; internal init; }

    /// <summary>What was undone: an item for each feature that changed, and one for the mission itself.</summary>
    public IReadOnlyList<UndoneWork> Undone { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<UndoneWork>(null);

    /// <summary>True when the checkpoint has everything; one of another program has only statuses and results.</summary>
    internal bool IsComplete { get; init; }

    /// <summary>The id of the checkpoint.</summary>
    public override string ToString() => CheckpointId;
}

/// <summary>Work that a restore undoes.</summary>
public sealed record UndoneWork
{
    /// <summary>The mission.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>The feature; null for the mission itself: its status, its plan, and its sealed milestones.</summary>
    public string? FeatureId { get; internal init; }

    /// <summary>The status before the restore; null for a feature that did not exist any more.</summary>
    public string? From { get; internal init; }

    /// <summary>The status after the restore; null for a feature that did not exist when the checkpoint was saved.</summary>
    public string? To { get; internal init; }

    /// <summary>The assertions of the feature whose result or proof is undone.</summary>
    public IReadOnlyList<string> AssertionIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Who changed it since the checkpoint: agents, and persons as <c>user@host</c>; empty when the history does not say.</summary>
    public IReadOnlyList<string> ChangedBy { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>When it was last changed; null when the history does not say.</summary>
    public DateTimeOffset? LastChange { get; internal init; }

    /// <summary>Who held the feature when it was restored: an agent, or a person as <c>user@host</c>; else null.</summary>
    public string? Holder { get; internal init; }

    /// <summary>Those of <see cref="ChangedBy"/> and <see cref="Holder"/> who are not whoever restores.</summary>
    internal IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>What is undone, in a few words.</summary>
    public override string ToString()
    {
        string subject = FeatureId ?? "the mission";
        return (From, To) switch
        {
            (null, _) => $"{subject} (removed)",
            (_, null) => $"{subject} (added)",
            var (from, to) => from == to ? subject : $"{subject} ({from} → {to})",
        };
    }
}
