namespace Maestro;

/// <summary>A file that a check could not look through.</summary>
public sealed record RatchetSkippedFile
{
    internal RatchetSkippedFile(string path, string reason)
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>The file, repository-relative, with <c>/</c>.</summary>
    public string Path { get; internal init; }

    /// <summary>binary, too-large, link or unreadable.</summary>
    public string Reason { get; internal init; }

    /// <summary>The file and the reason.</summary>
    public override string ToString() => $"{Path} ({Reason})";
}

/// <summary>Why a file was skipped.</summary>
public static class RatchetSkipReason
{
    /// <summary>It holds a NUL byte near its start and is no UTF-16 text.</summary>
    public const string Binary = "binary";
    /// <summary>It is larger than 50 MB.</summary>
    public const string TooLarge = "too-large";
    /// <summary>It is a symbolic link; links are not followed.</summary>
    public const string Link = "link";
    /// <summary>The system doesn't let us read it.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Binary, TooLarge, Link, Unreadable];
}
