using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Finds the files of a format below a place, and reads them.</summary>
internal sealed class SourceReader(SourcePlace place, Func<IConfigurationFormat> yaml, Action<MaestroException> problem)
{
    private static readonly string[] SpecKitFolders = ["", "specs", ".specify/specs"];

    private static readonly string[] OpenSpecFolders = ["", "openspec/changes", "changes"];

    private static readonly string[] BacklogAside = ["drafts", "archive/tasks", "archive/drafts"];

    /// <summary>The lists of tasks.</summary>
    /// <param name="format">One of the words of <see cref="SourceFormat"/>.</param>
    /// <param name="isWanted">Picks them by name; null for all.</param>
    /// <exception cref="MaestroException">PlanSourceInvalid, FileNotFound and those of reading files.</exception>
    public IEnumerable<SourceReading> Read(string format, Func<string, bool>? isWanted)
    {
        bool any = false;
        foreach (string list in place.IsFolder ? Lists(place, format) : [""])
        {
            any = true;
            foreach (SourceReading reading in Readings(format, list, isWanted))
            {
                yield return reading;
            }
        }

        if (!any)
        {
            throw new MaestroException(
                ErrorCode.FileNotFound,
                $"'{Display.Short(place.Shown)}' contains no tasks of {SourceFormat.Title(format)}.",
                $"Looked for {string.Join(", ", Expected(format))}.",
                place.Shown);
        }
    }

    /// <summary>What each list of a format is read from, below a folder: a file, or the folder of Backlog.md.</summary>
    public static IEnumerable<string> Lists(SourcePlace place, string format) => format switch
    {
        SourceFormat.SpecKit => SpecKitFolders.SelectMany(folder => TaskFiles(place, folder).Where(file => IsSpecKit(place, file))),
        SourceFormat.OpenSpec => OpenSpecFolders.SelectMany(folder => TaskFiles(place, folder).Where(file => IsOpenSpec(place, file))),
        SourceFormat.Backlog => Expected(format).Where(folder => IsBacklog(place, folder)).Take(1),
        SourceFormat.Markdown => (place.Names("") ?? []).Where(static entry => !entry.IsFolder && entry.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).Select(static entry => entry.Name),
        _ => Expected(format).Where(place.HasFile).Take(1),
    };

    private static string[] Expected(string format) => format switch
    {
        SourceFormat.TaskMaster => [".taskmaster/tasks/tasks.json", "tasks/tasks.json", "tasks.json"],
        SourceFormat.Beads => [".beads/issues.jsonl", ".beads/beads.jsonl", "issues.jsonl", "beads.jsonl"],
        SourceFormat.Maestro => [".maestro/tasks/tasks.jsonl", "tasks/tasks.jsonl", "tasks.jsonl"],
        SourceFormat.Backlog => ["backlog", ".backlog", ""],
        SourceFormat.SpecKit => ["tasks.md", "specs/*/tasks.md"],
        SourceFormat.OpenSpec => ["tasks.md", "openspec/changes/*/tasks.md"],
        _ => ["*.md"],
    };

    private static bool IsBacklog(SourcePlace place, string folder) =>
        place.Names(Path.Join(folder, "tasks"))?.Any(static entry => IsMarkdown(entry)) == true && (folder.Length > 0 || place.HasFile("config.yml") || place.HasFolder("drafts") || place.HasFolder("archive"));

    private static bool IsMarkdown(StateEntry entry) => !entry.IsFolder && entry.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    // A change of OpenSpec has a proposal or specs beside its tasks; a feature of Spec Kit has neither.
    private static bool IsOpenSpec(SourcePlace place, string file)
    {
        string folder = Path.GetDirectoryName(file) ?? "";
        return place.HasFile(Path.Join(folder, "proposal.md")) || place.HasFolder(Path.Join(folder, "specs"));
    }

    private static bool IsSpecKit(SourcePlace place, string file) => !IsOpenSpec(place, file);

    private static IEnumerable<string> TaskFiles(SourcePlace place, string folder)
    {
        foreach (StateEntry entry in place.Names(folder) ?? [])
        {
            if (folder.Length == 0 ? entry is { IsFolder: false, Name: "tasks.md" } : entry is { IsFolder: true, Name: not "archive" } && place.HasFile(Path.Join(folder, entry.Name, "tasks.md")))
            {
                yield return folder.Length == 0 ? entry.Name : Path.Join(folder, entry.Name, "tasks.md");
            }
        }
    }

    private IEnumerable<SourceReading> Readings(string format, string list, Func<string, bool>? isWanted)
    {
        string name = place.FolderOf(list);
        return format switch
        {
            SourceFormat.TaskMaster => TaskMasterSource.Read(place.Read(list), place.Project).Where(reading => isWanted?.Invoke(reading.Tag ?? reading.Title) != false),
            SourceFormat.Beads or SourceFormat.Maestro => [BeadsSource.Read(place.Read(list), format, place.Project)],
            SourceFormat.SpecKit => isWanted?.Invoke(name) == false ? [] : [SpecKitSource.Read(place.Read(list), name)],
            SourceFormat.OpenSpec => isWanted?.Invoke(name) == false ? [] : [OpenSpec(list, name)],
            SourceFormat.Backlog => [place.IsFolder ? Backlog(list) : BacklogSource.Read(place.Shown, place.Project, [place.Read("")], [], yaml(), problem)],
            _ => Checklist(list, isWanted),
        };
    }

    private IEnumerable<SourceReading> Checklist(string list, Func<string, bool>? isWanted)
    {
        string name = Path.GetFileNameWithoutExtension(list.Length == 0 ? place.Name : list);
        if (isWanted?.Invoke(name) == false)
        {
            return [];
        }

        SourceReading reading = ChecklistSource.Read(place.Read(list), name);
        return reading.Items.Count > 0 || list.Length == 0 ? [reading] : [];
    }

    private SourceReading OpenSpec(string list, string name)
    {
        (SourcePlace around, string folder) = list.Length == 0 ? (place.Parent(), "") : (place, Path.GetDirectoryName(list) ?? "");
        string specs = Path.Join(folder, "specs");
        return OpenSpecSource.Read(
            name,
            place.Read(list),
            around.HasFile(Path.Join(folder, "proposal.md")) ? around.Read(Path.Join(folder, "proposal.md")) : null,
            [
                .. (around.Names(specs) ?? [])
                    .Where(entry => entry.IsFolder && around.HasFile(Path.Join(specs, entry.Name, "spec.md")))
                    .Select(entry => (entry.Name, around.Read(Path.Join(specs, entry.Name, "spec.md")))),
            ]);
    }

    private SourceReading Backlog(string folder)
    {
        SourceReading reading = BacklogSource.Read(
            Path.Join(place.Shown, folder),
            BacklogTitle(folder) ?? place.Project,
            Texts(Path.Join(folder, "tasks")).Concat(Texts(Path.Join(folder, "completed"))),
            Texts(Path.Join(folder, "milestones")),
            yaml(),
            problem);
        foreach (StateEntry entry in BacklogAside.SelectMany(below => place.Names(Path.Join(folder, below)) ?? []).Where(IsMarkdown))
        {
            reading.Notes.Add(SourceNote.Archived, entry.Name);
        }

        return reading;
    }

    private string? BacklogTitle(string folder)
    {
        string file = Path.Join(folder, "config.yml");
        return place.HasFile(file)
            && yaml().Parse(string.Join('\n', place.Read(file).Lines()), ConfigurationOrigin.Default) is { Problems.Count: 0 } settings
            && settings.Root["project_name"] is ConfigurationScalar { Value: string { Length: > 0 } name } ? name : null;
    }

    private IEnumerable<SourceText> Texts(string folder)
    {
        foreach (StateEntry entry in (place.Names(folder) ?? []).Where(IsMarkdown))
        {
            SourceText? text = null;
            try
            {
                text = place.Read(Path.Join(folder, entry.Name));
            }
            catch (MaestroException exception)
            {
                problem(exception);
            }

            if (text is not null)
            {
                yield return text;
            }
        }
    }
}
