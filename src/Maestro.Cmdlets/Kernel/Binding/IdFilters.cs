using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Turns what a user gave for an id into filters: with <c>*</c>, <c>?</c> or <c>[</c> a wildcard, else the id or the start of one.</summary>
internal static class IdFilters
{
    public static IReadOnlyList<IdFilter>? From(string[]? given) =>
        given is null or { Length: 0 } ? null : [.. given.Select(From)];

    private static IdFilter From(string given)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(given))
        {
            return new IdFilter(given, IsWildcard: false, static _ => false);
        }

        WildcardPattern pattern = Wildcard.Parse(given);
        return new IdFilter(given, IsWildcard: true, pattern.IsMatch);
    }
}
