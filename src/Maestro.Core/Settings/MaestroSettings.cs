using System.Globalization;
using Maestro.Ports;

namespace Maestro.Settings;

/// <summary>The settings that Maestro acts on, typed. A value of the wrong kind counts as its default; that it is wrong is reported elsewhere.</summary>
internal sealed class MaestroSettings(ConfigurationMap merged)
{
    /// <summary>How long a change waits for another writer.</summary>
    public TimeSpan LockTimeout => TimeSpan.FromSeconds(Math.Min(Number(ConfigurationCatalog.LockTimeout), TimeSpan.MaxValue.TotalSeconds / 2));

    /// <summary>sequence or unique.</summary>
    public string IdStyle => Text(ConfigurationCatalog.IdStyle)!;

    /// <summary>True when new ids end in four characters that keep clones apart.</summary>
    public bool HasUniqueIds => IdStyle == "unique";

    /// <summary>Whether the warnings about order are errors.</summary>
    public bool Strict => Switch(ConfigurationCatalog.Strict);

    /// <summary>The workflow of a plan without milestones when none is specified.</summary>
    public string DefaultWorkflow => Text(ConfigurationCatalog.DefaultWorkflow)!;

    /// <summary>The worker of a feature whose plan specifies none.</summary>
    public string DefaultWorker => Text(ConfigurationCatalog.DefaultWorker)!;

    /// <summary>The agent's name when none is detected, or null.</summary>
    public string? DefaultAgent => Text("defaultAgent");

    /// <summary>solid or terminal.</summary>
    public string BackgroundMode => Text(ConfigurationCatalog.BackgroundMode)!;

    /// <summary>Whether workers can judge their own work without a warning.</summary>
    public bool SelfApprove => Switch(ConfigurationCatalog.SelfApprove);

    /// <summary>Whether the agent session is detected.</summary>
    public bool SessionDetection => Switch("sessionDetection.enabled");

    /// <summary>How agent sessions are looked for.</summary>
    public SessionDetectionOptions Sessions => new()
    {
        Enabled = SessionDetection,
        StaleMinutes = Value("sessionDetection.staleMinutes") is { } minutes ? Convert.ToDouble(minutes, CultureInfo.InvariantCulture) : new SessionDetectionOptions().StaleMinutes,
    };

    /// <summary>The memory settings.</summary>
    public MemorySettings Memory => new()
    {
        Enabled = Switch("memory.enabled"),
        CorrectionsEnabled = Switch("memory.corrections.enabled"),
        DefaultSeverity = Text("memory.corrections.severity_default")!,
        LearningsEnabled = Switch("memory.learnings.enabled"),
        CompileThreshold = (int)Number("memory.learnings.compile_threshold"),
        MaxAge = TimeSpan.FromDays(Math.Min(Number("memory.learnings.max_age_days"), TimeSpan.MaxValue.TotalDays / 2)),
        RatchetEnabled = Switch("memory.ratchet.enabled"),
        GraphEnabled = Switch("memory.graph.enabled"),
    };

    /// <summary>The user's own workflows.</summary>
    public IReadOnlyList<WorkflowTemplate> WorkflowTemplates => merged.Find(ConfigurationCatalog.WorkflowTemplates) is ConfigurationMap templates
        ? [.. templates.Members.Select(member => Template(member.Name, member.Value as ConfigurationMap))]
        : [];

    /// <summary>A text setting, or null when it has neither value nor default.</summary>
    public string? Text(string key) => Value(key) as string;

    /// <summary>A switch.</summary>
    public bool Switch(string key) => Value(key) is true;

    /// <summary>A number.</summary>
    public double Number(string key) => Convert.ToDouble(Value(key), CultureInfo.InvariantCulture);

    private object? Value(string key)
    {
        ConfigurationKey known = ConfigurationCatalog.Require(key);
        return merged.Find(key) is { } node and not ConfigurationScalar { Value: null } && ConfigurationValue.Fits(known, node)
            ? node.ToObject()
            : known.Default;
    }

    private static WorkflowTemplate Template(string name, ConfigurationMap? template) => new()
    {
        Name = name,
        Description = TextOf(template, "description"),
        Phases = template?["phases"] is ConfigurationList phases
            ? [.. phases.Items.Select(item => item as ConfigurationMap).Select(phase => new WorkflowPhase
            {
                Label = TextOf(phase, "label") ?? "",
                Kind = TextOf(phase, "kind"),
                Profile = TextOf(phase, "profile"),
                Description = TextOf(phase, "description"),
            })]
            : [],
    };

    private static string? TextOf(ConfigurationMap? map, string name) => (map?[name] as ConfigurationScalar)?.Value as string;
}

/// <summary>The settings of memory, ratchet and project links.</summary>
internal sealed record MemorySettings
{
    /// <summary>Whether prompts include memory.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Whether prompts include corrections.</summary>
    public required bool CorrectionsEnabled { get; init; }

    /// <summary>soft or hard.</summary>
    public required string DefaultSeverity { get; init; }

    /// <summary>Whether prompts include the guidance compiled from learnings.</summary>
    public required bool LearningsEnabled { get; init; }

    /// <summary>Not used by Maestro, kept for other programs: after how many learnings guidance is compiled.</summary>
    public required int CompileThreshold { get; init; }

    /// <summary>After which time guidance counts as old.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>Not used by Maestro, kept for other programs: whether the status includes ratchet rules.</summary>
    public required bool RatchetEnabled { get; init; }

    /// <summary>Not used by Maestro, kept for other programs: whether prompts include linked projects.</summary>
    public required bool GraphEnabled { get; init; }
}
