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
    public const string WorkflowTemplates = "workflowTemplates";
    public const string BackgroundMode = "ui.missionControl.backgroundMode";

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        new(Strict, Switch, false, "Turns the warnings about dependencies, seals and open assertions into errors."),
        new(LockTimeout, PositiveNumber, 15L, "How long a change waits for another writer, in seconds."),
        new(IdStyle, Text, "sequence", "How new ids are made; unique is for workspaces that several clones share through git.")
        {
            Words = ["sequence", "unique"],
        },
        new("sessionDetection.enabled", Switch, true, "Whether the agent session is looked for."),
        new("sessionDetection.agents", TextList, new[] { "claude-code", "codex", "gemini", "droid" }, "Kept for files of other programs: every known agent is looked for."),
        new("sessionDetection.staleMinutes", WholeNumber, null, "After how many minutes a session counts as gone."),
        new("defaultAgent", Text, null, "The agent's name when none is detected."),
        new("sourceRepo", Text, null, "The repository that updates come from."),
        new(DefaultWorkflow, Text, "plan-implement", "The workflow meant when none is named."),
        new("workflowTemplates.*.description", Text, null, "What a workflow of your own is for."),
        new("workflowTemplates.*.phases", Phases, null, "The phases of a workflow of your own."),
        new("execution.defaultWorker", Text, "codex", "The worker meant when a feature names none."),
        new("execution.stopOnFailure", Switch, true, "Whether work stops at the first failure."),
        new("execution.retryBudget", WholeNumber, 1L, "How often a feature is tried again."),
        new("execution.rotateWorkerOnRetry", Switch, false, "Whether another worker takes the next try."),
        .. Worker("claude-code", true, "claude", ["--print"], "stream-json"),
        .. Worker("codex", true, "codex", [], "raw"),
        .. Worker("gemini", false, "gemini", [], "stream-json"),
        .. Worker("*", null, null, null, null),
        new("supervision.level", Text, "mid", "How closely workers are watched."),
        new("supervision.staleAfterMs", WholeNumber, 300_000L, "When a silent worker counts as stuck, in milliseconds."),
        new("supervision.killGraceMs", WholeNumber, 5_000L, "How long a worker has to end, in milliseconds."),
        new("supervision.progressIntervalMs", WholeNumber, 30_000L, "How often progress is looked at, in milliseconds."),
        new("parallel.enabled", Switch, false, "Whether several features may be worked on at once."),
        new("parallel.maxConcurrent", WholeNumber, 1L, "How many features may be worked on at once."),
        new(BackgroundMode, Text, "solid", "Whether the dashboard paints its background or leaves the terminal's.")
        {
            Words = ["solid", "terminal"],
            IsGlobalOnly = true,
        },
        new("memory.enabled", Switch, true, "Whether memory takes part in prompts."),
        new("memory.corrections.enabled", Switch, true, "Whether corrections are recalled."),
        new("memory.corrections.matching", Text, "keyword", "How corrections are matched to a task."),
        new("memory.corrections.auto_capture", Text, "prompt", "Whether corrections are offered for keeping."),
        new("memory.corrections.severity_default", Text, "soft", "The severity of a correction that names none.") { Words = ["soft", "hard"] },
        new("memory.learnings.enabled", Switch, true, "Whether learnings are kept."),
        new("memory.learnings.compile_threshold", WholeNumber, 5L, "After how many raw learnings guidance should be built."),
        new("memory.learnings.max_age_days", WholeNumber, 7L, "After how many days guidance counts as old."),
        new("memory.ratchet.enabled", Switch, false, "Whether ratchet rules are part of status."),
        new("memory.ratchet.enforcement", Text, "warn", "What a broken ratchet rule leads to."),
        new("memory.graph.enabled", Switch, true, "Whether linked projects take part in prompts."),
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
        new($"workers.{name}.enabled", Switch, enabled, "Whether this worker may be used."),
        new($"workers.{name}.transport", Text, command is null ? null : "cli", "How this worker is reached."),
        new($"workers.{name}.command", Text, command, "The program of this worker."),
        new($"workers.{name}.args", TextList, arguments, "The arguments of the program."),
        new($"workers.{name}.outputMode", Text, output, "What the program writes."),
    ];
}
