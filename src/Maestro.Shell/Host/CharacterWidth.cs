using System.Globalization;

namespace Maestro.Shell.Host;

/// <summary>Columns that a character takes in a terminal.</summary>
/// <remarks>
/// The formatter adds up UTF-16 units one by one. Characters beyond the basic plane (emoji above all) count two, all of it on the second half:
/// a text that is cut between the halves then keeps a first half that counts nothing and is dropped when it is written.
/// </remarks>
internal static class CharacterWidth
{
    // East Asian wide and fullwidth, and the basic-plane emoji that are shown as pictures; first and last of each range.
    private static readonly char[] WideRanges =
    [
        '\u1100', '\u115F', '\u231A', '\u231B', '\u2329', '\u232A', '\u23E9', '\u23EC', '\u23F0', '\u23F0', '\u23F3', '\u23F3',
        '\u25FD', '\u25FE', '\u2614', '\u2615', '\u2648', '\u2653', '\u267F', '\u267F', '\u2693', '\u2693', '\u26A1', '\u26A1',
        '\u26AA', '\u26AB', '\u26BD', '\u26BE', '\u26C4', '\u26C5', '\u26CE', '\u26CE', '\u26D4', '\u26D4', '\u26EA', '\u26EA',
        '\u26F2', '\u26F3', '\u26F5', '\u26F5', '\u26FA', '\u26FA', '\u26FD', '\u26FD', '\u2705', '\u2705', '\u270A', '\u270B',
        '\u2728', '\u2728', '\u274C', '\u274C', '\u274E', '\u274E', '\u2753', '\u2755', '\u2757', '\u2757', '\u2795', '\u2797',
        '\u27B0', '\u27B0', '\u27BF', '\u27BF', '\u2B1B', '\u2B1C', '\u2B50', '\u2B50', '\u2B55', '\u2B55', '\u2E80', '\u303E',
        '\u3041', '\uA4CF', '\uA960', '\uA97C', '\uAC00', '\uD7A3', '\uF900', '\uFAFF', '\uFE10', '\uFE19', '\uFE30', '\uFE6F',
        '\uFF01', '\uFF60', '\uFFE0', '\uFFE6',
    ];

    public static int Of(ReadOnlySpan<char> text)
    {
        int width = 0;
        foreach (char unit in text)
        {
            width += Of(unit);
        }

        return width;
    }

    public static int Of(char unit)
    {
        if (unit < '\u0300')
        {
            return char.IsControl(unit) ? 0 : 1;
        }

        if (char.IsHighSurrogate(unit))
        {
            return 0;
        }

        if (char.IsLowSurrogate(unit))
        {
            return 2;
        }

        if (IsWide(unit))
        {
            return 2;
        }

        return CharUnicodeInfo.GetUnicodeCategory(unit)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            ? 0
            : 1;
    }

    private static bool IsWide(char unit)
    {
        int index = Array.BinarySearch(WideRanges, unit);
        // Between a first and its last the insertion point is odd; on a bound it is a hit.
        return index >= 0 || (~index & 1) == 1;
    }
}
