using System.Collections;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;

namespace Maestro.Kernel;

/// <summary>Lists and maps as public records hold them: copies that whoever is given one can't change, whatever it is cast to.</summary>
internal static class ReadOnly
{
    /// <summary>A list that can't be changed; an empty one for null.</summary>
    public static IReadOnlyList<T> List<T>(IReadOnlyList<T>? items) => items switch
    {
        null or { Count: 0 } => ListOf<T>.None,
        ListOf<T> => items,
        _ => new ListOf<T>([.. items]),
    };

    /// <summary>A list of items that nobody else has; they are not copied.</summary>
    public static IReadOnlyList<T> Own<T>(T[] items) => items.Length == 0 ? ListOf<T>.None : new ListOf<T>(items);

    /// <summary>A list that can't be changed, or null.</summary>
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyList<T>? ListOrNull<T>(IReadOnlyList<T>? items) => items is null ? null : List(items);

    /// <summary>A map that can't be changed, in the same order; an empty one for null.</summary>
    public static IReadOnlyDictionary<string, T> Map<T>(IReadOnlyDictionary<string, T>? items) => items switch
    {
        null or { Count: 0 } => MapOf<T>.None,
        MapOf<T> => items,
        _ => new MapOf<T>(items.ToDictionary(StringComparer.Ordinal)),
    };

    /// <summary>A map that can't be changed, or null.</summary>
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyDictionary<string, T>? MapOrNull<T>(IReadOnlyDictionary<string, T>? items) => items is null ? null : Map(items);

    /// <summary>A plain value, with every list and map in it as one that can't be changed.</summary>
    public static object? Value(object? value) => value switch
    {
        OrderedDictionary { IsReadOnly: true } => value,
        IDictionary map => Map(map),
        string or null => value,
        IEnumerable list => new ListOf<object?>([.. list.Cast<object?>().Select(Value)]),
        _ => value,
    };

    private static OrderedDictionary Map(IDictionary map)
    {
        OrderedDictionary copy = [];
        foreach (DictionaryEntry entry in map)
        {
            copy.Add(entry.Key, Value(entry.Value));
        }

        return copy.AsReadOnly();
    }

    // What Export-Csv and string interpolation show of a list or a map is its text.
    private sealed class ListOf<T>(IList<T> items) : ReadOnlyCollection<T>(items)
    {
        public static ListOf<T> None { get; } = new([]);

        public override string ToString() => string.Join(", ", Items);
    }

    private sealed class MapOf<T>(IDictionary<string, T> items) : ReadOnlyDictionary<string, T>(items)
    {
        public static MapOf<T> None { get; } = new(new Dictionary<string, T>());

        public override string ToString() => string.Join(", ", Dictionary.Select(static item => $"{item.Key}={item.Value}"));
    }
}
