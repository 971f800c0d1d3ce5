using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Maestro.Kernel;

/// <summary>The characters that no reader sees but a terminal, a program or a model reads: controls, marks that change the direction, fillers, tags.</summary>
internal static class InvisibleCharacters
{
    private const int MostNamed = 8;

    private static readonly Dictionary<int, string> Names = new()
    {
        [0x00] = "NUL",
        [0x07] = "BEL",
        [0x08] = "BS",
        [0x0B] = "VT",
        [0x0C] = "FF",
        [0x0D] = "CR",
        [0x1B] = "ESC",
        [0x7F] = "DEL",
        [0x85] = "NEL",
        [0xAD] = "soft hyphen",
        [0x200B] = "zero-width space",
        [0x200C] = "zero-width non-joiner",
        [0x200D] = "zero-width joiner",
        [0x200E] = "left-to-right mark",
        [0x200F] = "right-to-left mark",
        [0x2028] = "line separator",
        [0x2029] = "paragraph separator",
        [0x202A] = "left-to-right embedding",
        [0x202B] = "right-to-left embedding",
        [0x202C] = "pop directional formatting",
        [0x202D] = "left-to-right override",
        [0x202E] = "right-to-left override",
        [0x2060] = "word joiner",
        [0x2066] = "left-to-right isolate",
        [0x2067] = "right-to-left isolate",
        [0x2068] = "first strong isolate",
        [0x2069] = "pop directional isolate",
        [0xFEFF] = "byte order mark",
    };

    /// <summary>What a text holds of them and where, such as <c>U+202E right-to-left override (2:14)</c>, line and column from 1; null when it holds none.</summary>
    public static string? Describe(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Harmless))
        {
            return null;
        }

        var found = new Dictionary<string, (int Count, int Line, int Column)>(StringComparer.Ordinal);
        int line = 1, lineStart = 0;
        Rune before = default;
        for (int index = 0; index < text.Length;)
        {
            OperationStatus status = Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out int length);
            if (Name(text, index, rune, status, before) is { } name)
            {
                (int Count, int Line, int Column) known = found.GetValueOrDefault(name, (0, line, index - lineStart + 1));
                found[name] = known with { Count = known.Count + 1 };
            }

            index += length;
            before = rune;
            if (rune.Value == '\n')
            {
                line++;
                lineStart = index;
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        string first = string.Join(", ", found.Take(MostNamed).Select(static each => string.Create(
            CultureInfo.InvariantCulture,
            $"{each.Key} ({each.Value.Line}:{each.Value.Column}{(each.Value.Count > 1 ? $", {each.Value.Count} times" : "")})")));
        return found.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"{first} and {found.Count - MostNamed} other kinds") : first;
    }

    private static readonly SearchValues<char> Harmless = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code), '\t', '\n']);

    private static string? Name(string text, int index, Rune rune, OperationStatus status, Rune before)
    {
        if (status != OperationStatus.Done)
        {
            return string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[index]:X4} half a surrogate pair");
        }

        if (rune.Value is '\t' or '\n' || (rune.Value == '\r' && index + 1 < text.Length && text[index + 1] == '\n') || JoinsEmoji(rune, before) || !IsInvisible(rune))
        {
            return null;
        }

        return rune.Value is >= 0xE0000 and <= 0xE007F
            ? "U+E0000 to U+E007F tag characters"
            : string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}{(Names.TryGetValue(rune.Value, out string? name) ? " " + name : "")}");
    }

    // 👩‍💻 is three characters, and ❤️ two.
    private static bool JoinsEmoji(Rune rune, Rune before) =>
        rune.Value is 0x200D or 0xFE0F or 0xFE0E
        && (before.Value is 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF) || Rune.GetUnicodeCategory(before) == UnicodeCategory.OtherSymbol);

    /// <summary>True for what a terminal obeys instead of showing it: controls, and the marks that turn the direction of the text that follows.</summary>
    public static bool SteersTerminal(Rune rune) =>
        Rune.IsControl(rune) || DirectionMarks.Contains(rune.Value);

    /// <summary>True for a text of which nothing is to be seen.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text)
    {
        if (text is null)
        {
            return true;
        }

        // Asked of every text of a large plan: without a query, which would take memory for each.
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !IsInvisible(rune))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for controls, formats and separators, and for those that Unicode has fonts show nothing for.</summary>
    public static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
