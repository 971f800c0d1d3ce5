using System.Text;

namespace Maestro.Storage;

/// <summary>The lines of Maestro in a project's <c>.gitignore</c>. Pure.</summary>
internal static class IgnoreFile
{
    public const string Name = ".gitignore";

    private const string Heading = "# Maestro runtime state";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>True for a line that Maestro adds.</summary>
    public static bool IsOurs(string line) => line == Heading || line.StartsWith(".maestro/", StringComparison.Ordinal);

    /// <summary>The file with lines that it lacks at its end, in its own kind of newline; null when it lacks none.</summary>
    /// <param name="before">Its bytes; null for no file.</param>
    /// <param name="lines">The lines.</param>
    public static byte[]? With(byte[]? before, IEnumerable<string> lines)
    {
        string present = Utf8.GetString(before ?? []);
        HashSet<string> known = [.. present.Split('\n').Select(static line => line.Trim())];
        string[] missing = [.. lines.Where(line => !known.Contains(line))];
        if (known.Contains(".maestro/") || known.Contains(".maestro") || missing.Length == 0)
        {
            return null;
        }

        string newline = present.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var added = new StringBuilder();
        if (present.Length > 0)
        {
            added.Append(present.EndsWith('\n') ? newline : newline + newline);
        }

        if (!known.Contains(Heading))
        {
            added.Append(Heading).Append(newline);
        }

        added.AppendJoin(newline, missing).Append(newline);
        return [.. before ?? [], .. Utf8.GetBytes(added.ToString())];
    }
}
