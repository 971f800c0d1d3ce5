using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The content of <c>details.json</c>: what a mission's plan says beyond the files that other programs share. Nothing said, no file.</summary>
internal sealed record MissionDetails : ExtensibleRecord
{
    private const int MostPlans = 50;

    /// <summary>Of a mission about which nothing is said.</summary>
    public static MissionDetails None { get; } = new();

    /// <summary>By feature id; null when nothing is said about any.</summary>
    public IReadOnlyDictionary<string, FeatureDetails>? Features { get; init => field = ReadOnly.MapOrNull(value); }

    /// <summary>By assertion id; null when nothing is said about any.</summary>
    public IReadOnlyDictionary<string, AssertionDetails>? Assertions { get; init => field = ReadOnly.MapOrNull(value); }

    /// <summary>The digests of the plans that the mission was made from or updated by, oldest first; null while its plan never changed.</summary>
    public IReadOnlyList<string>? Plans { get; init => field = ReadOnly.ListOrNull(value); }

    /// <summary>True when nothing is said.</summary>
    [JsonIgnore]
    public bool IsEmpty => Plans is null or { Count: 0 } && Features is null or { Count: 0 } && Assertions is null or { Count: 0 } && Extra is null or { Count: 0 };

    /// <summary>The feature with what is said about it.</summary>
    public Feature Of(Feature feature) => Features?.GetValueOrDefault(feature.FeatureId) is { } said
        ? feature with { Priority = said.Priority ?? FeaturePriority.Default, Labels = said.Labels ?? [], Files = said.Files ?? [], ParentId = said.ParentId }
        : feature;

    /// <summary>The globs of a feature's files; null when nothing is said about them.</summary>
    public IReadOnlyList<string>? FilesOf(string featureId) => Features?.GetValueOrDefault(featureId)?.Files is { Count: > 0 } files ? files : null;

    /// <summary>The assertion with what is said about it.</summary>
    public Assertion Of(Assertion assertion) => Assertions?.GetValueOrDefault(assertion.AssertionId)?.Check is { } check
        ? assertion with { Check = check }
        : assertion;

    /// <summary>The assertions with what is said about them; the very same list when nothing is.</summary>
    public IReadOnlyList<Assertion> Of(IReadOnlyList<Assertion> assertions) => Assertions is null or { Count: 0 } ? assertions : [.. assertions.Select(Of)];

    /// <summary>The details of just these features and assertions. What other programs wrote about them is kept.</summary>
    public MissionDetails With(IEnumerable<Feature> features, IEnumerable<Assertion> assertions) => this with
    {
        Features = OrNull(features.Select(feature => (feature.FeatureId, Said: FeatureDetails.Of(feature, Features?.GetValueOrDefault(feature.FeatureId))))),
        Assertions = OrNull(assertions.Select(assertion => (assertion.AssertionId, Said: AssertionDetails.Of(assertion, Assertions?.GetValueOrDefault(assertion.AssertionId))))),
    };

    /// <summary>The details with what is said about one assertion as it is now.</summary>
    public MissionDetails With(Assertion assertion)
    {
        var said = new Dictionary<string, AssertionDetails>(Assertions ?? ReadOnly.Map<AssertionDetails>(null), StringComparer.Ordinal);
        if (AssertionDetails.Of(assertion, said.GetValueOrDefault(assertion.AssertionId)) is { } about)
        {
            said[assertion.AssertionId] = about;
        }
        else
        {
            said.Remove(assertion.AssertionId);
        }

        return this with { Assertions = said.Count == 0 ? null : said };
    }

    /// <summary>The details with one more plan that the mission was made from or updated by.</summary>
    public MissionDetails WithPlan(string digest) => Plans?.Contains(digest) == true ? this : this with { Plans = [.. (Plans ?? []).TakeLast(MostPlans - 1), digest] };

    /// <summary>What is to be written for a mission: the file, or that there is none.</summary>
    public StateWrite Write(string missionId) =>
        new(StatePaths.Details(missionId), IsEmpty ? (ReadOnlyMemory<byte>?)null : StateJson.Write(this, StateJsonContext.Default.MissionDetails));

    private static Dictionary<string, T>? OrNull<T>(IEnumerable<(string Id, T? Said)> items)
        where T : class
    {
        Dictionary<string, T>? said = null;
        foreach ((string id, T? about) in items)
        {
            if (about is not null)
            {
                (said ??= new(StringComparer.Ordinal))[id] = about;
            }
        }

        return said;
    }
}

/// <summary>What is said about a feature.</summary>
internal sealed record FeatureDetails : ExtensibleRecord
{
    /// <summary>From 0, the most urgent, to 4; null for the default.</summary>
    public int? Priority { get; init; }

    public IReadOnlyList<string>? Labels { get; init => field = ReadOnly.ListOrNull(value); }

    /// <summary>Globs.</summary>
    public IReadOnlyList<string>? Files { get; init => field = ReadOnly.ListOrNull(value); }

    public string? ParentId { get; init; }

    /// <summary>What there is to say of a feature; null when that is nothing.</summary>
    public static FeatureDetails? Of(Feature feature, FeatureDetails? before)
    {
        // Of most features of a large plan, nothing is.
        if (before is null && feature is { Priority: FeaturePriority.Default, Labels.Count: 0, Files.Count: 0, ParentId: null })
        {
            return null;
        }

        FeatureDetails said = (before ?? new FeatureDetails()) with
        {
            Priority = feature.Priority == FeaturePriority.Default ? null : feature.Priority,
            Labels = feature.Labels.Count == 0 ? null : feature.Labels,
            Files = feature.Files.Count == 0 ? null : feature.Files,
            ParentId = feature.ParentId,
        };
        return said is { Priority: null, Labels: null, Files: null, ParentId: null, Extra: null or { Count: 0 } } ? null : said;
    }
}

/// <summary>What is said about an assertion.</summary>
internal sealed record AssertionDetails : ExtensibleRecord
{
    /// <summary>The command that proves it.</summary>
    public string? Check { get; init; }

    /// <summary>What there is to say of an assertion; null when that is nothing.</summary>
    public static AssertionDetails? Of(Assertion assertion, AssertionDetails? before)
    {
        if (before is null && assertion.Check is null)
        {
            return null;
        }

        AssertionDetails said = (before ?? new AssertionDetails()) with { Check = assertion.Check };
        return said is { Check: null, Extra: null or { Count: 0 } } ? null : said;
    }
}
