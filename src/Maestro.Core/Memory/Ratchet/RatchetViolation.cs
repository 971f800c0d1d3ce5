namespace Maestro;

/// <summary>A place where a ratchet rule's pattern was found.</summary>
public sealed record RatchetViolation
{
    internal RatchetViolation(string path, int line, string text)
    {
        Path = path;
        Line = line;
        Text = text;
    }

    /// <summary>The file, repository-relative, with <c>/</c>.</summary>
    public string Path { get; internal init; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; internal init; }

    /// <summary>The line's text, shortened.</summary>
    public string Text { get; internal init; }

    /// <summary>The place.</summary>
    public override string ToString() => $"{Path}:{Line}";
}
