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
        HashSet<string> numbered = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> uses = new(StringComparer.OrdinalIgnoreCase);
        foreach (PlanFeature feature in features)
        {
            for (int i = 0; i < feature.Fulfills.Count; i++)
            {
                PlanAssertion entry = feature.Fulfills[i];
                numbered.Add(Numbered(feature.FeatureId, i));
                if (entry.HasOwnId)
                {
                    taken.Add(entry.AssertionId);
                }
                else
                {
                    uses[entry.Description] = uses.GetValueOrDefault(entry.Description) + 1;
                }
            }
        }

        return [.. features.Select(feature => feature.Fulfills.Count == 0 ? feature : feature with
        {
            Fulfills = [.. feature.Fulfills.Select((entry, index) => entry.HasOwnId ? entry : entry with { AssertionId = Id(feature, entry.Description, index) })],
        })];

        string Id(PlanFeature feature, string text, int index)
        {
            if (HasFormOfId(text) && uses[text] == 1 && !numbered.Contains(text) && !taken.Contains(text))
            {
                return text;
            }

            string id = Numbered(feature.FeatureId, index);
            return taken.Contains(id) ? NextNumber(feature.FeatureId, feature.Fulfills.Count, next => !numbered.Contains(next) && taken.Add(next)) : id;
        }
    }

    /// <summary>The same features, with an id given only for those entries that would get another one from their words.</summary>
    public static IReadOnlyList<PlanFeature> Simplify(IReadOnlyList<PlanFeature> features)
    {
        HashSet<string> own = new(StringComparer.Ordinal);
        while (true)
        {
            IReadOnlyList<PlanFeature> candidate = [.. features.Select(feature => feature.Fulfills.Count == 0 ? feature : feature with
            {
                Fulfills = [.. feature.Fulfills.Select(entry => entry with { HasOwnId = own.Contains(entry.AssertionId) })],
            })];
            string[] different = [.. features.Zip(Resolve(candidate)).SelectMany(static pair => pair.First.Fulfills.Zip(pair.Second.Fulfills))
                .Where(static pair => pair.First.AssertionId != pair.Second.AssertionId).Select(static pair => pair.First.AssertionId)];
            if (different.Length == 0)
            {
                return candidate;
            }

            own.UnionWith(different);
        }
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
