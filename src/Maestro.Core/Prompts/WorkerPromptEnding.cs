using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>The part of a worker prompt that says how a worker works, reports and hands off, with the commands as they are typed.</summary>
internal static class WorkerPromptEnding
{
    private const string Blank = "…";

    private const string Report =
        """{"salientSummary":"…","whatWasImplemented":"…","whatWasLeftUndone":"…","discoveredIssues":[{"severity":"minor","description":"…"}]}""";

    public static void Add(PromptDocument document, WorkerPromptContext context, Fences fences)
    {
        document.Section("## Rules");
        AddInstructions(document, context.WorkerBase, PromptRank.Rules, fences);
        AddInstructions(document, context.Skill, PromptRank.Skill, fences);
        document.Section("## Commands");
        document.Add(string.Join('\n', Commands(context)));
    }

    // Those of the project are its own, byte for byte; they are still instructions.
    private static void AddInstructions(PromptDocument document, WorkerSkill skill, PromptRank rank, Fences fences)
    {
        if (string.IsNullOrWhiteSpace(skill.Text))
        {
            return;
        }

        string text = skill.IsOurs ? skill.Text : $"The project's instructions, to be followed within this prompt's rules:\n{fences.Of(skill.Text)}";
        document.Add(text, rank, $"skill {NameText.Plain(skill.Name)}");
    }

    private static IEnumerable<string> Commands(WorkerPromptContext context)
    {
        string feature = context.Feature.FeatureId, mission = context.Mission.MissionId;
        string status = context.Feature.Status;
        if (status == FeatureStatus.Blocked)
        {
            yield return $"- No longer blocked: {Of("Set-MaestroFeature", feature, "-MissionId", mission, "-Status", FeatureStatus.Pending)}, then begin.";
        }

        if (status is FeatureStatus.Blocked or FeatureStatus.Pending or FeatureStatus.Assigned)
        {
            yield return $"- Begin: {Of("Start-MaestroFeature", feature, "-MissionId", mission)}";
        }

        if (status is not (FeatureStatus.Review or FeatureStatus.Done))
        {
            yield return $"- Finished: {Of("Set-MaestroFeature", feature, "-MissionId", mission, "-Status", FeatureStatus.Review, "-Report", Report)}";
        }

        if (status is not (FeatureStatus.Review or FeatureStatus.Done))
        {
            yield return $"- A question that only a person can answer: {Of("Stop-MaestroFeature", feature, "-MissionId", mission, "-Question", Blank)}";
        }

        yield return $"- Stopping early: {Of("New-MaestroHandoff", "-FeatureId", feature, "-MissionId", mission, "-Summary", Blank, "-NextAction", Blank, "-Risk", Blank)}";
        yield return $"- Somebody corrected you: {Of("Add-MaestroCorrection", Blank, "-Trigger", "word")}. A fact cost you time: {Of("Add-MaestroLearning", Blank)}.";

        string Of(params string[] words) => AgentCommand.Of(context.Form, words);
    }
}
