namespace Maestro;

/// <summary>What Repair-MaestroWorkspace made of one fault.</summary>
public sealed record RepairResult
{
    /// <summary>The check that found the fault, as Test-MaestroEnvironment names it.</summary>
    public string Name { get; internal init; } = null!;

    /// <summary>The absolute path of the file or folder.</summary>
    public string Target { get; internal init; } = null!;

    /// <summary>What was done; for a fault that can't be repaired, the command that shows more.</summary>
    public string Action { get; internal init; } = null!;

    /// <summary>True when the fault is gone; false when a person has to decide what is right.</summary>
    public bool Repaired { get; internal init; }

    /// <summary>What was wrong, in a sentence.</summary>
    public string Message { get; internal init; } = null!;

    /// <summary>What was done.</summary>
    public override string ToString() => Message;
}
