using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>Distinguishes Maestro's own files from those of the work: its state, and files in which only its own lines changed.</summary>
/// <param name="root">The absolute path of the worktree.</param>
/// <param name="committed">The text of a file at HEAD, by its path from the root; null when it does not exist.</param>
/// <param name="current">The text of a file now, by its absolute path; null when it can't be read.</param>
internal sealed class OwnFiles(string root, Func<string, string?> committed, Func<string, string?> current)
{
    private const string BlockStart = "<!-- maestro:start -->";
    private const string BlockEnd = "<!-- maestro:end -->";

    private static readonly string[] WithBlocks = ["AGENTS.md", "CLAUDE.md", "GEMINI.md"];

    /// <summary>True for a path below <c>.maestro</c>, wherever that is.</summary>
    public static bool IsState(string path) => path.StartsWith(".maestro/", StringComparison.Ordinal) || path.Contains("/.maestro/", StringComparison.Ordinal);

    /// <summary>True for a changed file that is no work.</summary>
    public bool Contains(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        return IsState(path)
            || (name == IgnoreFile.Name && Differs(path, WithoutIgnoreLines) == false)
            || (WithBlocks.Contains(name) && Differs(path, WithoutBlock) == false);
    }

    private bool? Differs(string path, Func<string, string> strip) => current(Path.Join(root, path)) is { } now
        ? strip(now) != strip(committed(path) ?? "")
        : null;

    private static string WithoutIgnoreLines(string text) =>
        string.Join('\n', text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0 && !IgnoreFile.IsOurs(line)));

    private static string WithoutBlock(string text)
    {
        int start = text.IndexOf(BlockStart, StringComparison.Ordinal);
        int end = text.LastIndexOf(BlockEnd, StringComparison.Ordinal);
        string rest = start >= 0 && end > start ? string.Concat(text.AsSpan(0, start), text.AsSpan(end + BlockEnd.Length)) : text;
        return string.Join('\n', rest.Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0));
    }
}
