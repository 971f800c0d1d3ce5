namespace Maestro.Adapters;

/// <summary>Turns a store path into a full path, and keeps writes inside the store.</summary>
internal sealed class PathGuard(string root)
{
    private readonly string _inside = Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar;

    /// <summary>The full path of a store path.</summary>
    /// <exception cref="MaestroException">PathOutsideWorkspace for anything but plain names between slashes.</exception>
    public string Full(string path)
    {
        foreach (Range range in path.AsSpan().Split('/'))
        {
            ReadOnlySpan<char> part = path.AsSpan(range);
            if (part.IsEmpty || part is "." or ".." || part.IndexOfAny('\\', ':', '\0') >= 0)
            {
                throw Outside(path, path);
            }
        }

        return Path.Join(root, path);
    }

    /// <summary>Refuses a path that a link would lead out of the store.</summary>
    public void RequireInside(string path)
    {
        for (int slash = path.IndexOf('/', StringComparison.Ordinal); ; slash = path.IndexOf('/', slash + 1))
        {
            string part = Full(slash < 0 ? path : path[..slash]);
            if (LeadsOutside(part))
            {
                throw Outside(path, part);
            }

            if (slash < 0)
            {
                return;
            }
        }
    }

    private bool LeadsOutside(string full)
    {
        FileSystemInfo info = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);
        if (info.LinkTarget is null)
        {
            return false;
        }

        // A link that goes nowhere, or round in circles, is as good as one that leads out.
        try
        {
            return info.ResolveLinkTarget(returnFinalTarget: true) is not { } target
                || !target.FullName.StartsWith(_inside, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static MaestroException Outside(string path, string part) => new(
        ErrorCode.PathOutsideWorkspace,
        $"'{part}' leads out of the workspace, so nothing is written there.",
        "Replace the link by a real folder or file.",
        path);
}
