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

    /// <summary>Null: those with any labels, or none.</summary>
    public IReadOnlyList<IdFilter>? Labels { get; init; }

    /// <summary>Null: those of every priority.</summary>
    public IReadOnlyCollection<int>? Priorities { get; init; }

    /// <summary>True for those that can be started now, in order of worth.</summary>
    public bool ReadyOnly { get; init; }

    /// <summary>True to add what the history knows of each feature.</summary>
    public bool WithHistory { get; init; }

    /// <summary>What a feature is asked beside its own id and its milestone's.</summary>
    public bool Accepts(Feature feature) =>
        (!ReadyOnly || feature.IsReady)
        && (Priorities is null or { Count: 0 } || Priorities.Contains(feature.Priority))
        && (Labels is null or { Count: 0 } || feature.Labels.Any(label => Labels.Any(filter => filter.Accepts(label))))
        && (Statuses is null or { Count: 0 } || Statuses.Contains(feature.Status, StringComparer.OrdinalIgnoreCase));
}
