using System.Globalization;
using System.Text;
using Maestro.Kernel;
using Spectre.Console;

namespace Maestro.Adapters.Control;

/// <summary>What takes one place on a screen: a character with its marks, one or two cells wide.</summary>
internal readonly record struct Cluster(string Text, int Width);

/// <summary>Makes any text safe for a screen whose cells must be counted.</summary>
/// <remarks>
/// Text may come from a plan, an agent or a file. Control characters, escape sequences, direction overrides and joiners never reach the terminal;
/// emoji whose width terminals disagree on are taken apart into such as they agree on. What is left is one or two cells wide, everywhere.
/// </remarks>
internal static class CellText
{
    private const int MostMarks = 2;
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    /// <summary>The clusters of a text, white space collapsed to single spaces, from the first that is not one.</summary>
    public static IEnumerable<Cluster> Clusters(string text, bool isUnicode)
    {
        bool isSpacePending = false;
        bool hasStarted = false;
        int index = 0;
        while (index < text.Length)
        {
            char first = text[index];
            if (first is > ' ' and < (char)127 && (index + 1 == text.Length || text[index + 1] < 0x300))
            {
                index++;
                if (isSpacePending)
                {
                    yield return new Cluster(" ", 1);
                }

                isSpacePending = false;
                hasStarted = true;
                yield return new Cluster(Ascii[first], 1);
                continue;
            }

            if (first == '\e')
            {
                index = EscapeSequence.End(text, index);
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out int consumed);
            index += consumed;
            if (IsSpace(rune))
            {
                isSpacePending = hasStarted;
                continue;
            }

            Cluster cluster = ClusterOf(rune, isUnicode);
            if (cluster.Width == 0)
            {
                continue;
            }

            if (isUnicode)
            {
                cluster = cluster with { Text = WithMarks(cluster.Text, text, ref index) };
            }

            if (isSpacePending)
            {
                yield return new Cluster(" ", 1);
            }

            isSpacePending = false;
            hasStarted = true;
            yield return cluster;
        }
    }

    /// <summary>The clusters of a piece of a line, which keeps a space at its start and one at its end, for there is more before and after it.</summary>
    public static IEnumerable<Cluster> Piece(string text, bool isUnicode)
    {
        if (text.Length == 0)
        {
            yield break;
        }

        if (text[0] == ' ')
        {
            yield return new Cluster(" ", 1);
        }

        foreach (Cluster cluster in Clusters(text, isUnicode))
        {
            yield return cluster;
        }

        if (text.Length > 1 && text[^1] == ' ')
        {
            yield return new Cluster(" ", 1);
        }
    }

    /// <summary>How many cells a piece of a line takes; counts no further than the limit.</summary>
    public static int Width(string text, bool isUnicode, int limit = int.MaxValue)
    {
        int width = 0;
        foreach (Cluster cluster in Piece(text, isUnicode))
        {
            width += cluster.Width;
            if (width >= limit)
            {
                return limit;
            }
        }

        return width;
    }

    /// <summary>Breaks a text at spaces into lines of at most a width; at most so many lines, the last of which keeps the rest.</summary>
    public static List<string> Wrap(string text, int width, bool isUnicode, int mostLines = 200)
    {
        List<string> lines = [];
        foreach (string paragraph in text.Split('\n'))
        {
            StringBuilder line = new();
            StringBuilder word = new();
            int lineWidth = 0;
            int wordWidth = 0;
            foreach (Cluster cluster in Clusters(paragraph, isUnicode).Append(new Cluster(" ", 1)))
            {
                if (cluster.Text != " ")
                {
                    if (wordWidth + cluster.Width > width)
                    {
                        Flush();
                    }

                    word.Append(cluster.Text);
                    wordWidth += cluster.Width;
                    continue;
                }

                Flush();
            }

            if (line.Length > 0 || paragraph.Length == 0)
            {
                lines.Add(line.ToString());
            }

            if (lines.Count >= mostLines)
            {
                return [.. lines.Take(mostLines - 1), lines[mostLines - 1] + (isUnicode ? " …" : " ...")];
            }

            void Flush()
            {
                if (wordWidth == 0)
                {
                    return;
                }

                if (lineWidth > 0 && lineWidth + 1 + wordWidth > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                    lineWidth = 0;
                }

                if (lineWidth > 0)
                {
                    line.Append(' ');
                    lineWidth++;
                }

                line.Append(word);
                lineWidth += wordWidth;
                word.Clear();
                wordWidth = 0;
            }
        }

        return lines;
    }

    private static bool IsSpace(Rune rune) =>
        rune.Value is '\t' or '\n' or '\r' or '\v' or '\f' or 0x85 || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static Cluster ClusterOf(Rune rune, bool isUnicode)
    {
        if (rune.Value is >= 0x1F1E6 and <= 0x1F1FF)
        {
            return new Cluster(Ascii['A' + rune.Value - 0x1F1E6], 1); // Two flag letters are one cell, two or four: plain letters are two.
        }

        if (rune.Value is >= 0x1F3FB and <= 0x1F3FF)
        {
            return default; // A skin tone stands alone in some terminals and melts into the hand before it in others.
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                return default;
            case UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate:
                return new Cluster("?", 1);
        }

        if (!isUnicode)
        {
            return new Cluster(AsciiOf(rune), 1);
        }

        string text = rune.ToString();
        return new Cluster(text, Math.Min(2, text.GetCellWidth()));
    }

    /// <summary>The letter without its marks where it has one in ASCII.</summary>
    private static string AsciiOf(Rune rune)
    {
        if (rune.Value < 128)
        {
            return Ascii[rune.Value];
        }

        char plain = rune.ToString().Normalize(NormalizationForm.FormKD)[0];
        return plain is > ' ' and < (char)127 ? Ascii[plain] : "?";
    }

    /// <summary>A character with the marks that follow it: a few, for a tower of marks would reach into the lines above.</summary>
    private static string WithMarks(string text, string source, ref int index)
    {
        int marks = 0;
        while (index < source.Length && Rune.DecodeFromUtf16(source.AsSpan(index), out Rune rune, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            bool isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            bool isInvisible = rune.Value is (>= 0xFE00 and <= 0xFE0F) or 0x20E3 or (>= 0xE0100 and <= 0xE01EF);
            if (!isMark && !isInvisible)
            {
                break;
            }

            index += consumed;
            if (!isInvisible && marks++ < MostMarks)
            {
                text += rune.ToString();
            }
        }

        return text;
    }
}
