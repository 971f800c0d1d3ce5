namespace Maestro;

/// <summary>The words of a handoff's status, as they stand on disk.</summary>
public static class HandoffStatus
{
    /// <summary>Left by one session, waiting for another.</summary>
    public const string Pending = "pending";
    /// <summary>Claimed by one session.</summary>
    public const string PickedUp = "picked-up";
    /// <summary>The work it handed over is finished; final.</summary>
    public const string Completed = "completed";

    /// <summary>All words, in the order of a handoff's life.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, PickedUp, Completed];
}
