namespace Maestro.Kernel;

/// <summary>Quotes values inside messages.</summary>
internal static class QuotedText
{
    /// <summary><c>'value'</c>, harmless and shortened.</summary>
    public static string Of(string value) => $"'{Display.Short(value)}'";

    /// <summary>Words for a sentence: <c>'a', 'b' or 'c'</c>.</summary>
    public static string AnyOf(IReadOnlyList<string> words) => words.Count < 2
        ? string.Concat(words.Select(Of))
        : $"{string.Join(", ", words.Take(words.Count - 1).Select(Of))} or {Of(words[^1])}";
}
