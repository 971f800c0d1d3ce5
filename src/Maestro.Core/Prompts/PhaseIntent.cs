

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
            "Settle how the work will be done before anyone builds it: name the choices, what speaks for each, and what could go wrong. Write a plan that others can follow, not the code itself.",
        MilestoneProfile.PlanReview =>
            "Test the plan below against its goal. Look for missing steps, wrong assumptions and risks without an answer, and give a clear verdict: go ahead, or what must change first.",
        MilestoneProfile.Implementation =>
            "Build what is described, in the smallest change that fulfils it, and prove with the verification steps that it works. Where the plan doesn't fit, say so in the handoff instead of quietly doing something else.",
        MilestoneProfile.CodeReview =>
            "Read the change as one who must maintain it. Judge correctness first, then clarity, tests and safety; back each finding with a place in the code, and tell what must be fixed from what could be nicer.",
        MilestoneProfile.BugHunt =>
            "Try to break what was built: edge cases, wrong input, concurrency, failures halfway. Show each fault with the steps that reproduce it; a suspicion without a reproduction is labelled as one.",
        MilestoneProfile.Simplify =>
            "Take away what isn't needed: dead code, doubled logic, needless options and layers. Behaviour stays as it is, and the tests prove it before and after.",
        MilestoneProfile.Validation =>
            "Prove or disprove every assertion by running the real thing, and record each result with its evidence. Fix nothing on the way; what fails goes back.",
        _ => null,
    };
}
