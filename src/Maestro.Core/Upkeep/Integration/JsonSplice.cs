namespace Maestro.Upkeep;

/// <summary>Puts something first into an object or a list of a JSON text, in the style of the text, and takes it out again. Pure.</summary>
internal static class JsonSplice
{
    /// <summary>How a container is written.</summary>
    /// <param name="NewLine">The line end; empty where all stands on one line.</param>
    /// <param name="Indent">What stands before each part.</param>
    /// <param name="Step">By how much parts inside parts are set in.</param>
    public readonly record struct Style(string NewLine, string Indent, string Step)
    {
        public bool IsOneLine => NewLine.Length == 0;

        /// <summary>The style inside a part of this one.</summary>
        public Style Inner => this with { Indent = Indent + Step };
    }

    /// <summary>The style of what stands in a container; of an empty one, that of a single line.</summary>
    public static Style StyleOf(string text, JsonPart container)
    {
        if (container.Parts is not [var first, ..])
        {
            return new Style("", "", "");
        }

        int line = text.LastIndexOf('\n', first.NameStart - 1, first.NameStart - container.Start);
        string indent = line < 0 ? "" : text[(line + 1)..first.NameStart];
        return line < 0 || !string.IsNullOrWhiteSpace(indent)
            ? new Style("", "", "")
            : new Style(line > 0 && text[line - 1] == '\r' ? "\r\n" : "\n", indent, StepOf(text, container, indent));
    }

    /// <summary>The text with something first in a container.</summary>
    public static string Insert(string text, JsonPart container, Style style, string part)
    {
        string inserted = container.Parts.Count == 0 ? part
            : style.IsOneLine ? part + ", "
            : $"{style.NewLine}{style.Indent}{part},";
        return text.Insert(container.Start + 1, inserted);
    }

    /// <summary>The text without a part of a container, and without the comma that set it apart.</summary>
    public static string Remove(string text, JsonPart container, int index)
    {
        JsonPart part = container.Parts[index];
        int start = part.NameStart;
        int end = part.End;
        if (index + 1 < container.Parts.Count)
        {
            end = CommaAfter(text, end) + 1;
            int line = BlankBefore(text, start, container.Start + 1);
            if (text.AsSpan(line, start - line).Contains('\n'))
            {
                start = line;
            }
            else if (end < text.Length && text[end] == ' ')
            {
                end++;
            }
        }
        else if (index > 0)
        {
            int comma = CommaAfter(text, container.Parts[index - 1].End);
            start = BlankBefore(text, start, comma + 1);
            return string.Concat(text.AsSpan(0, comma), text.AsSpan(comma + 1, start - comma - 1), text.AsSpan(end));
        }

        return string.Concat(text.AsSpan(0, start), text.AsSpan(end));
    }

    private static string StepOf(string text, JsonPart container, string indent)
    {
        int line = container.Start == 0 ? -1 : text.LastIndexOf('\n', container.Start);
        string outer = text[(line + 1)..][..(text.AsSpan(line + 1).IndexOfAnyExcept(' ', '\t') is var length and >= 0 ? length : 0)];
        return indent.Length > outer.Length && indent.StartsWith(outer, StringComparison.Ordinal) ? indent[outer.Length..] : "  ";
    }

    private static int BlankBefore(string text, int start, int least)
    {
        while (start > least && text[start - 1] is ' ' or '\t' or '\r' or '\n')
        {
            start--;
        }

        return start;
    }

    // Comments may stand before it.
    private static int CommaAfter(string text, int start)
    {
        for (int index = start; ; index++)
        {
            if (text[index] == ',')
            {
                return index;
            }

            if (text[index] == '/')
            {
                index = text[index + 1] == '/' ? text.IndexOf('\n', index) : text.IndexOf("*/", index + 2, StringComparison.Ordinal) + 1;
            }
        }
    }
}
