namespace Maestro;

/// <summary>A file that differs from the commit HEAD stands on, in the index or in the worktree.</summary>
public sealed record GitChange
{
    /// <summary>The path as it is, relative to the worktree with <c>/</c> between the parts; unquoted and unescaped, whatever is in it.</summary>
    public string Path { get; internal init; } = null!;

    /// <summary>The path before a rename; null otherwise.</summary>
    public string? OldPath { get; internal init; }

    /// <summary><c>added</c>, <c>modified</c>, <c>deleted</c>, <c>renamed</c>, <c>untracked</c>, <c>conflicted</c> or <c>typechange</c>.</summary>
    public string Kind { get; internal init; } = null!;

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}

/// <summary>The words of <see cref="GitChange.Kind"/>.</summary>
public static class GitChangeKind
{
    /// <summary>New in the index.</summary>
    public const string Added = "added";

    /// <summary>Content or mode differs.</summary>
    public const string Modified = "modified";

    /// <summary>Gone from the worktree or from the index.</summary>
    public const string Deleted = "deleted";

    /// <summary>Under another path, with the same or nearly the same content.</summary>
    public const string Renamed = "renamed";

    /// <summary>Not tracked and not ignored.</summary>
    public const string Untracked = "untracked";

    /// <summary>Left in conflict by a merge.</summary>
    public const string Conflicted = "conflicted";

    /// <summary>A file became a link, a submodule, or the other way round.</summary>
    public const string TypeChange = "typechange";
}
