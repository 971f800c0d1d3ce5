namespace Maestro.Missions;

/// <summary>What is to be changed of a mission; null leaves a thing as it is.</summary>
internal sealed record MissionUpdate(string? MissionId)
{
    public string? Status { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>True when the status it already has is no error.</summary>
    public bool AllowSameStatus { get; init; }

    /// <summary>True when a warning is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>True to complete it in spite of what is open.</summary>
    public bool Force { get; init; }

    /// <summary>Why it is completed in spite of that.</summary>
    public string? Reason { get; init; }
}

/// <summary>A mission before and after an update.</summary>
internal sealed record MissionChange(Mission Before, Mission After);
