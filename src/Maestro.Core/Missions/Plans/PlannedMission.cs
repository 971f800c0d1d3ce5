namespace Maestro.Missions;

/// <summary>The records that a plan becomes.</summary>
internal sealed record PlannedMission(Mission Mission, IReadOnlyList<Feature> Features, IReadOnlyList<Assertion> Assertions, MissionDetails Details);
