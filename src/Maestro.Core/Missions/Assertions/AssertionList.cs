namespace Maestro.Missions;

/// <summary>The content of <c>assertions.json</c>.</summary>
internal sealed record AssertionList : ExtensibleRecord
{
    public required IReadOnlyList<Assertion> Assertions { get; init; }
}
