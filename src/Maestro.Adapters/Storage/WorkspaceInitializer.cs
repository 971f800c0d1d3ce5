using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>Makes what is missing of a workspace.</summary>
/// <param name="folder">The folder that holds, or will hold, <c>.maestro</c>.</param>
/// <param name="dryRun">True to find out without doing it.</param>
/// <param name="tracks">Whether git tracks files below a folder, given relative to <paramref name="folder"/>; null when nobody can tell.</param>
internal sealed class WorkspaceInitializer(string folder, bool dryRun, Func<string, bool?> tracks)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _root = Path.Join(folder, WorkspaceLayout.FolderName);
    private readonly List<string> _created = [];
    private readonly List<string> _skipped = [];
    private readonly List<string> _warnings = [];

    public WorkspaceSetupResult Run(WorkspaceLayout layout)
    {
        try
        {
            RequireOwn(_root);
            // Asked first: once it is there, the lines of .gitignore are for people to keep or to remove.
            bool decidesLines = !layout.Files.ContainsKey(StatePaths.WorkspaceMark) || !File.Exists(Path.Join(_root, StatePaths.WorkspaceMark));
            CreateFolder(_root);
            foreach (string name in layout.Folders)
            {
                CreateFolder(Path.Join(_root, name));
            }

            foreach ((string name, string content) in layout.Files.Where(static file => file.Key != StatePaths.WorkspaceMark))
            {
                CreateFile(Path.Join(_root, name), content);
            }

            if (layout.IgnoreLines.Count > 0 && decidesLines)
            {
                AddIgnoreLines(Path.Join(folder, ".gitignore"), layout.IgnoreLines);
            }

            // The last of all: it says that everything before was done.
            if (layout.Files.TryGetValue(StatePaths.WorkspaceMark, out string? mark))
            {
                CreateFile(Path.Join(_root, StatePaths.WorkspaceMark), mark);
            }
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.NotWritable(_root, exception);
        }

        return new WorkspaceSetupResult(_created, _skipped, _warnings);
    }

    private void CreateFolder(string path)
    {
        RequireOwn(path);
        if (Directory.Exists(path))
        {
            _skipped.Add(path);
            return;
        }

        if (!dryRun)
        {
            Directory.CreateDirectory(path);
        }

        _created.Add(path);
    }

    private void CreateFile(string path, string content)
    {
        RequireOwn(path);
        if (File.Exists(path))
        {
            _skipped.Add(path);
            return;
        }

        if (!dryRun)
        {
            // Two processes may do this at once: whoever is second leaves the first one's file alone.
            bool isSecond = false;
            GuardedFile.Update(_root, path, before => (isSecond = before is not null) ? null : Utf8.GetBytes(content));
            if (isSecond)
            {
                _skipped.Add(path);
                return;
            }
        }

        _created.Add(path);
    }

    private void AddIgnoreLines(string path, IReadOnlyList<string> lines)
    {
        string[] wanted = [.. lines.Where(line => !IsTracked(line))];
        bool adds;
        if (dryRun)
        {
            adds = WithIgnoreLines(GuardedFile.Read(path), wanted) is not null;
        }
        else
        {
            adds = false;
            GuardedFile.Update(folder, path, before =>
            {
                byte[]? after = WithIgnoreLines(before, wanted);
                adds = after is not null;
                return after;
            });
        }

        (adds ? _created : _skipped).Add(path);
    }

    // Null when every line is there.
    private static byte[]? WithIgnoreLines(byte[]? before, IReadOnlyList<string> lines)
    {
        string present = Utf8.GetString(before ?? []);
        HashSet<string> known = [.. present.Split('\n').Select(static line => line.Trim())];
        string[] missing = [.. lines.Where(line => !known.Contains(line))];
        if (known.Contains(".maestro/") || known.Contains(".maestro") || missing.Length == 0)
        {
            return null;
        }

        string newline = present.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var added = new StringBuilder();
        if (present.Length > 0)
        {
            added.Append(present.EndsWith('\n') ? newline : newline + newline);
        }

        if (!known.Contains(WorkspaceLayout.IgnoreHeading))
        {
            added.Append(WorkspaceLayout.IgnoreHeading).Append(newline);
        }

        added.AppendJoin(newline, missing).Append(newline);
        return [.. before ?? [], .. Utf8.GetBytes(added.ToString())];
    }

    // A line over files that git tracks would leave the next ones out, without a word.
    private bool IsTracked(string line)
    {
        if (!line.EndsWith('/') || !Directory.Exists(Path.Join(folder, line)) || !Directory.EnumerateFileSystemEntries(Path.Join(folder, line)).Any())
        {
            return false;
        }

        bool? tracked = tracks(line);
        if (tracked != false)
        {
            _warnings.Add(tracked == true
                ? $"Git tracks files below '{line}', so no entry was added to .gitignore: files that Maestro writes there will be committed as well."
                : $"Git can't be read, so no entry was added to .gitignore for '{line}'.");
        }

        return tracked != false;
    }

    private static void RequireOwn(string path)
    {
        if ((Directory.Exists(path) ? (FileSystemInfo)new DirectoryInfo(path) : new FileInfo(path)).LinkTarget is not null)
        {
            throw new MaestroException(
                ErrorCode.PathOutsideWorkspace,
                $"'{path}' is a link; a workspace can't be created through links.",
                "Replace the link with a real folder or file, or run the command in the target of the link.",
                path);
        }
    }
}
