using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>What the views of the ratchet show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class RatchetView
{
    /// <summary>The first place a pattern was found in, or why the rule could not be checked.</summary>
    public static string First(RatchetCheck check) => check switch
    {
        { Error: { } error } => Display.Plain(error),
        { Violations: [var first, ..] } => $"{Display.Plain(first.Path)}:{first.Line}",
        _ => "",
    };

    /// <summary>The places a pattern was found in, one a line; where not all are listed, how many there are.</summary>
    public static string Violations(RatchetCheck check) => Lines(
        check.Violations.Select(static found => $"{Display.Plain(found.Path)}:{found.Line}: {Display.Plain(found.Text)}"),
        check.ViolationCount - check.Violations.Count);

    /// <summary>The files that were skipped, one a line, each with the reason.</summary>
    public static string Skipped(RatchetCheck check) => Lines(
        check.SkippedFiles.Select(static file => $"{Display.Plain(file.Path)} ({file.Reason})"),
        check.FilesSkipped - check.SkippedFiles.Count);

    private static string Lines(IEnumerable<string> lines, int more) => string.Join('\n', more > 0 ? lines.Append($"and {more} more") : lines);
}
