namespace Maestro;

/// <summary>The words of a milestone's derived status.</summary>
public static class MilestoneStatus
{
    /// <summary>Not begun, or waiting for the milestone before it.</summary>
    public const string Pending = "pending";
    /// <summary>Its features are being worked on.</summary>
    public const string Executing = "executing";
    /// <summary>Its features are done; its assertions are being checked.</summary>
    public const string Validating = "validating";
    /// <summary>Closed permanently.</summary>
    public const string Sealed = "sealed";
    /// <summary>Its mission failed here.</summary>
    public const string Failed = "failed";

    /// <summary>All words, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Executing, Validating, Sealed, Failed];
}
