

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
            "Decide how the work will be done before anyone builds it: describe the options, the arguments for each, and the risks. Write a plan that others can follow, not the code itself.",
        MilestoneProfile.PlanReview =>
            "Test the plan below against its goal. Look for missing steps, wrong assumptions and risks without an answer, and give a clear verdict: approve it, or state what must change first.",
        MilestoneProfile.Implementation =>
            "Build what is described, with the smallest change that fulfils it, and use the verification steps to show that it works. If the plan doesn't fit, say so in the handoff instead of silently deviating from it.",
        MilestoneProfile.CodeReview =>
            "Review the change as its future maintainer. Judge correctness first, then clarity, tests and safety; support each finding with a location in the code, and distinguish what must be fixed from what could be improved.",
        MilestoneProfile.BugHunt =>
            "Try to break what was built: edge cases, wrong input, concurrency, failures halfway. Report each fault with steps to reproduce it; label suspicions that you can't reproduce as such.",
        MilestoneProfile.Simplify =>
            "Remove what isn't needed: dead code, duplicated logic, unnecessary options and layers. Behaviour must not change; run the tests before and after to show it.",
        MilestoneProfile.Validation =>
            "Verify every assertion against the running system, and record each result with its evidence. Don't fix anything; report failures.",
        _ => null,
    };
}
