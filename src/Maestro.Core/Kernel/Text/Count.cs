namespace Maestro.Kernel;

/// <summary>Numbers with their nouns.</summary>
internal static class Count
{
    /// <summary><c>1 feature</c>, <c>2 features</c>.</summary>
    public static string Of(int number, string noun) => Of(number, noun, noun + "s");

    /// <summary>The same with a plural that is not only the noun and an s.</summary>
    public static string Of(int number, string noun, string plural) => $"{number} {(number == 1 ? noun : plural)}";

    /// <summary><c>is</c> for one, <c>are</c> for several.</summary>
    public static string Are(int number) => number == 1 ? "is" : "are";
}
