namespace Maestro.Kernel;

/// <summary>The indefinite article that a word takes.</summary>
internal static class Article
{
    /// <summary>The word behind "a" or "an".</summary>
    public static string Of(string word) => $"{(word.Length > 0 && "aeio".Contains(char.ToLowerInvariant(word[0]), StringComparison.Ordinal) ? "an" : "a")} {word}";
}
