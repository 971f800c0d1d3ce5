using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>What the views of a workspace show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class StatusView
{
    private const int MostIds = 8;

    /// <summary>Branch and whether files are changed.</summary>
    public static string Git(WorkspaceStatus status) =>
        status.GitNotice is { } notice ? $"{(status.Branch is null ? "" : Display.Plain(status.Branch) + ", ")}changes unknown: {Display.Plain(notice)}"
        : status.Branch is null && status.IsDirty is null ? "not in a git repository"
        : $"{Display.Plain(status.Branch ?? "detached")}{(status.IsDirty == true ? $", {Count.Of(status.ChangedFiles ?? 0, "changed file")}" : "")}";

    /// <summary>Numbers by status: <c>2 draft, 1 executing</c>.</summary>
    public static string Counts(IReadOnlyDictionary<string, int> counts) => counts.Count == 0
        ? "none"
        : string.Join(", ", counts.Select(static pair => $"{pair.Value} {TerminalStyle.Status(pair.Key)}"));

    /// <summary>The open missions, one after the other, with how far each has come.</summary>
    public static string Missions(WorkspaceStatus status) => status.OpenMissions.Count == 0
        ? "none"
        : string.Join("; ", status.OpenMissions.Select(static mission =>
            $"{mission.MissionId} {Display.Plain(mission.Title)} ({TerminalStyle.Status(mission.EffectiveStatus)}, {mission.Progress})"));

    /// <summary>How many ids, and the first of them.</summary>
    public static string Ids(IReadOnlyList<string> ids) => ids.Count == 0
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{ids.Count}: {Display.List(ids, MostIds)}");

    /// <summary>The newest notes.</summary>
    public static string Notes(IReadOnlyList<Note> notes) => notes.Count == 0
        ? "none"
        : string.Join("; ", notes.Select(static note => Display.Cut(Display.Plain(note.Content), 100)));

    /// <summary>Paths relative to the folder that holds the workspace.</summary>
    public static string Paths(WorkspaceSetup setup, IReadOnlyList<string> paths) => paths.Count == 0
        ? "nothing"
        : string.Join(", ", paths.Select(path => Path.GetRelativePath(Path.GetDirectoryName(setup.Root)!, path)));

    /// <summary>What to type after a workspace was made.</summary>
    public static string Next(WorkspaceSetup setup) => setup.Scope == ConfigurationSource.Global
        ? "Get-MaestroConfig shows the settings; Install-MaestroIntegration tells your agents about Maestro."
        : "New-MaestroMission -Path plan.json";

    /// <summary>A setting's value on one line.</summary>
    public static string Value(object? value) => ValueText.Of(value);
}
