using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>The part of a worker prompt that says how a worker works, reports and hands off, with the commands as they are typed.</summary>
internal static class WorkerPromptEnding
{
    private const string Report =
        """{"salientSummary":"<what was done>","whatWasImplemented":"…","whatWasLeftUndone":"…","discoveredIssues":[{"severity":"minor","description":"…"}]}""";

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
        if (InvisibleCharacters.IsBlank(skill.Text))
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
        if (context.Mission.Status == MissionStatus.Draft)
        {
            yield return $"- The mission is a draft. Before you begin, a person approves it: {Of("Approve-MaestroMission", mission)}";
        }

        if (context.Mission.Status == MissionStatus.Paused)
        {
            yield return $"- The mission is paused. Before you begin, a person resumes it: {Of("Set-MaestroMission", mission, "-Status", MissionStatus.Executing)}";
        }

        if (context.Mission.IsFinished)
        {
            yield return $"- The mission is {NameText.Plain(context.Mission.Status)}: its features can't be changed any more.";
            status = FeatureStatus.Done;
        }

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
            yield return $"- A question that only a person can answer: {Of("Stop-MaestroFeature", feature, "-MissionId", mission, "-Question", "<the question>")}";
        }

        yield return $"- Stopping early: {Of("New-MaestroHandoff", "-FeatureId", feature, "-MissionId", mission, "-Summary", "<where it stands>", "-NextAction", "<what comes next>", "-Risk", "<what may go wrong>")}";
        yield return $"- If someone corrects you: {Of("Add-MaestroCorrection", "<the rule>", "-Trigger", "<word>")}. If a missing fact costs you time: {Of("Add-MaestroLearning", "<the fact>")}.";

        string Of(params string[] words) => AgentCommand.Of(context.Form, words);
    }
}
