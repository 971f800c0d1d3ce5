using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Gives each entry of <c>fulfills</c> the id of its assertion.</summary>
/// <remarks>
/// An entry with an id of its own keeps it. A text that has the form of an id (letters, digits, <c>_</c> and <c>-</c>, beginning with a letter or digit, at
/// most 120, no device name) is the assertion's id, and its description the same words: a single word counts too. Any other text gets
/// <c>&lt;featureId&gt;-assertion-&lt;n&gt;</c>, n counting the feature's entries from 1. Ids are unique in a mission, case not counted: a text
/// that occurs more than once, in one feature or in several, or that equals the numbered id of another entry, counts as any other text
/// wherever it stands. So an id never depends on the order of features.
/// </remarks>
internal static class PlanAssertions
{
    private const string Infix = "-assertion-";

    /// <summary>The features, with an id for each entry.</summary>
    public static IReadOnlyList<PlanFeature> Resolve(IReadOnlyList<PlanFeature> features)
    {
        string[][] ids = Ids(features, static entry => entry.HasOwnId);
        var resolved = new PlanFeature[features.Count];
        for (int at = 0; at < resolved.Length; at++)
        {
            PlanFeature feature = features[at];
            string[] own = ids[at];
            resolved[at] = HasIds(feature, own) ? feature : feature with
            {
                Fulfills = [.. feature.Fulfills.Select((entry, index) => entry with { AssertionId = own[index] })],
            };
        }

        return resolved;
    }

    private static bool HasIds(PlanFeature feature, string[] ids)
    {
        bool same = true;
        for (int index = 0; same && index < ids.Length; index++)
        {
            same = feature.Fulfills[index].AssertionId == ids[index];
        }

        return same;
    }

    /// <summary>The same features, with an id given only for those entries that would get another one from their words.</summary>
    public static IReadOnlyList<PlanFeature> Simplify(IReadOnlyList<PlanFeature> features)
    {
        HashSet<string> own = new(StringComparer.Ordinal);
        while (true)
        {
            string[][] ids = Ids(features, entry => own.Contains(entry.AssertionId));
            string[] different = [.. features.SelectMany((feature, at) => feature.Fulfills.Where((entry, index) => entry.AssertionId != ids[at][index])).Select(static entry => entry.AssertionId)];
            if (different.Length == 0)
            {
                break;
            }

            own.UnionWith(different);
        }

        return [.. features.Select(feature => feature.Fulfills.All(entry => entry.HasOwnId == own.Contains(entry.AssertionId)) ? feature : feature with
        {
            Fulfills = [.. feature.Fulfills.Select(entry => entry with { HasOwnId = own.Contains(entry.AssertionId) })],
        })];
    }

    // The ids of each feature's entries: those that are their own, and those that the others get.
    private static string[][] Ids(IReadOnlyList<PlanFeature> features, Func<PlanAssertion, bool> hasOwnId)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> uses = new(features.Count, StringComparer.OrdinalIgnoreCase);
        foreach (PlanFeature feature in features)
        {
            for (int index = 0; index < feature.Fulfills.Count; index++)
            {
                PlanAssertion entry = feature.Fulfills[index];
                if (hasOwnId(entry))
                {
                    taken.Add(entry.AssertionId);
                }
                else if (HasFormOfId(entry.Description))
                {
                    uses[entry.Description] = uses.GetValueOrDefault(entry.Description) + 1;
                }
            }
        }

        HashSet<string>? numbered = null;
        string[][] ids = new string[features.Count][];
        for (int at = 0; at < ids.Length; at++)
        {
            PlanFeature feature = features[at];
            ids[at] = feature.Fulfills.Count == 0 ? [] : new string[feature.Fulfills.Count];
            for (int index = 0; index < ids[at].Length; index++)
            {
                PlanAssertion entry = feature.Fulfills[index];
                if (hasOwnId(entry))
                {
                    ids[at][index] = entry.AssertionId;
                }
                else if (HasFormOfId(entry.Description) && uses[entry.Description] == 1 && !IsNumberedHere(entry.Description) && !taken.Contains(entry.Description))
                {
                    ids[at][index] = entry.Description;
                }
                else
                {
                    string id = Numbered(feature.FeatureId, index);
                    ids[at][index] = !taken.Contains(id) ? id : NextNumber(feature.FeatureId, feature.Fulfills.Count, next => !IsNumberedHere(next) && taken.Add(next));
                }
            }
        }

        return ids;

        // Hardly a text looks like one, and then the set of them all is not made.
        bool IsNumberedHere(string text) => text.Contains(Infix, StringComparison.OrdinalIgnoreCase)
            && (numbered ??= new HashSet<string>(features.SelectMany(static feature => feature.Fulfills.Select((_, index) => Numbered(feature.FeatureId, index))), StringComparer.OrdinalIgnoreCase)).Contains(text);
    }

    /// <summary>True for a text that is an assertion's id when it stands alone.</summary>
    public static bool HasFormOfId(string text) => IdPattern.IsName(text) && !IdPattern.IsDeviceName(text);

    /// <summary>The id of an entry that is free text.</summary>
    public static string Numbered(string featureId, int index) => string.Create(CultureInfo.InvariantCulture, $"{featureId}{Infix}{index + 1}");

    /// <summary>True for an id that a feature's entry of free text has got.</summary>
    public static bool IsNumbered(string featureId, string assertionId) =>
        assertionId.StartsWith(featureId, StringComparison.Ordinal)
        && assertionId.AsSpan(featureId.Length) is var rest && rest.StartsWith(Infix, StringComparison.Ordinal)
        && rest.Length > Infix.Length && rest[Infix.Length..].IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The first numbered id behind the places of a feature's entries that is accepted.</summary>
    public static string NextNumber(string featureId, int count, Func<string, bool> isAccepted)
    {
        string id = Numbered(featureId, count);
        while (!isAccepted(id))
        {
            id = Numbered(featureId, ++count);
        }

        return id;
    }
}
