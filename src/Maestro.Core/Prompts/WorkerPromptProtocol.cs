

namespace Maestro.Prompts;

/// <summary>The part of a worker prompt that says how a worker works, reports and hands off, with the commands as they are typed.</summary>
internal static class WorkerPromptProtocol
{
    private const string Heading = "## Handoff Protocol";

    public static void Add(PromptDocument document, WorkerPromptContext context)
    {
        document.Section(Heading);
        if (!string.IsNullOrWhiteSpace(context.WorkerBase.Text))
        {
            document.Add(SkillText.Frame("HANDOFF PROTOCOL", context.WorkerBase.Text, 3), PromptRank.WorkerBase, "worker base");
        }

        string feature = context.Feature.FeatureId, mission = context.Mission.MissionId, milestone = context.Milestone.MilestoneId;
        document.Section(Heading, "### Commands");
        document.Add(
            "Each is given twice: for PowerShell with the Maestro module, and for other shells. Replace the words in quotes.\n\n"
            + string.Join('\n', NextStatuses(context.Feature.Status).Select(status => Report(status, feature, mission)))
            + (NextStatuses(context.Feature.Status).Length > 0 ? "\n" : "")
            + "- To hand off, so that the next session can continue:\n"
            + AgentCommand.ForBothShells(Handoff(context, feature, mission, milestone)));
    }

    // Planning hands a plan on, everything else what was done.
    private static string[] Handoff(WorkerPromptContext context, string feature, string mission, string milestone)
    {
        bool isPlan = context.Milestone.Profile is MilestoneProfile.Planning or MilestoneProfile.PlanReview;
        string[] start =
        [
            "New-MaestroHandoff", "-Mode", isPlan ? "plan" : "execute", "-MissionId", mission, "-FeatureId", feature, "-MilestoneId", milestone,
            "-SessionCore", "what this session was about", "-Summary", "the outcome", "-NextAction", "what to do next",
        ];
        return
        [
            .. start,
            .. isPlan ? ["-Decision", "what was decided"] : (string[])["-CompletedWork", "what is done", "-Validation", "what was checked"],
            "-Artifact", "a file that matters", "-ReadMore", "the file to read first", "-Risk", "what may go wrong", "-ConfidenceWork", "0.8",
        ];
    }

    // The way from where the feature stands to review; somebody else moves it on from there.
    private static string[] NextStatuses(string status) => status switch
    {
        FeatureStatus.Pending or FeatureStatus.Assigned => [FeatureStatus.InProgress, FeatureStatus.Review],
        FeatureStatus.InProgress => [FeatureStatus.Review],
        FeatureStatus.Blocked => [FeatureStatus.Pending, FeatureStatus.InProgress, FeatureStatus.Review],
        _ => [],
    };

    private static string Report(string status, string feature, string mission)
    {
        const string Content = """{"salientSummary":"the one thing to know","whatWasImplemented":"what was built","whatWasLeftUndone":"what was not"}""";
        string[] command = ["Set-MaestroFeature", feature, "-MissionId", mission, "-Status", status];
        (string when, string[] more) = status switch
        {
            FeatureStatus.InProgress => ("When you begin", (string[])[]),
            FeatureStatus.Review => ("When the verification steps are done", ["-Report", Content]),
            _ => ("When it is no longer blocked", []),
        };
        return $"- {when}:\n{AgentCommand.ForBothShells([.. command, .. more])}";
    }
}
