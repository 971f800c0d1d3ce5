using System.Text.Json;

namespace Maestro.Storage;

/// <summary>Texts that come again and again in the files (the words of a list, names of agents and sessions): read once, and kept in memory once.</summary>
internal static class SharedTexts
{
    private const int LongestShared = 64;

    // A text may drive out another of the same place; then it is read again, and nothing is wrong but the memory.
    private static readonly string?[] Recent = new string?[256];

    /// <summary>The text the reader stands on.</summary>
    /// <exception cref="InvalidOperationException">It is no text.</exception>
    public static string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.HasValueSequence || reader.ValueSpan.Length > LongestShared)
        {
            return reader.GetString();
        }

        uint hash = 0;
        foreach (byte unit in reader.ValueSpan)
        {
            hash = (hash * 31) + unit;
        }

        ref string? place = ref Recent[hash % (uint)Recent.Length];
        string? known = place;
        return known is not null && reader.ValueTextEquals(known) ? known : place = reader.GetString();
    }
}
