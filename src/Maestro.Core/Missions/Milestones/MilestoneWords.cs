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
    /// <summary>Closed for good.</summary>
    public const string Sealed = "sealed";
    /// <summary>Its mission failed here.</summary>
    public const string Failed = "failed";

    /// <summary>All words, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Executing, Validating, Sealed, Failed];
}

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

/// <summary>The words of a milestone's profile: what sort of work a worker is told to do.</summary>
public static class MilestoneProfile
{
    /// <summary>Decide the approach.</summary>
    public const string Planning = "planning";
    /// <summary>Judge the plan.</summary>
    public const string PlanReview = "plan-review";
    /// <summary>Build.</summary>
    public const string Implementation = "implementation";
    /// <summary>Judge the code.</summary>
    public const string CodeReview = "code-review";
    /// <summary>Look for faults.</summary>
    public const string BugHunt = "bug-hunt";
    /// <summary>Take away what is not needed.</summary>
    public const string Simplify = "simplify";
    /// <summary>Prove the assertions.</summary>
    public const string Validation = "validation";
    /// <summary>None of the others; the default.</summary>
    public const string Custom = "custom";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Planning, PlanReview, Implementation, CodeReview, BugHunt, Simplify, Validation, Custom];
}
