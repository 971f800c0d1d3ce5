namespace Maestro.Kernel;

/// <summary>Picks ids out of several missions and records which literal ids none of them had.</summary>
internal sealed class UnmatchedIds(IReadOnlyList<IdFilter>? filters)
{
    private readonly HashSet<string> _unmatched = filters is null
        ? []
        : [.. filters.Where(static filter => !filter.IsWildcard).Select(static filter => filter.Text)];

    public IReadOnlyCollection<string> Pick(IReadOnlyCollection<string> ids, string kind)
    {
        var unmatchedHere = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyCollection<string> picked = IdFilter.Pick(filters, ids, kind, unmatched => unmatchedHere.Add(unmatched));
        _unmatched.IntersectWith(unmatchedHere);
        return picked;
    }

    /// <summary>Whether an id is picked; the ids there are, are not looked at where nothing filters them.</summary>
    public Func<string, bool> Filter(IEnumerable<string> ids, string kind) =>
        filters is null or { Count: 0 } ? static _ => true : Pick([.. ids], kind).ToHashSet(StringComparer.Ordinal).Contains;

    public void Report(IFeedback feedback, Func<string, MaestroException> notFound)
    {
        foreach (string text in _unmatched)
        {
            feedback.Problem(notFound(text));
        }
    }
}
