namespace Maestro.Commands;

/// <summary>What the views of the ratchet show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class RatchetView
{
    /// <summary>The first place a pattern was found in, or why the rule could not be checked.</summary>
    public static string First(object? check)
    {
        var shown = new Shown(check);
        string error = shown.Text(nameof(RatchetCheck.Error));
        return error.Length > 0 || shown.Parts(nameof(RatchetCheck.Violations)) is not [var first, ..] ? error : Place(first);
    }

    /// <summary>The places a pattern was found in, one a line; where not all are listed, how many there are.</summary>
    public static string Violations(object? check)
    {
        var shown = new Shown(check);
        IReadOnlyList<Shown> places = shown.Parts(nameof(RatchetCheck.Violations));
        return Lines(
            places.Select(static found => $"{Place(found)}: {found.Text(nameof(RatchetViolation.Text))}"),
            shown.Number(nameof(RatchetCheck.ViolationCount)) - places.Count);
    }

    /// <summary>The files that were skipped, one a line, each with the reason.</summary>
    public static string Skipped(object? check)
    {
        var shown = new Shown(check);
        IReadOnlyList<Shown> files = shown.Parts(nameof(RatchetCheck.SkippedFiles));
        return Lines(
            files.Select(static file => $"{file.Text(nameof(RatchetSkippedFile.Path))} ({file.Text(nameof(RatchetSkippedFile.Reason))})"),
            shown.Number(nameof(RatchetCheck.FilesSkipped)) - files.Count);
    }

    private static string Place(Shown found) => $"{found.Text(nameof(RatchetViolation.Path))}:{found.Number(nameof(RatchetViolation.Line))}";

    private static string Lines(IEnumerable<string> lines, int more) => string.Join('\n', more > 0 ? lines.Append($"and {more} more") : lines);
}
