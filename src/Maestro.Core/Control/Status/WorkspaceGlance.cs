namespace Maestro.Control;

/// <summary>What waits in a workspace, in numbers.</summary>
/// <param name="Ready">Features that can be started.</param>
/// <param name="Review">Features that wait for judgement.</param>
/// <param name="Handoffs">Handoffs that nobody has taken up.</param>
/// <param name="IsDamaged">True when something could not be read, and the numbers may lack it.</param>
internal sealed record WorkspaceGlance(int Ready, int Review, int Handoffs, bool IsDamaged)
{
    /// <summary>What is sensible to type next, most useful first.</summary>
    public IReadOnlyList<SnapshotStep> Steps { get; init; } = [];

    /// <summary>The numbers as text; empty when nothing waits.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        IsDamaged ? "damaged" : "",
        Ready > 0 ? $"{Ready} ready" : "",
        Review > 0 ? $"{Review} review" : "",
        Handoffs > 0 ? Kernel.Count.Of(Handoffs, "handoff") : "",
    }.Where(static part => part.Length > 0));
}
