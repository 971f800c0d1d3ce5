using System.Text;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Decides what a workspace lacks of a layout; what exists stays as it is.</summary>
/// <param name="files">The files.</param>
/// <param name="folder">The folder that holds, or will hold, <c>.maestro</c>; absolute.</param>
/// <param name="layout">What there should be.</param>
internal sealed class WorkspaceCompletion(IWorkspaceFiles files, string folder, WorkspaceLayout layout)
{
    private readonly string _root = Path.Join(folder, WorkspaceLayout.FolderName);

    // Whatever was missing once: when the change is decided again, some of it has been made already.
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>The change that makes it; without writes when nothing is missing.</summary>
    /// <exception cref="MaestroException">WorkspaceNotWritable, PathOutsideWorkspace.</exception>
    public Change<WorkspaceSetupResult> Decide()
    {
        var warnings = new List<string>();
        (string Path, OutsideWrite? Write)[] parts = [.. Parts(warnings)];
        _missing.UnionWith(parts.Where(static part => part.Write is not null).Select(static part => part.Path));
        string[] created = [.. _missing];
        string[] skipped = [.. parts.Select(static part => part.Path).Except(created)];
        return new Change<WorkspaceSetupResult>(null, folder, $"Create {Count.Of(created.Length, "workspace item")}", new WorkspaceSetupResult(created, skipped))
        {
            Warnings = warnings,
            Outside = [.. parts.Select(static part => part.Write).OfType<OutsideWrite>()],
        };
    }

    private IEnumerable<(string Path, OutsideWrite? Write)> Parts(List<string> warnings)
    {
        foreach (string path in layout.Folders.Select(name => Path.Join(_root, name)).Prepend(_root))
        {
            RequireNoLink(path);
            yield return (path, files.FolderExists(path) ? null : OutsideWrite.Folder(files, path));
        }

        foreach ((string name, string content) in layout.Files.Where(static file => file.Key != StatePaths.WorkspaceMark))
        {
            yield return File(name, content);
        }

        // Once the mark is there, the lines of .gitignore are for people to keep or to remove.
        if (layout.IgnoreLines.Count > 0 && !(layout.Files.ContainsKey(StatePaths.WorkspaceMark) && files.FileExists(Path.Join(_root, StatePaths.WorkspaceMark))))
        {
            string path = Path.Join(folder, IgnoreFile.Name);
            byte[]? before = files.Read(path);
            yield return (path, IgnoreFile.With(before, layout.IgnoreLines.Where(line => !IsTracked(line, warnings))) is { } after ? new OutsideWrite(files, path, before, after) : null);
        }

        // The last of all: it says that everything before was made.
        if (layout.Files.TryGetValue(StatePaths.WorkspaceMark, out string? mark))
        {
            yield return File(StatePaths.WorkspaceMark, mark);
        }
    }

    private (string Path, OutsideWrite? Write) File(string name, string content)
    {
        string path = Path.Join(_root, name);
        RequireNoLink(path);
        return (path, files.FileExists(path) ? null : new OutsideWrite(files, path, null, Encoding.UTF8.GetBytes(content)));
    }

    // A line over files that git tracks would leave the next ones out, without a word.
    private bool IsTracked(string line, List<string> warnings)
    {
        bool? tracked = line.EndsWith('/') ? files.HasTrackedFiles(Path.Join(folder, line)) : false;
        if (tracked != false)
        {
            warnings.Add(tracked == true
                ? $"Git tracks files below '{line}', so no entry was added to .gitignore: files that Maestro writes there will be committed as well."
                : $"Git can't be read, so no entry was added to .gitignore for '{line}'.");
        }

        return tracked != false;
    }

    private void RequireNoLink(string path)
    {
        if (files.IsLink(path))
        {
            throw new MaestroException(
                ErrorCode.PathOutsideWorkspace,
                $"'{path}' is a link; a workspace can't be created through links.",
                "Replace the link with a real folder or file, or run the command in the target of the link.",
                path);
        }
    }
}
