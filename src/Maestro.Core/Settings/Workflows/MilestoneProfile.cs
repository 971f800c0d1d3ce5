namespace Maestro;

/// <summary>The words of a milestone's profile: what sort of work a worker is asked to do.</summary>
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
    /// <summary>Remove what is not needed.</summary>
    public const string Simplify = "simplify";
    /// <summary>Prove the assertions.</summary>
    public const string Validation = "validation";
    /// <summary>None of the others; the default.</summary>
    public const string Custom = "custom";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Planning, PlanReview, Implementation, CodeReview, BugHunt, Simplify, Validation, Custom];
}
