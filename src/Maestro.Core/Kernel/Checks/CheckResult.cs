namespace Maestro;

/// <summary>The outcome of one check of a <c>Test-</c> cmdlet.</summary>
public record CheckResult
{
    internal CheckResult()
    {
    }

    /// <summary>What was checked.</summary>
    public string Name { get; internal init; } = null!;

    /// <summary>True when it holds.</summary>
    public bool Passed { get; internal init; }

    /// <summary>What was found, in a sentence.</summary>
    public string Message { get; internal init; } = null!;

    /// <summary>The thing that was checked: an id, a path; may be null.</summary>
    public string? Target { get; internal init; }

    /// <summary>The command that repairs it, or null.</summary>
    public string? Fix { get; internal init; }

    /// <summary>The name and the message.</summary>
    public sealed override string ToString() => $"{Name}: {Message}";
}
