namespace Maestro.Kernel;

/// <summary>An id or a wildcard pattern that a user gave to pick items.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="IsWildcard">True when it may match any number of items, none included.</param>
/// <param name="Matches">The test of a wildcard pattern.</param>
internal sealed record IdFilter(string Text, bool IsWildcard, Func<string, bool> Matches)
{
    /// <summary>The ids picked by any of the filters, in their own order; all of them when there is no filter.</summary>
    /// <param name="filters">Null or empty picks everything.</param>
    /// <param name="ids">The ids there are.</param>
    /// <param name="kind">What they are ids of.</param>
    /// <param name="unmatched">Called with the text of each literal id that nothing has.</param>
    public static IReadOnlyCollection<string> Pick(IReadOnlyList<IdFilter>? filters, IReadOnlyCollection<string> ids, string kind, Action<string> unmatched)
    {
        if (filters is null or { Count: 0 })
        {
            return ids;
        }

        var picked = new HashSet<string>(StringComparer.Ordinal);
        foreach (IdFilter filter in filters)
        {
            if (filter.IsWildcard)
            {
                picked.UnionWith(ids.Where(filter.Matches));
            }
            else if (IdLookup.Find(filter.Text, ids, kind) is { } id)
            {
                picked.Add(id);
            }
            else
            {
                unmatched(filter.Text);
            }
        }

        return picked.Count == 0 ? [] : [.. ids.Where(picked.Contains)];
    }

    /// <summary>True when this filter alone accepts an id; a literal one in any case of letters.</summary>
    public bool Accepts(string id) => IsWildcard ? Matches(id) : string.Equals(id, Text, StringComparison.OrdinalIgnoreCase);
}
