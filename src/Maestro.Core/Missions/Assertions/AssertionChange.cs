using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Missions;

/// <summary>A judgement of an assertion, or another way to check it.</summary>
internal sealed record AssertionUpdate(string AssertionId, string? MissionId, string? Result, string? Evidence, string? Reason)
{
    /// <summary>The command that shows whether it holds; empty to take it away, null to leave it as it is.</summary>
    public string? Check { get; init; }

    /// <summary>True to let words stand in the place of what a command showed; needs a reason.</summary>
    public bool Force { get; init; }

    /// <summary>Who judges.</summary>
    public Author Author { get; init; }

    /// <summary>The files that it is a judgement of; null when they were not read.</summary>
    public TreeState? Tree { get; init; }
}

/// <summary>An assertion before and after a judgement.</summary>
internal sealed record AssertionChange(string MissionId, Assertion Before, Assertion After);

/// <summary>Which assertions to read.</summary>
internal sealed record AssertionQuery
{
    /// <summary>Null: every mission that is not finished.</summary>
    public IReadOnlyList<IdFilter>? Missions { get; init; }

    /// <summary>Null: every assertion.</summary>
    public IReadOnlyList<IdFilter>? Assertions { get; init; }

    public IReadOnlyCollection<string>? Results { get; init; }

    /// <summary>Null: those of every milestone.</summary>
    public IReadOnlyList<IdFilter>? Milestones { get; init; }

    /// <summary>Null: those of every feature.</summary>
    public IReadOnlyList<IdFilter>? Features { get; init; }

    /// <summary>What an assertion is asked beside the ids.</summary>
    public bool Accepts(Assertion assertion) =>
        Results is null or { Count: 0 } || Results.Contains(assertion.Result, StringComparer.OrdinalIgnoreCase);
}
