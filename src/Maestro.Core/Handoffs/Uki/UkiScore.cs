using System.Globalization;
using System.Numerics;

namespace Maestro.Handoffs;

/// <summary>The slot CS: <c>work_0.9~summary_0.75</c>, numbers with at most two decimals.</summary>
internal static class UkiScore
{
    private const string Work = "work_";
    private const string Summary = "summary_";

    /// <summary>Renders the scores.</summary>
    public static string Render(UkiSlot slot, ConfidenceScore? score)
    {
        string? work = score?.Work is double w ? Work + Number(slot, w, "-ConfidenceWork") : null;
        string? summary = score?.Summary is double s ? Summary + Number(slot, s, "-ConfidenceSummary") : null;
        return (work, summary) switch
        {
            (null, null) => throw UkiError.InSlot(
                slot, null, "a confidence in the work or in the summary is required", "Specify -ConfidenceWork or -ConfidenceSummary, such as 0.9."),
            (null, _) => summary,
            (_, null) => work,
            _ => work + "~" + summary,
        };
    }

    /// <summary>Parses the scores.</summary>
    public static ConfidenceScore Parse(UkiSlot slot, string value)
    {
        ReadOnlySpan<char> rest = value;
        double? work = Take(ref rest, Work);
        if (work is not null && rest is ['~', ..])
        {
            rest = rest[1..];
            return Take(ref rest, Summary) is double both && rest.IsEmpty ? new() { Work = work, Summary = both } : throw Malformed(slot, value);
        }

        double? summary = work is null ? Take(ref rest, Summary) : null;
        return rest.IsEmpty && (work ?? summary) is not null ? new() { Work = work, Summary = summary } : throw Malformed(slot, value);
    }

    // Digits, or digits.digits, after the name. Leaves the rest untouched when it is anything else.
    private static double? Take(ref ReadOnlySpan<char> rest, string name)
    {
        if (!rest.StartsWith(name, StringComparison.Ordinal))
        {
            return null;
        }

        ReadOnlySpan<char> number = rest[name.Length..];
        int length = CountDigits(number);
        if (length > 0 && length < number.Length && number[length] == '.' && CountDigits(number[(length + 1)..]) is > 0 and int decimals)
        {
            length += 1 + decimals;
        }

        // A number of hundreds of digits overflows to infinity, which no JSON file could hold.
        if (length == 0 || !double.TryParse(number[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
            || !double.IsFinite(value))
        {
            return null;
        }

        rest = number[length..];
        return value;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }

    private static string Number(UkiSlot slot, double value, string parameter)
    {
        if (!double.IsFinite(value) || value >= 1e21 || RoundedHundredths(value) is not BigInteger hundredths)
        {
            throw UkiError.InSlot(
                slot, value.ToString(CultureInfo.InvariantCulture), "a confidence must be a number of 0 or more", $"Specify {parameter} as a number such as 0.9.");
        }

        (BigInteger whole, BigInteger part) = BigInteger.DivRem(hundredths, 100);
        string text = string.Create(CultureInfo.InvariantCulture, $"{whole}.{(int)part:D2}");
        return Shortest(double.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
    }

    // The value times a hundred, rounded by the exact binary value and half up, as JavaScript's toFixed(2) does; null for what stays negative.
    private static BigInteger? RoundedHundredths(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        int exponent = (int)(bits >> 52);
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = exponent == 0 ? mantissa : mantissa | (1L << 52);
        int shift = Math.Max(exponent, 1) - 1075;
        BigInteger scaled = new BigInteger(mantissa) * 100;
        BigInteger hundredths = shift >= 0 ? scaled << shift : ((scaled << 1) + (BigInteger.One << -shift)) >> (1 - shift);
        return value < 0 && !hundredths.IsZero ? null : hundredths;
    }

    // The shortest digits that read back as the same number, without an exponent.
    private static string Shortest(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        int exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        if (exponentAt < 0)
        {
            return text;
        }

        string digits = text[..exponentAt].Replace(".", "", StringComparison.Ordinal);
        int exponent = int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return digits.Length > exponent + 1 ? digits.Insert(exponent + 1, ".") : digits.PadRight(exponent + 1, '0');
    }

    private static MaestroException Malformed(UkiSlot slot, string value) => UkiError.InSlot(
        slot, value, "a confidence must have the form work_0.9, summary_0.8 or work_0.9~summary_0.8", "Specify -ConfidenceWork or -ConfidenceSummary, such as 0.9.");
}
