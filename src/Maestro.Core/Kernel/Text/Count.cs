

namespace Maestro.Kernel;

/// <summary>Numbers with their nouns.</summary>
internal static class Count
{
    /// <summary><c>1 feature</c>, <c>2 features</c>.</summary>
    public static string Of(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
