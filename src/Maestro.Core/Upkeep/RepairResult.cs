namespace Maestro;

/// <summary>What Repair-MaestroWorkspace made of one fault.</summary>
public sealed record RepairResult
{
    /// <summary>The check that found the fault, as Test-MaestroEnvironment names it.</summary>
    public required string Name { get; init; }

    /// <summary>The absolute path of the file or folder.</summary>
    public required string Target { get; init; }

    /// <summary>What was done; for a fault that can't be repaired, what to type to see more.</summary>
    public required string Action { get; init; }

    /// <summary>True when the fault is gone; false when a person has to decide what is right.</summary>
    public required bool Mended { get; init; }

    /// <summary>What was wrong, in a sentence.</summary>
    public required string Message { get; init; }
}
