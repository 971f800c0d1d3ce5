using Maestro.Kernel;
using static Maestro.Settings.ConfigurationType;

namespace Maestro.Settings;

/// <summary>Every setting that Maestro knows, in the order in which they are shown.</summary>
internal static class ConfigurationCatalog
{
    public const string LockTimeout = "locking.timeoutSeconds";
    public const string IdStyle = "ids.style";
    public const string Strict = "strict";
    public const string DefaultWorkflow = "defaultWorkflow";
    public const string DefaultWorker = "execution.defaultWorker";
    public const string WorkflowTemplates = "workflowTemplates";
    public const string SelfApprove = "review.selfApprove";
    public const string BackgroundMode = "ui.missionControl.backgroundMode";

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        new(Strict, Switch, false, "Turns the warnings about dependencies, seals and open assertions into errors."),
        new(SelfApprove, Switch, false, "Whether workers can judge their own work without a warning."),
        new(LockTimeout, PositiveNumber, 15L, "How long a change waits for another writer, in seconds."),
        new(IdStyle, Text, "sequence", "The style of new ids; unique is for workspaces that several clones share through git.")
        {
            Words = ["sequence", "unique"],
        },
        new("sessionDetection.enabled", Switch, true, "Whether the agent session is detected."),
        new("sessionDetection.agents", TextList, new[] { "claude-code", "codex", "gemini", "droid" }, "Not used by Maestro, kept for other programs: the agents to detect."),
        new("sessionDetection.staleMinutes", WholeNumber, null, "After how many minutes a session is considered inactive. Default: 120."),
        new("defaultAgent", Text, null, "The agent's name when none is detected."),
        new("sourceRepo", Text, null, "Not used by Maestro, kept for other programs: the repository for updates."),
        new(DefaultWorkflow, Text, "plan-implement", "The workflow of a plan without milestones when none is specified."),
        new("workflowTemplates.*.description", Text, null, "The description of a custom workflow."),
        new("workflowTemplates.*.phases", Phases, null, "The phases of a custom workflow."),
        new(DefaultWorker, Text, "codex", "The worker of a feature whose plan specifies none."),
        new("execution.stopOnFailure", Switch, true, "Not used by Maestro, kept for other programs: whether work stops at the first failure."),
        new("execution.retryBudget", WholeNumber, 1L, "Not used by Maestro, kept for other programs: how often a feature is retried."),
        new("execution.rotateWorkerOnRetry", Switch, false, "Not used by Maestro, kept for other programs: whether another worker makes the next attempt."),
        .. Worker("claude-code", true, "claude", ["--print"], "stream-json"),
        .. Worker("codex", true, "codex", [], "raw"),
        .. Worker("gemini", false, "gemini", [], "stream-json"),
        .. Worker("*", null, null, null, null),
        new("supervision.level", Text, "mid", "Not used by Maestro, kept for other programs: how closely workers are supervised."),
        new("supervision.staleAfterMs", WholeNumber, 300_000L, "Not used by Maestro, kept for other programs: when a silent worker is considered stuck, in milliseconds."),
        new("supervision.killGraceMs", WholeNumber, 5_000L, "Not used by Maestro, kept for other programs: how long a worker has to exit, in milliseconds."),
        new("supervision.progressIntervalMs", WholeNumber, 30_000L, "Not used by Maestro, kept for other programs: how often progress is checked, in milliseconds."),
        new("parallel.enabled", Switch, false, "Not used by Maestro, kept for other programs: whether several features can be worked on at once."),
        new("parallel.maxConcurrent", WholeNumber, 1L, "Not used by Maestro, kept for other programs: how many features can be worked on at once."),
        new(BackgroundMode, Text, "solid", "Not used by Maestro, kept for other programs: whether the dashboard paints its background.")
        {
            Words = ["solid", "terminal"],
            IsGlobalOnly = true,
        },
        new("memory.enabled", Switch, true, "Whether prompts include memory."),
        new("memory.corrections.enabled", Switch, true, "Whether prompts include corrections."),
        new("memory.corrections.matching", Text, "keyword", "Not used by Maestro, kept for other programs: how corrections are matched to a task."),
        new("memory.corrections.auto_capture", Text, "prompt", "Not used by Maestro, kept for other programs: whether corrections are captured automatically."),
        new("memory.corrections.severity_default", Text, "soft", "The severity of a correction that specifies none.") { Words = ["soft", "hard"] },
        new("memory.learnings.enabled", Switch, true, "Whether prompts include the guidance compiled from learnings."),
        new("memory.learnings.compile_threshold", WholeNumber, 5L, "Not used by Maestro, kept for other programs: after how many learnings guidance is compiled."),
        new("memory.learnings.max_age_days", WholeNumber, 7L, "After how many days guidance is considered outdated."),
        new("memory.ratchet.enabled", Switch, false, "Not used by Maestro, kept for other programs: whether the status includes ratchet rules."),
        new("memory.ratchet.enforcement", Text, "warn", "Not used by Maestro, kept for other programs: the effect of a violated ratchet rule."),
        new("memory.graph.enabled", Switch, true, "Not used by Maestro, kept for other programs: whether prompts include linked projects."),
    ];

    private static readonly Dictionary<string, ConfigurationKey> ByKey = All.ToDictionary(known => known.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The setting that describes a dotted key, an exact one before a pattern, or null.</summary>
    public static ConfigurationKey? Find(string key)
    {
        if (ByKey.TryGetValue(key, out ConfigurationKey? exact) && !exact.IsPattern)
        {
            return exact;
        }

        string[] names = key.Split('.');
        return All.FirstOrDefault(known => known.IsPattern && known.Matches(names));
    }

    /// <summary>The names that can follow a dotted key (or begin one, for the empty key); <c>*</c> is any.</summary>
    public static IReadOnlyList<string> NamesBelow(string key)
    {
        string[] parts = key.Length == 0 ? [] : key.Split('.');
        return
        [
            .. All.Where(known => known.Names.Count > parts.Length && known.Names.Zip(parts).All(pair => pair.First == "*" || pair.First == pair.Second))
                .Select(known => known.Names[parts.Length])
                .Distinct(),
        ];
    }

    /// <summary>The setting for a key that the user wants to change.</summary>
    /// <exception cref="MaestroException">ConfigurationKeyUnknown.</exception>
    public static ConfigurationKey Require(string key) => Find(key) ?? throw new MaestroException(
        ErrorCode.ConfigurationKeyUnknown,
        $"There is no setting {QuotedText.Of(key)}.{NearestWord.Suggest(key, All.Where(known => !known.IsPattern).Select(known => known.Key))}",
        "Get-MaestroConfig",
        key);

    private static IEnumerable<ConfigurationKey> Worker(string name, bool? enabled, string? command, string[]? arguments, string? output) =>
    [
        new($"workers.{name}.enabled", Switch, enabled, "Not used by Maestro, kept for other programs: whether this worker can be used."),
        new($"workers.{name}.transport", Text, command is null ? null : "cli", "Not used by Maestro, kept for other programs: the transport of this worker."),
        new($"workers.{name}.command", Text, command, "Not used by Maestro, kept for other programs: the program of this worker."),
        new($"workers.{name}.args", TextList, arguments, "Not used by Maestro, kept for other programs: the arguments of the program."),
        new($"workers.{name}.outputMode", Text, output, "Not used by Maestro, kept for other programs: the output format of the program."),
    ];
}
