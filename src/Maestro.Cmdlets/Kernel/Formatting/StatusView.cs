using System.Collections;
using System.Globalization;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>What the views of a workspace show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class StatusView
{
    private const int MostIds = 8;

    private static readonly string[] Words = [.. MissionStatus.All, .. FeatureStatus.All, MissionState.Unknown];

    /// <summary>Branch and whether files are changed.</summary>
    public static string Git(object? status)
    {
        var shown = new Shown(status);
        string branch = shown.Text(nameof(WorkspaceStatus.Branch));
        bool? isDirty = shown[nameof(WorkspaceStatus.IsDirty)] as bool?;
        return shown.Text(nameof(WorkspaceStatus.GitNotice)) is { Length: > 0 } notice
            ? $"{(branch.Length == 0 ? "" : $"{branch}, ")}changes unknown: {notice}"
            : branch.Length == 0 && isDirty is null
                ? "not in a git repository"
                : $"{(branch.Length == 0 ? "detached" : branch)}{(isDirty == true ? $", {Count.Of(shown.Number(nameof(WorkspaceStatus.ChangedFiles)), "changed file")}" : "")}";
    }

    /// <summary>Numbers by status: <c>2 draft, 1 executing</c>.</summary>
    public static string Counts(object? status, object? counts) => counts is IDictionary { Count: > 0 } map
        ? string.Join(", ", map.Keys.Cast<object>().Select(static key => key.ToString()!)
            .OrderBy(static word => Array.IndexOf(Words, word))
            .Select(word => $"{map[word]} {View.Status(word)}"))
        : Nothing(status);

    /// <summary>The open missions, one a line, with how far each has come.</summary>
    public static string Missions(object? status) => Joined(status, new Shown(status).Parts(nameof(WorkspaceStatus.OpenMissions)).Select(static mission =>
        // The title last: a view of 80 columns cuts the end of a long line.
        $"{mission.Text(nameof(Mission.MissionId))} {View.Status(mission.Text(nameof(Mission.EffectiveStatus)))}, {View.ShortCounts(mission[nameof(Mission.Progress)])}: {mission.Text(nameof(Mission.Title))}"));

    /// <summary>How many ids, and the first of them.</summary>
    public static string Ids(object? status, object? ids) => Shown.Items(ids) is { Count: > 0 } items
        ? string.Create(CultureInfo.InvariantCulture, $"{items.Count}: {Display.List([.. items.Select(Shown.Plain)], MostIds)}")
        : Nothing(status);

    /// <summary>What is damaged, one sentence a line.</summary>
    public static string Damage(object? status) => string.Join('\n', new Shown(status).Items(nameof(WorkspaceStatus.Damage)).Select(Shown.Plain));

    /// <summary>The features that are being worked on, each with who holds it.</summary>
    public static string Active(object? status)
    {
        var shown = new Shown(status);
        ILookup<string, string> holders = shown.Parts(nameof(WorkspaceStatus.Held)).ToLookup(static claim => claim.Text(nameof(FeatureClaim.FeatureId)), static claim => claim.Text(nameof(FeatureClaim.Holder)));
        return Ids(status, shown.Items(nameof(WorkspaceStatus.ActiveFeatureIds)).Select(Shown.Plain).Select(id => holders[id].FirstOrDefault() is { } holder ? $"{id} ({holder})" : id).ToArray());
    }

    /// <summary>The questions that wait for an answer: the feature, who asked, and what.</summary>
    public static string Questions(object? status) => string.Join('\n', new Shown(status).Parts(nameof(WorkspaceStatus.Questions)).Select(static question =>
        $"{question.Text(nameof(FeatureQuestion.FeatureId))} ({question.Text(nameof(FeatureQuestion.AskedBy))}): {ColumnText.Cut(question.Text(nameof(FeatureQuestion.Question)), 200)}"));

    /// <summary>The blocked features and why.</summary>
    public static string Stuck(object? status) => string.Join('\n', new Shown(status).Parts(nameof(WorkspaceStatus.Stuck)).Select(static stuck =>
        $"{stuck.Text(nameof(BriefItem.Id))}: {ColumnText.Cut(stuck.Text(nameof(BriefItem.Text)), 200)}"));

    /// <summary>The open issues, one a line: the id, how bad it is, and what.</summary>
    public static string Issues(object? status) => Joined(status, new Shown(status).Parts(nameof(WorkspaceStatus.Issues)).Select(static issue =>
        $"{issue.Text(nameof(ReportedIssue.IssueId))} ({issue.Text(nameof(ReportedIssue.Severity))}): {ColumnText.Cut(issue.Text(nameof(ReportedIssue.Description)), 100)}"));

    /// <summary>The newest notes, one a line.</summary>
    public static string Notes(object? status) => Joined(status, new Shown(status).Items(nameof(WorkspaceStatus.RecentNotes)).Select(static note => ColumnText.Cut(new Shown(note).Text(nameof(Note.Content)), 100)));

    /// <summary>Paths relative to the folder that holds the workspace, one a line.</summary>
    public static string Paths(object? setup, object? paths)
    {
        string? folder = Path.GetDirectoryName(new Shown(setup).Text(nameof(WorkspaceSetup.Root)));
        string[] all = [.. Shown.Items(paths).Select(Shown.Plain)];
        return all.Length == 0 ? "nothing" : string.Join('\n', all.Select(path => folder is { Length: > 0 } ? Path.GetRelativePath(folder, path) : path));
    }

    /// <summary>The command to run after a workspace was made.</summary>
    public static string Next(object? setup) => new Shown(setup).Text(nameof(WorkspaceSetup.Scope)) == ConfigurationSource.Global
        ? View.Command("Get-MaestroConfig shows the settings; Install-MaestroIntegration installs instructions for your agents.")
        : View.Command("New-MaestroMission -Path plan.json");

    /// <summary>A setting's value on one line.</summary>
    public static string Value(object? value) => ValueText.Of(value);

    private static string Joined(object? status, IEnumerable<string> items) => string.Join('\n', items) is { Length: > 0 } joined ? joined : Nothing(status);

    // What can't be read is no proof that there is nothing.
    private static string Nothing(object? status) => new Shown(status).Items(nameof(WorkspaceStatus.Damage)).Count > 0 ? MissionState.Unknown : "none";
}
