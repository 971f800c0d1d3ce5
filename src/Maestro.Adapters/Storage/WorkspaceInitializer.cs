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
            // Asked first: once it is there, the lines of .gitignore are for people to keep or to take out.
            bool decidesLines = !layout.Files.ContainsKey(StatePaths.WorkspaceMark) || !File.Exists(Path.Join(_root, StatePaths.WorkspaceMark));
            CreateFolder(_root);
            foreach (string name in layout.Folders)
            {
                CreateFolder(Path.Join(_root, name));
            }

            foreach ((string name, string content) in layout.Files)
            {
                CreateFile(Path.Join(_root, name), content);
            }

            if (layout.IgnoreLines.Count > 0 && decidesLines)
            {
                AddIgnoreLines(Path.Join(folder, ".gitignore"), layout.IgnoreLines);
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
            try
            {
                DiskSync.WriteNew(path, Utf8.GetBytes(content), flush: true);
            }
            catch (IOException) when (File.Exists(path))
            {
                _skipped.Add(path);
                return;
            }
        }

        _created.Add(path);
    }

    private void AddIgnoreLines(string path, IReadOnlyList<string> lines)
    {
        string present = File.Exists(path) ? File.ReadAllText(path, Utf8) : "";
        HashSet<string> known = [.. present.Split('\n').Select(static line => line.Trim())];
        if (known.Contains(".maestro/") || known.Contains(".maestro"))
        {
            _skipped.Add(path);
            return;
        }

        string[] missing = [.. lines.Where(line => !known.Contains(line) && !IsTracked(line))];
        if (missing.Length == 0)
        {
            _skipped.Add(path);
            return;
        }

        if (!dryRun)
        {
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
            File.AppendAllText(path, added.ToString(), Utf8);
        }

        _created.Add(path);
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
                ? $"Git tracks files below '{line}', so .gitignore gets no line for it: what Maestro writes there will be committed with them."
                : $"Git can't be read, so nobody knows whether it tracks files below '{line}': .gitignore gets no line for it.");
        }

        return tracked != false;
    }

    private static void RequireOwn(string path)
    {
        if ((Directory.Exists(path) ? (FileSystemInfo)new DirectoryInfo(path) : new FileInfo(path)).LinkTarget is not null)
        {
            throw new MaestroException(
                ErrorCode.PathOutsideWorkspace,
                $"'{path}' is a link; a workspace is not made through links.",
                "Replace the link by a real folder or file, or run the command where it leads to.",
                path);
        }
    }
}
