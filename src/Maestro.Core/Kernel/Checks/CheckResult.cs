namespace Maestro;

/// <summary>The outcome of one check of a <c>Test-</c> cmdlet.</summary>
public record CheckResult
{
    /// <summary>What was checked.</summary>
    public required string Name { get; init; }

    /// <summary>True when it holds.</summary>
    public required bool Passed { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The thing that was checked: an id, a path; may be null.</summary>
    public string? Target { get; init; }

    /// <summary>What to type to mend it, or null.</summary>
    public string? Fix { get; init; }
}
