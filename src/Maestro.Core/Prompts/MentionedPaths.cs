using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>Finds what looks like a path in text, so that corrections bound to files reach a worker whose task names them.</summary>
internal static class MentionedPaths
{
    private const int LongestPath = 200;

    private static readonly System.Buffers.SearchValues<char> Separators = System.Buffers.SearchValues.Create(" \t\r\n\"'`()[]{}<>,;|");

    /// <summary>The words with a slash, or with a full stop inside, as relative paths. Most that are no paths match no glob either.</summary>
    public static IEnumerable<string> In(IEnumerable<string?> texts)
    {
        foreach (string text in texts.OfType<string>())
        {
            for (int start = 0; start < text.Length;)
            {
                int length = text.AsSpan(start).IndexOfAny(Separators);
                int end = length < 0 ? text.Length : start + length;
                ReadOnlySpan<char> word = text.AsSpan(start, end - start).TrimEnd(".:!?");
                start = end + 1;
                bool looksLikeOne = word.ContainsAny('/', '\\') || word.LastIndexOf('.') > 0;
                if (word.Length is > 2 and <= LongestPath && looksLikeOne && !word.Contains("://", StringComparison.Ordinal))
                {
                    yield return Glob.NormalizePath(word.ToString());
                }
            }
        }
    }
}
