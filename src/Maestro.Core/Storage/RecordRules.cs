using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>What no type of a record can refuse: wrong words, ids out of place, nulls in lists.</summary>
internal static class RecordRules
{
    /// <summary>Refuses null in a list.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static void RequireItems<T>(IReadOnlyList<T> items, string what, string path)
        where T : class
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is null)
            {
                throw StateJson.Damaged(path, $"an item of '{what}' is null");
            }
        }
    }

    /// <summary>Refuses a word that is none of its kind.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static void RequireWord(string? word, IReadOnlyList<string> words, string what, string path)
    {
        if (word is null || !words.Contains(word))
        {
            throw StateJson.Damaged(path, $"its {what} '{Display.Short(word ?? "null")}' is none of {string.Join(", ", words)}");
        }
    }

    /// <summary>Refuses a record whose id is not the name of its file or folder.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static void RequirePlace(string id, ReadOnlySpan<char> name, string path)
    {
        if (!name.SequenceEqual(id))
        {
            throw StateJson.Damaged(path, $"its id '{Display.Short(id)}' does not match its location");
        }
    }
}
