namespace Maestro.Prompts;

/// <summary>What a milestone's profile asks of a worker.</summary>
internal static class PhaseIntent
{
    private static readonly HashSet<string> Reviewing =
    [
        MilestoneProfile.PlanReview, MilestoneProfile.CodeReview, MilestoneProfile.BugHunt, MilestoneProfile.Simplify, MilestoneProfile.Validation,
    ];

    /// <summary>True for the profiles that judge or rework what the milestone before delivered.</summary>
    public static bool IsReviewing(string profile) => Reviewing.Contains(profile);

    /// <summary>The sentence for a profile; null for custom, whose description says it.</summary>
    public static string? Of(string profile) => profile switch
    {
        MilestoneProfile.Planning =>
            "Decide how the work will be done before anyone builds it: the options, the arguments for each, the risks. Write a plan that others can follow, not the code.",
        MilestoneProfile.PlanReview =>
            "Test the plan against its goal: missing steps, wrong assumptions, risks without an answer. Give a clear verdict: approve it, or state what must change first.",
        MilestoneProfile.Implementation =>
            "Build what is described, and prove that it works. If the plan doesn't fit, report that instead of silently deviating from it.",
        MilestoneProfile.CodeReview =>
            "Review the change as its future maintainer: correctness first, then clarity, tests and safety. Give each finding a location; separate what must be fixed from what could be better.",
        MilestoneProfile.BugHunt =>
            "Try to break what was built: edge cases, wrong input, concurrency, failures halfway. Report each fault with the steps to reproduce it, and mark suspicions as such.",
        MilestoneProfile.Simplify =>
            "Remove what isn't needed: dead code, duplicated logic, unnecessary options and layers. Behaviour must not change; run the tests before and after.",
        MilestoneProfile.Validation =>
            "Verify every assertion against the running system, and record each result with its evidence. Don't fix anything; report failures.",
        _ => null,
    };
}
