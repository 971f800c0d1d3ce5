using System.Text;
using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Prompts;

/// <summary>Gathers what a worker needs to know of its feature, and keeps the prompt made of it.</summary>
internal sealed class WorkerPromptService(
    IStateStore store,
    MissionRepository missions,
    FeatureService features,
    MemoryService memory,
    GuidanceService guidance,
    NoteService notes,
    HandoffService handoffs,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    /// <summary>The prompt of a feature as things stand; it is stored beside the feature.</summary>
    /// <exception cref="MaestroException">MilestoneNotFound, and those of finding the feature.</exception>
    public Change<WorkerPrompt> Decide(WorkerPromptRequest request, IFeedback feedback, CancellationToken cancellationToken)
    {
        (Mission mission, Feature feature) = features.Find(request.MissionId, request.FeatureId, feedback);
        WorkerPrompt prompt = WorkerPromptBuilder.Build(Gather(mission, feature, request.Budget, feedback, cancellationToken));
        string path = StatePaths.Prompt(prompt.MissionId, prompt.FeatureId);
        return new Change<WorkerPrompt>(store, $"{prompt.FeatureId} of {prompt.MissionId}", "Create the worker prompt", prompt with { WrittenTo = [store.FullPath(path)] })
        {
            Writes = [new StateWrite(path, Encoding.UTF8.GetBytes(prompt.Text))],
        };
    }

    /// <summary>The same prompt, once its feature was found again: nobody has to wait while another one is made.</summary>
    /// <exception cref="MaestroException">FeatureNotFound: it went while the prompt was made.</exception>
    public Change<WorkerPrompt> DecideAgain(Change<WorkerPrompt> made) => missions.FindFeature(made.Result.MissionId, made.Result.FeatureId) is null
        ? throw new MaestroException(
            ErrorCode.FeatureNotFound, $"The feature '{made.Result.FeatureId}' no longer exists.", "Get-MaestroFeature lists all features.", made.Result.FeatureId)
        : made;

    /// <summary>The stored prompts of features.</summary>
    /// <param name="query">The features; one that a literal id picks must have a prompt.</param>
    /// <param name="feedback">Where features without one are told.</param>
    public IEnumerable<WorkerPrompt> Get(FeatureQuery query, IFeedback feedback)
    {
        HashSet<string> literal = [.. (query.Features ?? []).Where(static filter => !filter.IsWildcard).Select(static filter => filter.Text)];
        foreach (Feature feature in features.Get(query, feedback))
        {
            if (feedback.TryOrReport(() => Stored(feature)) is { } prompt)
            {
                yield return prompt;
            }
            else if (literal.Any(text => feature.FeatureId.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            {
                feedback.Problem(new MaestroException(
                    ErrorCode.PromptNotFound,
                    $"No prompt has been created for the feature '{feature.FeatureId}' of {feature.MissionId} yet.",
                    CommandText.Of($"New-MaestroWorkerPrompt {feature.FeatureId} -MissionId {feature.MissionId}"),
                    feature.FeatureId));
            }
        }
    }

    private WorkerPrompt? Stored(Feature feature)
    {
        string path = StatePaths.Prompt(feature.MissionId, feature.FeatureId);
        if (store.Find(path) is not { IsFolder: false } entry || store.Read(path) is not { } content)
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(content);
        return new WorkerPrompt
        {
            FeatureId = feature.FeatureId,
            MissionId = feature.MissionId,
            WorkerType = feature.WorkerType,
            GeneratedAt = new DateTimeOffset(entry.LastWriteUtc, TimeSpan.Zero),
            Text = text,
            EstimatedTokens = PromptDocument.Estimate(text),
            WrittenTo = [store.FullPath(path)],
        };
    }

    private WorkerPromptContext Gather(Mission mission, Feature feature, int? budget, IFeedback feedback, CancellationToken cancellationToken)
    {
        MissionState state = missions.Load(mission, feedback);
        Milestone milestone = state.Milestones.FirstOrDefault(each => each.MilestoneId == feature.MilestoneId) ?? throw new MaestroException(
            ErrorCode.MilestoneNotFound,
            $"The feature '{feature.FeatureId}' belongs to the milestone '{Display.Short(feature.MilestoneId)}', which the mission {mission.MissionId} doesn't have.",
            CommandText.Of($"Get-MaestroMilestone -MissionId {mission.MissionId}"),
            feature.FeatureId);
        MemorySettings remembers = settings().Memory;
        IReadOnlyList<Handoff> prior = PriorHandoffs(feature, mission, feedback, cancellationToken);
        return new WorkerPromptContext
        {
            Feature = feature,
            Mission = mission,
            Milestone = milestone,
            Siblings = [.. state.Features.Where(each => each.FeatureId != feature.FeatureId)],
            Assertions = [.. state.Assertions.Where(each => each.FeatureId == feature.FeatureId)],
            PreviousOutputs = PreviousOutputs(state, milestone, feedback),
            Corrections = remembers is { Enabled: true, CorrectionsEnabled: true }
                ? memory.Recall($"{feature.Title}\n{feature.Description}", Paths(feature, prior), feedback)
                : [],
            Guidance = remembers is { Enabled: true, LearningsEnabled: true } ? feedback.TryOrReport(guidance.Find) : null,
            Notes = notes.GetOrReport(feedback),
            PriorHandoffs = [.. prior.Select(PriorHandoff.Of)],
            Skill = Skill(feature.WorkerType, feedback) ?? BuiltInSkills.ForWorker(feature.WorkerType),
            WorkerBase = Skill(BuiltInSkills.WorkerBase, feedback) ?? BuiltInSkills.Base,
            Now = clock.GetUtcNow(),
            Budget = budget,
        };
    }

    // What is judged is what the milestone before delivered.
    private List<PreviousOutput> PreviousOutputs(MissionState state, Milestone milestone, IFeedback feedback)
    {
        var outputs = new List<PreviousOutput>();
        if (!PhaseIntent.IsReviewing(milestone.Profile ?? MilestoneProfile.Custom)
            || state.Milestones.LastOrDefault(each => each.Order < milestone.Order) is not { } before)
        {
            return outputs;
        }

        foreach (Feature feature in state.Features.Where(each => each.MilestoneId == before.MilestoneId && each.Status == FeatureStatus.Done))
        {
            if ((feature.Report ?? feedback.TryOrReport(() => Report(feature))) is { } report)
            {
                outputs.Add(new PreviousOutput(feature.FeatureId, feature.Title, report));
            }
        }

        return outputs;
    }

    private WorkerReport? Report(Feature feature)
    {
        string path = StatePaths.Report(feature.MissionId, feature.FeatureId);
        return store.Read(path) is { } content ? StateJson.Read(content, StateJsonContext.Default.WorkerReport, store.FullPath(path)) : null;
    }

    // No handoff is older than the mission it is about; two days leave room for any two time zones.
    private List<Handoff> PriorHandoffs(Feature feature, Mission mission, IFeedback feedback, CancellationToken cancellationToken)
    {
        string oldest = mission.CreatedAt.AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var query = new HandoffQuery
        {
            Handoffs = [new IdFilter(oldest, IsWildcard: true, id => string.CompareOrdinal(id, oldest) >= 0)],
            Missions = [new IdFilter(mission.MissionId, IsWildcard: true, id => id == mission.MissionId)],
            Features = [new IdFilter(feature.FeatureId, IsWildcard: false, static _ => false)],
        };
        return
        [
            .. handoffs.Get(query, feedback, cancellationToken)
                .Where(static handoff => PriorHandoff.Of(handoff).HasContent)
                .Take(WorkerPromptMemory.HandoffCap),
        ];
    }

    private static HashSet<string> Paths(Feature feature, IReadOnlyList<Handoff> prior) =>
    [
        .. MentionedPaths.In([feature.Title, feature.Description, feature.Preconditions, feature.ExpectedBehavior, .. feature.VerificationSteps]),
        .. prior.SelectMany(static handoff => handoff.Files ?? []),
    ];

    // The project's own instructions go before the built-in ones.
    private WorkerSkill? Skill(string workerType, IFeedback feedback)
    {
        if (!IdPattern.IsWorkerType(workerType) || IdPattern.IsDeviceName(workerType))
        {
            return null;
        }

        string path = StatePaths.Skill(workerType);
        return feedback.TryOrReport(() => store.Read(path)) is { } content
            ? new WorkerSkill(workerType, SkillText.WithoutFrontMatter(Encoding.UTF8.GetString(content)), store.FullPath(path))
            : null;
    }
}

/// <summary>A prompt that is to be made.</summary>
/// <param name="FeatureId">The feature, or an unambiguous start of its id.</param>
/// <param name="MissionId">Its mission, or null for the only open one that has it.</param>
/// <param name="Budget">The most tokens, or null.</param>
internal sealed record WorkerPromptRequest(string FeatureId, string? MissionId, int? Budget);
