using System.Text;
using System.Text.RegularExpressions;

namespace Maestro.Missions;

/// <summary>A heading, or an item of a checklist, in a Markdown text. Code blocks and comments are passed over.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Level">Of a heading, 1 to 6; of an item, its indentation in columns.</param>
/// <param name="Text">The words.</param>
/// <param name="Mark">The character in the brackets of an item; null for a heading.</param>
internal sealed record OutlineEntry(int Line, int Level, string Text, char? Mark)
{
    /// <summary>What is written below an item and belongs to it.</summary>
    public string Body { get; init; } = "";

    public bool IsHeading => Mark is null;
}

/// <summary>Finds the headings and checklist items of a Markdown text.</summary>
internal static partial class MarkdownOutline
{
    public static IReadOnlyList<OutlineEntry> Read(IReadOnlyList<string> lines)
    {
        List<OutlineEntry> entries = [];
        var body = new StringBuilder();
        string? fence = null;
        bool isComment = false;
        for (int index = 0; index < lines.Count; index++)
        {
            string line = lines[index].Replace("\t", "    ", StringComparison.Ordinal);
            string content = line.TrimStart();
            int indent = line.Length - content.Length;
            if (fence is not null || content.StartsWith("```", StringComparison.Ordinal) || content.StartsWith("~~~", StringComparison.Ordinal))
            {
                fence = fence is null ? content[..3] : content.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
                Continue(line, indent);
                continue;
            }

            if (isComment || content.StartsWith("<!--", StringComparison.Ordinal))
            {
                isComment = !content.Contains("-->", StringComparison.Ordinal);
                continue;
            }

            if (HeadingLine().Match(content) is { Success: true } heading && indent < 4)
            {
                Close();
                entries.Add(new OutlineEntry(index + 1, heading.Groups[1].Length, heading.Groups[2].Value.Trim(), null));
            }
            else if (ItemLine().Match(content) is { Success: true } item)
            {
                Close();
                entries.Add(new OutlineEntry(index + 1, indent, item.Groups[2].Value.Trim(), item.Groups[1].Value[0]));
            }
            else
            {
                Continue(line, indent);
            }
        }

        Close();
        return entries;

        void Continue(string line, int indent)
        {
            if (entries is [.., { IsHeading: false } last] && (line.Trim().Length == 0 || indent > last.Level))
            {
                body.Append(line.AsSpan(Math.Min(line.Length, Math.Min(indent, last.Level + 2)))).Append('\n');
            }
            else
            {
                Close();
            }
        }

        void Close()
        {
            if (entries is [.., { IsHeading: false, Body: "" }] && body.Length > 0)
            {
                entries[^1] = entries[^1] with { Body = body.ToString().Trim() };
            }

            body.Clear();
        }
    }

    /// <summary>How far an item is, by the character in its brackets.</summary>
    public static SourceProgress Progress(OutlineEntry item) => item.Mark switch
    {
        'x' or 'X' or '✓' or '✔' => SourceProgress.Done,
        '/' or '~' or '>' => SourceProgress.InProgress,
        '-' => SourceProgress.Cancelled,
        '!' or '?' => new SourceProgress(FeatureStatus.Blocked),
        _ when item.Text.StartsWith("~~", StringComparison.Ordinal) && item.Text.EndsWith("~~", StringComparison.Ordinal) => SourceProgress.Cancelled,
        _ => SourceProgress.Pending,
    };

    /// <summary>The words of an item without the marks that only say how they look.</summary>
    public static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal).Replace("~~", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"\A(#{1,6})\s+(.*?)\s*#*\s*\z")]
    private static partial Regex HeadingLine();

    // Words may be missing: an empty box is no task, but is not passed over in silence.
    [GeneratedRegex(@"\A(?:[-*+]|\d{1,9}[.)])\s+\[(.)\](?:\s+(.*\S.*)|\s*)\z")]
    private static partial Regex ItemLine();
}
