namespace Maestro.Adapters.Storage;

/// <summary>Turns a store path into a full path, and keeps writes inside the store.</summary>
internal sealed class PathGuard(string root)
{
    private const int MostLinks = 16;

    private readonly string _inside = Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;

    /// <summary>The full path of a store path.</summary>
    /// <exception cref="MaestroException">PathOutsideWorkspace for anything but plain names between slashes.</exception>
    public string Full(string path)
    {
        RequirePlain(path);
        return Path.Join(root, Path.DirectorySeparatorChar == '/' ? path : path.Replace('/', Path.DirectorySeparatorChar));
    }

    /// <summary>Refuses a store path that is anything but plain names between slashes.</summary>
    /// <exception cref="MaestroException">PathOutsideWorkspace.</exception>
    public static void RequirePlain(string path)
    {
        if (!IsPlain(path))
        {
            throw Outside(path, path);
        }
    }

    /// <summary>True for plain names between slashes.</summary>
    public static bool IsPlain(string path)
    {
        for (int start = 0; start <= path.Length;)
        {
            int slash = path.IndexOf('/', start);
            int end = slash < 0 ? path.Length : slash;
            ReadOnlySpan<char> part = path.AsSpan(start, end - start);
            start = end + 1;
            if (part.IsEmpty || part is "." or ".." || part.IndexOfAny('\\', ':') >= 0 || part.IndexOfAnyInRange('\0', '\x1f') >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Refuses a path that a link takes outside the store.</summary>
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

    /// <summary>The same for the full path of a file in or below the folder, whatever its names.</summary>
    /// <exception cref="MaestroException">PathOutsideWorkspace.</exception>
    public void RequireFullInside(string full)
    {
        if (!full.StartsWith(_inside, StringComparison.Ordinal))
        {
            throw Outside(full, full);
        }

        for (int end = full.IndexOf(Path.DirectorySeparatorChar, _inside.Length); ; end = full.IndexOf(Path.DirectorySeparatorChar, end + 1))
        {
            string part = end < 0 ? full : full[..end];
            if (LeadsOutside(part))
            {
                throw Outside(full, part);
            }

            if (end < 0)
            {
                return;
            }
        }
    }

    /// <summary>Refuses a link, wherever it leads: behind the store's own names nothing of the store may be.</summary>
    /// <exception cref="MaestroException">PathOutsideWorkspace.</exception>
    public void RequireNoLink(string name)
    {
        string full = Full(name);
        if (new FileInfo(full).LinkTarget is not null)
        {
            throw new MaestroException(ErrorCode.PathOutsideWorkspace, $"'{full}' is a link, so nothing was written.", "Remove the link.", full);
        }
    }

    /// <summary>True for a link that points outside the folder, or nowhere.</summary>
    /// <param name="full">The full path of a file or folder below it; what is above that is not looked at.</param>
    public bool LeadsOutside(string full) => LeadsOutside(full, links: 0);

    private bool LeadsOutside(string full, int links)
    {
        if (IsNoLink(full))
        {
            return false;
        }

        FileSystemInfo info = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);
        if (info.LinkTarget is not { } text)
        {
            return false;
        }

        // A link that goes nowhere, or round in circles, is as good as one that leads out; so is a way that only the system can follow (link/..).
        if (links == MostLinks || ClimbsAfterDescending(text))
        {
            return true;
        }

        string? target = info.ResolveLinkTarget(returnFinalTarget: false)?.FullName;
        if (target is null || !target.StartsWith(_inside, StringComparison.Ordinal) || !Path.Exists(target))
        {
            return true;
        }

        // What it leads to may be, or lie behind, another link.
        for (int start = _inside.Length; start <= target.Length;)
        {
            int separator = target.IndexOf(Path.DirectorySeparatorChar, start);
            int end = separator < 0 ? target.Length : separator;
            if (LeadsOutside(target[..end], links + 1))
            {
                return true;
            }

            start = end + 1;
        }

        return false;
    }

    // One question to the system, asked for each folder above each file that is written. Where the answer is no, the link itself is asked for.
    private static bool IsNoLink(string full)
    {
        try
        {
            var file = new FileInfo(full);
            return RegularFile.IsAbsent(file) || !file.Attributes.HasFlag(FileAttributes.ReparsePoint);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            return false;
        }
    }

    private static bool ClimbsAfterDescending(string target)
    {
        bool descended = false;
        foreach (string part in target.Split('/', Path.DirectorySeparatorChar))
        {
            if (part == ".." && descended)
            {
                return true;
            }

            descended |= part is not (".." or "." or "");
        }

        return false;
    }

    private static MaestroException Outside(string path, string part) => new(
        ErrorCode.PathOutsideWorkspace,
        $"'{part}' is a link that is broken or points outside its folder, so nothing was written there.",
        "Replace the link with a real folder or file.",
        path);
}
