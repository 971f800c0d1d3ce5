namespace Maestro.Shell.CommandLines;

/// <summary>What was asked of the output: its form, and how much of it.</summary>
internal sealed record OutputOptions
{
    /// <summary>The options as they are typed.</summary>
    public static IReadOnlyList<string> Words { get; } = ["--json", "--full", "--first", "--select"];

    public bool Json { get; init; }

    /// <summary>All properties of all objects.</summary>
    public bool Full { get; init; }

    /// <summary>The most objects to give, or null for the usual number.</summary>
    public int? First { get; init; }

    /// <summary>The properties to give, or null for the usual ones.</summary>
    public IReadOnlyList<string>? Select { get; init; }

    /// <summary>The options with one more word, or null for a word that is none of them.</summary>
    /// <param name="word">The word.</param>
    /// <param name="next">The word after it, or null.</param>
    /// <param name="usesNext">True when the next word was its value.</param>
    public OutputOptions? With(string word, string? next, out bool usesNext)
    {
        string name = word.Split('=')[0].ToLowerInvariant();
        string? value = name.Length < word.Length ? word[(name.Length + 1)..] : next;
        usesNext = name is "--first" or "--select" && name.Length == word.Length;
        return name switch
        {
            "--json" when name.Length == word.Length => this with { Json = true },
            "--full" when name.Length == word.Length => this with { Full = true },
            "--first" => this with { First = Number(word, value) },
            "--select" => this with { Select = [.. Select ?? [], .. Names(word, value)] },
            _ => null,
        };
    }

    /// <summary>What two places say together; the second counts where both say something.</summary>
    public OutputOptions And(OutputOptions other) =>
        new() { Json = Json || other.Json, Full = Full || other.Full, First = other.First ?? First, Select = other.Select ?? Select };

    private static int Number(string word, string? value) => int.TryParse(value, out int number) && number > 0
        ? number
        : throw new UsageException("ArgumentInvalid", $"{word.Split('=')[0]} needs a number of at least 1, not '{value}'.", "For example: --first 50", value);

    private static string[] Names(string word, string? value) => CommaList.Split(value ?? "") is { Length: > 0 } names && names[0].Length > 0
        ? names
        : throw new UsageException("ArgumentMissing", $"{word.Split('=')[0]} needs names of properties.", "For example: --select FeatureId,Status", value);
}
