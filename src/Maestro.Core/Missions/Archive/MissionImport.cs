namespace Maestro;

/// <summary>What importing a mission did.</summary>
public sealed record MissionImport
{
    /// <summary>The file, as it was specified.</summary>
    public string Path { get; internal init; } = null!;

    /// <summary>The id of the mission.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>The id that the mission has in the file, when it was imported under a new one; else null.</summary>
    public string? OriginalMissionId { get; internal init; }

    /// <summary>What the mission is called, on one line and without control characters.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>added, updated or skipped.</summary>
    public string Action { get; internal init; } = null!;

    /// <summary>Why.</summary>
    public string Reason { get; internal init; } = null!;

    /// <summary>What was done with which mission.</summary>
    public override string ToString() => $"{Action} {MissionId}";
}
