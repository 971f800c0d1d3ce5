using System.Text;
using Maestro.Kernel;

namespace Maestro.Adapters.Settings;

/// <summary>Changes one key in a YAML text and leaves all other characters as they are.</summary>
internal static class YamlEditor
{
    private const int Indent = 2;

    /// <summary>Sets a key to a value that is written on one line.</summary>
    public static string Set(string text, string[] names, string value)
    {
        YamlMap? map = YamlReader.Read(text);
        if (map is null)
        {
            return Append(text, names, value);
        }

        for (int level = 0; ; level++)
        {
            ReadOnlySpan<string> missing = names.AsSpan(level);
            if (map.Find(names[level]) is not { } member)
            {
                string added = Inline(missing, value);
                return map.IsInline
                    ? text.Insert(InsideEnd(text, map), map.Members.Count > 0 ? $", {added}" : $" {added} ")
                    : InsertLines(text, LineEnd(text, map.End), Block(missing, value, map.Column - 1, LineBreak(text)));
            }

            if (level == names.Length - 1)
            {
                return Replace(text, member, value);
            }

            if (member.Value is YamlMap below)
            {
                map = below;
                continue;
            }

            ReadOnlySpan<string> rest = names.AsSpan(level + 1);
            return map.IsInline || member.Value is not YamlScalar { Text: "" }
                ? Replace(text, member, $"{{ {Inline(rest, value)} }}")
                : InsertLines(text, LineEnd(text, member.Key.End), Block(rest, value, member.Key.Column - 1 + Indent, LineBreak(text)));
        }
    }

    /// <summary>Takes a key out, with the groups that it leaves empty.</summary>
    public static string Remove(string text, string[] names)
    {
        YamlMap? map = YamlReader.Read(text);
        YamlMap? holder = null;
        YamlMember? target = null;
        foreach (string name in names)
        {
            if (map?.Find(name) is not { } member)
            {
                return text;
            }

            // A group with one member goes as a whole, from the outermost such group on.
            if (target is null || map.Members.Count > 1)
            {
                (holder, target) = (map, member);
            }

            map = member.Value as YamlMap;
        }

        return holder!.IsInline ? RemoveInline(text, holder, target!) : RemoveLines(text, target!);
    }

    private static string Replace(string text, YamlMember member, string value)
    {
        int colon = text.IndexOf(':', member.Key.End) + 1;
        int lineEnd = LineEnd(text, colon);
        if (member.Value is { IsInline: true } inline && inline.Start < lineEnd && inline.End > inline.Start)
        {
            return string.Concat(text.AsSpan(0, inline.Start), value, text.AsSpan(inline.End));
        }

        // Nothing, or a block below the key: the value goes behind the colon, and a comment on the key's line stays.
        int comment = text.IndexOf('#', colon, lineEnd - colon);
        ReadOnlySpan<char> tail = comment < 0 ? "" : " " + text[comment..lineEnd];
        int end = member.Value.End > member.Value.Start || member.Value is not YamlScalar ? ContentEnd(text, member.Value) : colon;
        return string.Concat(text.AsSpan(0, colon), $" {value}{tail}", text.AsSpan(Math.Max(lineEnd, end)));
    }

    private static string RemoveLines(string text, YamlMember member)
    {
        int start = text.LastIndexOf('\n', Math.Max(0, member.Key.Start - 1)) + 1;
        start = member.Key.Start == 0 ? 0 : start;
        int end = Math.Max(LineEnd(text, member.Key.End), LineEnd(text, ContentEnd(text, member.Value)));
        int next = text.IndexOf('\n', end);
        return string.Concat(text.AsSpan(0, start), text.AsSpan(next < 0 ? text.Length : next + 1));
    }

    private static string RemoveInline(string text, YamlMap holder, YamlMember member)
    {
        int index = holder.Members.ToList().IndexOf(member);
        int start = index > 0 ? holder.Members[index - 1].Value.End : member.Key.Start;
        int end = index > 0 || holder.Members.Count == 1 ? Math.Max(member.Key.End, member.Value.End) : holder.Members[1].Key.Start;
        return string.Concat(text.AsSpan(0, start), text.AsSpan(end));
    }

    // A block scalar ends, for the parser, where the next thing begins.
    private static int ContentEnd(string text, YamlPart part)
    {
        int end = Math.Min(part.End, text.Length);
        while (end > part.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static int InsideEnd(string text, YamlMap map)
    {
        int end = map.End - 1;
        while (end > map.Start + 1 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static string Append(string text, string[] names, string value) =>
        InsertLines(text, text.Length, Block(names, value, 0, LineBreak(text)));

    // Inserts whole lines behind the line that ends at a place.
    private static string InsertLines(string text, int lineEnd, string lines)
    {
        string lineBreak = LineBreak(text);
        if (lineEnd >= text.Length)
        {
            string start = text.Length == 0 || text.EndsWith('\n') ? "" : lineBreak;
            return text + start + lines + lineBreak;
        }

        int next = text.IndexOf('\n', lineEnd) + 1;
        return next == 0 ? text + lineBreak + lines + lineBreak : text.Insert(next, lines + lineBreak);
    }

    private static string Block(ReadOnlySpan<string> names, string value, int indent, string lineBreak)
    {
        StringBuilder lines = new();
        for (int i = 0; i < names.Length; i++)
        {
            lines.Append(' ', indent + (i * Indent)).Append(YamlWords.WriteText(names[i])).Append(':');
            lines.Append(i < names.Length - 1 ? lineBreak : " " + value);
        }

        return lines.ToString();
    }

    private static string Inline(ReadOnlySpan<string> names, string value)
    {
        string text = value;
        for (int i = names.Length - 1; i >= 0; i--)
        {
            text = $"{YamlWords.WriteText(names[i])}: {(i == names.Length - 1 ? text : $"{{ {text} }}")}";
        }

        return text;
    }

    // The end of the line's characters: its line break is not part of it.
    private static int LineEnd(string text, int from)
    {
        int end = text.IndexOf('\n', Math.Min(from, text.Length));
        return end < 0 ? text.Length : end > 0 && text[end - 1] == '\r' ? Math.Max(from, end - 1) : end;
    }

    private static string LineBreak(string text)
    {
        int first = text.IndexOf('\n');
        return first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
    }
}
