namespace Maestro.Upkeep;

/// <summary>Looks at what surrounds the state files, and changes nothing in the workspace.</summary>
internal interface IEnvironmentProbe
{
    /// <summary>Whether the write lock of a workspace can be had.</summary>
    LockCondition Lock(string root);

    /// <summary>What carries the workspace.</summary>
    FileSystemFacts FileSystem(string root);

    /// <summary>Files that unfinished writes left behind, as store paths; those of a write that is going on are not among them.</summary>
    IReadOnlyList<string> Temporaries(string root);

    /// <summary>Links that are broken or point outside a workspace, as store paths, and where they lead.</summary>
    IReadOnlyList<(string Path, string Target)> LinksOut(string root);

    /// <summary>Whether a change of several files is waiting to be finished.</summary>
    JournalCondition Journal(string root);
}

/// <summary>How the write lock stands.</summary>
/// <param name="IsUsable">True when a writer could take it now.</param>
/// <param name="Message">What was found, in a sentence.</param>
internal sealed record LockCondition(bool IsUsable, string Message);

/// <summary>What is known of a file system.</summary>
internal sealed record FileSystemFacts
{
    /// <summary>Its kind, such as ext4 or NTFS; empty when the system does not say.</summary>
    public required string Format { get; init; }

    /// <summary>True for a share of another computer, where locks are not reliable.</summary>
    public required bool IsNetwork { get; init; }

    /// <summary>True when names that differ in case are the same file.</summary>
    public required bool IsCaseInsensitive { get; init; }

    /// <summary>True when a file was replaced while a reader had it open; false when that failed; null when it could not be tried.</summary>
    public bool? ReplacesOpenFiles { get; init; }
}

/// <summary>How the journal stands.</summary>
internal enum JournalCondition
{
    None,
    Pending,
    Damaged,
}
