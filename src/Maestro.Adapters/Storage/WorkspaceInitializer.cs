using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>Makes what is missing of a workspace.</summary>
internal sealed class WorkspaceInitializer(string folder, bool dryRun)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _root = Path.Join(folder, ".maestro");
    private readonly List<string> _created = [];
    private readonly List<string> _skipped = [];

    public (IReadOnlyList<string> Created, IReadOnlyList<string> Skipped) Run(WorkspaceLayout layout)
    {
        try
        {
            RequireOwn(_root);
            CreateFolder(_root);
            foreach (string name in layout.Folders)
            {
                CreateFolder(Path.Join(_root, name));
            }

            foreach ((string name, string content) in layout.Files)
            {
                CreateFile(Path.Join(_root, name), content);
            }

            if (layout.IgnoreLines.Count > 0)
            {
                AddIgnoreLines(Path.Join(folder, ".gitignore"), layout.IgnoreLines);
            }
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.NotWritable(_root, exception);
        }

        return (_created, _skipped);
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

        string[] missing = [.. lines.Where(line => !known.Contains(line))];
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
