using System.Buffers;
using System.Security.Cryptography;

namespace Maestro.Kernel;

/// <summary>
/// Sets texts that others wrote apart from a prompt's own words: each stands, byte for byte, between two lines that occur in none of them. So no text
/// is rewritten, and none can end its fence or pose as the prompt.
/// </summary>
internal sealed class Fences
{
    private readonly List<string> _texts = [];

    private Fences(string line) => Line = line;

    /// <summary>The line before and after each text.</summary>
    public string Line { get; }

    /// <summary>Builds something with fences, again with another line while a text in it holds the line.</summary>
    /// <param name="build">Builds it.</param>
    /// <param name="nonce">What makes the line unlike any other, given the number of the attempt from 0; null for random digits.</param>
    public static T Around<T>(Func<Fences, T> build, Func<int, string>? nonce = null)
    {
        for (int attempt = 0; ; attempt++)
        {
            var fences = new Fences("~~~maestro-" + (nonce ?? Random)(attempt));
            T built = build(fences);
            if (!fences._texts.Any(text => text.Contains(fences.Line, StringComparison.Ordinal)))
            {
                return built;
            }
        }
    }

    /// <summary>A text in its fence; before it, in words, what of it can't be seen.</summary>
    public string Of(string text)
    {
        _texts.Add(text);
        string note = InvisibleCharacters.Describe(text) is { } invisible ? $"Invisible characters below (line:column): {invisible}.\n" : "";
        return $"{note}{Line}\n{text}\n{Line}";
    }

    /// <summary>Texts with what each is, one after the other. Those of one line share a fence; one of several lines has its own, so that none can pose as another.</summary>
    /// <param name="items">A label in our own words or empty, and a text; one that is blank is omitted.</param>
    public string List(params IEnumerable<(string Label, string? Text)> items)
    {
        var blocks = new List<string>();
        var lines = new List<string>();
        foreach ((string label, string? text) in items)
        {
            if (InvisibleCharacters.IsBlank(text))
            {
                continue;
            }

            if (IsOneLine(text))
            {
                lines.Add(label.Length > 0 ? $"{label}: {text}" : text);
                continue;
            }

            Flush();
            blocks.Add((label.Length > 0 ? label + ":\n" : "") + Of(text));
        }

        Flush();
        return string.Join("\n\n", blocks);

        void Flush()
        {
            if (lines.Count > 0)
            {
                blocks.Add(Of(string.Join('\n', lines)));
                lines.Clear();
            }
        }
    }

    private static bool IsOneLine(string text) => !text.AsSpan().ContainsAny(LineEnds);

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");

    // Longer after each collision: no text is so long that it holds them all.
    private static string Random(int attempt) => RandomNumberGenerator.GetHexString(6 + (2 * attempt), lowercase: true);
}
