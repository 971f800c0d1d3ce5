using System.Globalization;

namespace Maestro;

/// <summary>The order of sequenced ids: by day, then by number, so that 1000 comes after 999.</summary>
internal static class SequencedOrder
{
    public static int Compare(string left, string right)
    {
        if (left.Length == right.Length || left.Length < 12 || right.Length < 12)
        {
            return string.CompareOrdinal(left, right);
        }

        int day = string.CompareOrdinal(left, 0, right, 0, 11);
        if (day != 0)
        {
            return day;
        }

        int number = Number(left).CompareTo(Number(right));
        return number != 0 ? number : string.CompareOrdinal(left, right);
    }

    private static long Number(string id)
    {
        ReadOnlySpan<char> rest = id.AsSpan(11);
        int end = rest.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
    }
}
