namespace Maestro;

/// <summary>The formats that plans are converted from.</summary>
public static class SourceFormat
{
    /// <summary>Task Master: <c>.taskmaster/tasks/tasks.json</c>.</summary>
    public const string TaskMaster = "taskmaster";
    /// <summary>Beads: <c>.beads/issues.jsonl</c>.</summary>
    public const string Beads = "beads";
    /// <summary>Backlog.md: <c>backlog/tasks/*.md</c>.</summary>
    public const string Backlog = "backlog";
    /// <summary>Spec Kit: <c>specs/&lt;feature&gt;/tasks.md</c>.</summary>
    public const string SpecKit = "speckit";
    /// <summary>OpenSpec: <c>openspec/changes/&lt;change&gt;</c>.</summary>
    public const string OpenSpec = "openspec";
    /// <summary>A checklist in Markdown.</summary>
    public const string Markdown = "markdown";
    /// <summary>The tasks of an older program, in <c>.maestro/tasks/tasks.jsonl</c>.</summary>
    public const string Maestro = "maestro";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [TaskMaster, Beads, Backlog, SpecKit, OpenSpec, Markdown, Maestro];

    internal static string Title(string format) => format switch
    {
        TaskMaster => "Task Master",
        Backlog => "Backlog.md",
        SpecKit => "Spec Kit",
        OpenSpec => "OpenSpec",
        Markdown => "the checklist",
        Maestro => "the task list",
        _ => "Beads",
    };
}
