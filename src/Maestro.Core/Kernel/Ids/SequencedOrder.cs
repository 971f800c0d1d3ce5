namespace Maestro.Kernel;

/// <summary>The order of sequenced ids: by day, then by number, so that 1000 comes after 999.</summary>
/// <remarks>
/// Character by character on purpose: the platform's comparison of strings is not compiled ahead of time, and ten thousand names are sorted once in
/// a process, before it would be fast.
/// </remarks>
internal static class SequencedOrder
{
    // Of yyyy-MM-dd-
    private const int DayLength = 11;

    public static int Compare(string left, string right)
    {
        int day = Compare(left, 0, right, 0, DayLength);
        if (day != 0)
        {
            return day;
        }

        (int leftNumber, int leftEnd) = Number(left);
        (int rightNumber, int rightEnd) = Number(right);
        int digits = leftEnd - leftNumber - (rightEnd - rightNumber);
        int number = digits != 0 ? digits : Compare(left, leftNumber, right, rightNumber, leftEnd - leftNumber);
        return number != 0 ? number : Compare(left, 0, right, 0, int.MaxValue);
    }

    // Where the digits begin that count, and where they end.
    private static (int Start, int End) Number(string id)
    {
        int start = Math.Min(DayLength, id.Length);
        while (start < id.Length && id[start] == '0')
        {
            start++;
        }

        int end = start;
        while (end < id.Length && char.IsAsciiDigit(id[end]))
        {
            end++;
        }

        return (start, end);
    }

    // As string.CompareOrdinal with these arguments.
    private static int Compare(string left, int leftStart, string right, int rightStart, int length)
    {
        int leftLength = Math.Min(length, left.Length - leftStart);
        int rightLength = Math.Min(length, right.Length - rightStart);
        for (int index = 0; index < leftLength && index < rightLength; index++)
        {
            int difference = left[leftStart + index] - right[rightStart + index];
            if (difference != 0)
            {
                return difference;
            }
        }

        return leftLength - rightLength;
    }
}
