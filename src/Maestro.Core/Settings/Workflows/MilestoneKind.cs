namespace Maestro;

/// <summary>The words of a milestone's kind.</summary>
public static class MilestoneKind
{
    /// <summary>Work is done here.</summary>
    public const string Work = "work";
    /// <summary>Something is decided here before the next milestone.</summary>
    public const string Gate = "gate";

    /// <summary>Both words.</summary>
    public static IReadOnlyList<string> All { get; } = [Work, Gate];
}
