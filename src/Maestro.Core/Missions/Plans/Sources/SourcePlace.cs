using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Where a user says that tasks are: a file, or a folder that has them somewhere.</summary>
internal sealed partial class SourcePlace(string path, string shown, ISourceFiles files)
{
    // What tools call their folders says nothing about the project.
    private static readonly HashSet<string> ToolFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "tasks", ".taskmaster", ".beads", "backlog", ".backlog", ".maestro", "completed", "openspec", "changes", "specs", ".specify", "docs",
    };

    private readonly Dictionary<string, IReadOnlyList<StateEntry>?> _listed = new(StringComparer.Ordinal);

    /// <summary>The path as the user gave it.</summary>
    public string Shown => shown;

    /// <summary>True for a folder.</summary>
    public bool IsFolder => Names("") is not null;

    /// <summary>The name of the file; that of the folder for a folder.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    /// <summary>The name of the folder that the project is in.</summary>
    public string Project
    {
        get
        {
            string? folder = IsFolder ? Path.TrimEndingDirectorySeparator(path) : Path.GetDirectoryName(path);
            while (folder is not null && ToolFolders.Contains(Path.GetFileName(folder)))
            {
                folder = Path.GetDirectoryName(folder);
            }

            return folder is not null && Path.GetFileName(folder) is { Length: > 0 } name ? name : "Plan";
        }
    }

    /// <summary>The name of the folder that a file below is in; of a file that was given, its own folder's.</summary>
    public string FolderOf(string below)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.Join(path, below));
        return Path.GetFileName(Path.GetDirectoryName(full)) ?? "";
    }

    /// <summary>The folder of a file that was given, as a place of its own.</summary>
    public SourcePlace Parent() => new(Path.GetDirectoryName(path) ?? path, Path.GetDirectoryName(shown) is { Length: > 0 } folder ? folder : ".", files);

    /// <summary>The names in a folder below; null when there is no such folder.</summary>
    public IReadOnlyList<StateEntry>? Names(string below)
    {
        if (!_listed.TryGetValue(below, out IReadOnlyList<StateEntry>? names))
        {
            _listed[below] = names = files.Names(Path.Join(path, below));
        }

        return names;
    }

    /// <summary>True for a file below.</summary>
    public bool HasFile(string below) =>
        Names(Path.GetDirectoryName(below) ?? "")?.Any(entry => !entry.IsFolder && entry.Name == Path.GetFileName(below)) == true;

    /// <summary>True for a folder below.</summary>
    public bool HasFolder(string below) => Names(below) is not null;

    /// <summary>The text of a file below; of the file itself for an empty name.</summary>
    public SourceText Read(string below)
    {
        string name = below.Length == 0 ? shown : shown is "." ? below : Path.Join(shown, below);
        return new SourceText(name, files.Read(Path.Join(path, below), name), hasFences: name.EndsWith(".md", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The format of what is here.</summary>
    /// <exception cref="MaestroException">ArgumentInvalid: none, or more than one.</exception>
    public string Format()
    {
        string[] found = IsFolder ? [.. FormatsOfFolder()] : [FormatOfFile()];
        return found switch
        {
            [var only] => only,
            [] => throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"'{Display.Short(shown)}' contains no tasks of a known format.",
                CommandText.Of($"ConvertTo-MaestroPlan -From {SourceFormat.Markdown} -Path {Path.Join(shown, "TODO.md")}"),
                shown),
            _ => throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"'{Display.Short(shown)}' contains tasks of more than one format: {string.Join(", ", found)}.",
                CommandText.Of($"ConvertTo-MaestroPlan -From {found[0]} -Path {shown}"),
                shown),
        };
    }

    private IEnumerable<string> FormatsOfFolder() => SourceFormat.All.Where(format => format != SourceFormat.Markdown && SourceReader.Lists(this, format).Any());

    private string FormatOfFile()
    {
        string extension = Path.GetExtension(Name).ToLowerInvariant();
        string head = Head();
        return extension switch
        {
            ".jsonl" => head.Contains("\"id\":\"tsk-", StringComparison.Ordinal) ? SourceFormat.Maestro : SourceFormat.Beads,
            ".json" => SourceFormat.TaskMaster,
            _ when NumberedTask().IsMatch(head) => SourceFormat.SpecKit,
            _ when FrontMatterOfTask().IsMatch(head) => SourceFormat.Backlog,
            _ when Name == "tasks.md" && (Parent().HasFile("proposal.md") || Parent().HasFolder("specs")) => SourceFormat.OpenSpec,
            _ => SourceFormat.Markdown,
        };
    }

    private string Head() => string.Join('\n', Read("").Lines().Take(400));

    [GeneratedRegex(@"^\s*[-*] \[.\] \**T\d{3,}", RegexOptions.Multiline)]
    private static partial Regex NumberedTask();

    [GeneratedRegex(@"\A---\n(?:[^\n]*\n){0,40}?id:[^\n]*\n(?:[^\n]*\n){0,40}?status:", RegexOptions.None)]
    private static partial Regex FrontMatterOfTask();
}
