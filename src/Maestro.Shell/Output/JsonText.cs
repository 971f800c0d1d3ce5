using System.Globalization;
using System.Text;
using Maestro.Kernel;

namespace Maestro.Shell.Output;

/// <summary>What JSON allows in a text, and a terminal that shows it must not get.</summary>
internal static class JsonText
{
    // What the marks begin with in UTF-8; hardly any other text of programs has these bytes.
    private static readonly byte[] FirstBytes = [0xD8, 0xE2, 0xEF];

    /// <summary>JSON with its direction marks escaped, which changes none of its values: they can only be within texts and names.</summary>
    public static string Harmless(string json)
    {
        if (!json.Any(static unit => DirectionMarks.Contains(unit)))
        {
            return json;
        }

        var escaped = new StringBuilder(json.Length + 16);
        foreach (char unit in json)
        {
            if (DirectionMarks.Contains(unit))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            }
            else
            {
                escaped.Append(unit);
            }
        }

        return escaped.ToString();
    }

    /// <summary>The same for UTF-8.</summary>
    public static ReadOnlySpan<byte> Harmless(ReadOnlySpan<byte> json) =>
        json.IndexOfAny(FirstBytes) < 0 ? json : Encoding.UTF8.GetBytes(Harmless(Encoding.UTF8.GetString(json)));

    /// <summary>The text with the replacement character for each half of a surrogate pair, which JSON can't hold.</summary>
    public static string? Whole(string? text)
    {
        if (text is null || !text.Any(char.IsSurrogate))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
