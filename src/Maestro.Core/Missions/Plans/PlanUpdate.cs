namespace Maestro.Missions;

/// <summary>How the plan of a mission is to be changed.</summary>
/// <param name="MissionId">The mission; null for the only one that is open.</param>
internal sealed record PlanUpdateRequest(string? MissionId)
{
    /// <summary>True to remove work that was begun or proven, too.</summary>
    public bool Force { get; init; }

    /// <summary>Why; kept with what is removed and in the history.</summary>
    public string? Reason { get; init; }
}

/// <summary>A mission before and after its plan was changed.</summary>
internal sealed record PlanUpdate(MissionDifference Difference, MissionState Before, Func<MissionState> Derive)
{
    /// <summary>The mission after the change; derived when somebody asks.</summary>
    public MissionState After => field ??= Derive();
}
