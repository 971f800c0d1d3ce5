using System.Text;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Prompts;

/// <summary>Gathers what a worker needs to know of its feature, and keeps the prompt made of it.</summary>
internal sealed class WorkerPromptService(
    IStateStore store,
    MissionRepository missions,
    FeatureService features,
    FeatureStarts starts,
    MemoryService memory,
    NoteService notes,
    WorkerPromptSources history,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    private const int NoteCap = 5;

    /// <summary>The prompt of a feature as things stand; it is stored beside the feature.</summary>
    /// <exception cref="MaestroException">MilestoneNotFound, and those of finding the feature.</exception>
    public Change<WorkerPrompt> Decide(WorkerPromptRequest request, IFeedback feedback, CancellationToken cancellationToken)
    {
        (Mission mission, Feature feature) = features.Find(request.MissionId, request.FeatureId, feedback);
        Change<FeatureChange>? start = request.Claim is null ? null : Start(request, feedback);
        WorkerPromptContext context = Gather(start?.Result.MissionAfter ?? mission, start?.Result.After ?? feature, request, feedback, cancellationToken);
        WorkerPrompt prompt = WorkerPromptBuilder.Build(context);
        string path = StatePaths.Prompt(prompt.MissionId, prompt.FeatureId);
        return new Change<WorkerPrompt>(
            store,
            $"{prompt.FeatureId} of {prompt.MissionId}",
            start is null ? "Create the worker prompt" : "Claim the feature and create the worker prompt",
            prompt with { WrittenTo = [store.FullPath(path)] })
        {
            Warnings = start?.Warnings ?? [],
            Writes = [.. start?.Writes ?? [], new StateWrite(path, Encoding.UTF8.GetBytes(prompt.Text))],
        };
    }

    /// <summary>The same prompt, once its feature was found again, and claimed: nobody has to wait while another one is made.</summary>
    /// <exception cref="MaestroException">FeatureNotFound: it went while the prompt was made. FeatureHeld: somebody else was faster.</exception>
    public Change<WorkerPrompt> DecideAgain(Change<WorkerPrompt> made, WorkerPromptRequest request, IFeedback feedback)
    {
        if (missions.FindFeature(made.Result.MissionId, made.Result.FeatureId) is null)
        {
            throw new MaestroException(
                ErrorCode.FeatureNotFound, $"The feature '{made.Result.FeatureId}' no longer exists.", "Get-MaestroFeature lists all features.", made.Result.FeatureId);
        }

        return request.Claim is null ? made : made with { Writes = [.. Start(request, feedback).Writes, made.Writes[^1]] };
    }

    private Change<FeatureChange> Start(WorkerPromptRequest request, IFeedback feedback) =>
        starts.Decide(new FeatureUpdate(request.FeatureId, request.MissionId) { Author = request.Claim!.Value }, feedback);

    private static WorkerAtWork? Claimed(Feature feature, WorkerPromptRequest request, DateTimeOffset now) => request.Claim is { } author
        ? new WorkerAtWork(feature.FeatureId, author.Agent ?? author.User, author.SessionId, now, [])
        : null;

    /// <summary>The stored prompts of features.</summary>
    /// <param name="query">The features; one that a literal id picks must have a prompt.</param>
    /// <param name="feedback">Where features without one are reported.</param>
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
        if (store.ReadExact(path) is not { } content || store.Find(path) is not { } entry)
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

    private WorkerPromptContext Gather(Mission mission, Feature feature, WorkerPromptRequest request, IFeedback told, CancellationToken cancellationToken)
    {
        // The same files are read for the feature and for what it builds on.
        var feedback = new DistinctFeedback(told);
        MissionState state = missions.Load(mission, feedback);
        Milestone milestone = state.Milestones.FirstOrDefault(each => each.MilestoneId == feature.MilestoneId) ?? throw new MaestroException(
            ErrorCode.MilestoneNotFound,
            $"The feature '{feature.FeatureId}' belongs to the milestone '{Display.Short(feature.MilestoneId)}', which the mission {mission.MissionId} doesn't have.",
            CommandText.Of($"Get-MaestroMilestone -MissionId {mission.MissionId}"),
            feature.FeatureId);
        MemorySettings remembers = settings().Memory;
        IReadOnlyList<Handoff> prior = history.Handoffs(mission, feature.FeatureId, feedback, cancellationToken);
        IReadOnlyList<Foundation> foundations = history.Foundations(state, feature, milestone, feedback, cancellationToken);
        string task = $"{feature.Title}\n{feature.Description}";
        HashSet<string> paths = Paths(feature, prior, history.FilesOf(mission, foundations, feedback, cancellationToken));
        IReadOnlyList<Note> recent = notes.GetOrReport(feedback);
        return new WorkerPromptContext
        {
            Feature = history.WithOpenIssues(state, feature, feedback),
            Mission = mission,
            Milestone = milestone,
            Holder = history.Holder(feature, feedback) ?? Claimed(feature, request, clock.GetUtcNow()),
            Foundations = foundations,
            Others = history.Others(state, feature, feedback, cancellationToken),
            Files = feature.Files,
            Assertions = history.Proven(state, feature.FeatureId, feedback),
            Returns = history.Returns(feature, feedback),
            Questions = history.Questions(feature, feedback),
            Handoffs = prior,
            Corrections = remembers is { Enabled: true, CorrectionsEnabled: true }
                ? memory.Recall(task, paths, feedback)
                : [],
            Learnings = remembers is { Enabled: true, LearningsEnabled: true } ? memory.LearningsFor(task, paths, feedback) : [],
            Notes = [.. recent.Take(NoteCap)],
            Skill = Skill(feature.WorkerType, feedback) ?? BuiltInSkills.ForWorker(feature.WorkerType),
            WorkerBase = Skill(BuiltInSkills.WorkerBase, feedback) ?? BuiltInSkills.Base,
            Form = request.Form,
            Now = clock.GetUtcNow(),
            Budget = request.Budget,
        };
    }

    private static HashSet<string> Paths(Feature feature, IEnumerable<Handoff> prior, IEnumerable<string> before) =>
    [
        .. feature.Files,
        .. MentionedPaths.In([feature.Title, feature.Description, feature.Preconditions, feature.ExpectedBehavior, .. feature.VerificationSteps]),
        .. prior.SelectMany(static handoff => handoff.Files ?? []),
        .. before,
    ];

    // The project's own instructions go before the built-in ones.
    private WorkerSkill? Skill(string workerType, IFeedback feedback)
    {
        if (!IdPattern.IsWorkerType(workerType) || IdPattern.IsDeviceName(workerType))
        {
            return null;
        }

        string path = StatePaths.Skill(workerType);
        return feedback.TryOrReport(() => store.ReadExact(path)) is { } content
            ? new WorkerSkill(workerType, SkillText.WithoutFrontMatter(Encoding.UTF8.GetString(content)), store.FullPath(path))
            : null;
    }
}

/// <summary>A prompt that is to be made.</summary>
/// <param name="FeatureId">The feature, or an unambiguous prefix of its id.</param>
/// <param name="MissionId">Its mission, or null for the only open one that has it.</param>
/// <param name="Budget">The most tokens, or null.</param>
/// <param name="Form">Where the worker types its commands.</param>
internal sealed record WorkerPromptRequest(string FeatureId, string? MissionId, int? Budget, CommandForm Form = CommandForm.PowerShell)
{
    /// <summary>Who takes the feature in the same step, or null.</summary>
    public Author? Claim { get; init; }
}
