using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Which features to read.</summary>
internal sealed record FeatureQuery
{
    /// <summary>Null: every mission that is not finished.</summary>
    public IReadOnlyList<IdFilter>? Missions { get; init; }

    /// <summary>Null: every feature.</summary>
    public IReadOnlyList<IdFilter>? Features { get; init; }

    public IReadOnlyCollection<string>? Statuses { get; init; }

    /// <summary>Null: those of every milestone.</summary>
    public IReadOnlyList<IdFilter>? Milestones { get; init; }

    /// <summary>True for those that can be started now.</summary>
    public bool ReadyOnly { get; init; }

    /// <summary>What a feature is asked beside its own id and its milestone's.</summary>
    public bool Accepts(Feature feature) =>
        (!ReadyOnly || feature.IsReady)
        && (Statuses is null or { Count: 0 } || Statuses.Contains(feature.Status, StringComparer.OrdinalIgnoreCase));
}
