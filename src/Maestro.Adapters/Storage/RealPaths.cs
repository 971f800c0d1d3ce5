namespace Maestro.Adapters.Storage;

/// <summary>Where paths really lead.</summary>
internal static class RealPaths
{
    private const int MostLinks = 40;

    /// <summary>A full path without any link in it; what does not exist yet stays as it is named.</summary>
    /// <exception cref="IOException">Links lead in a circle, or can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder can't be read.</exception>
    public static string Of(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (int links = 0; links < MostLinks; links++)
        {
            if (FirstLink(full) is not { } link)
            {
                return full;
            }

            string target = Path.GetFullPath(Path.Join(Path.IsPathFullyQualified(link.Target) ? "" : Path.GetDirectoryName(link.Path), link.Target));
            full = Path.TrimEndingDirectorySeparator(Path.Join(target, full[link.Path.Length..]));
        }

        throw new IOException("Its links lead in a circle.");
    }

    private static (string Path, string Target)? FirstLink(string full)
    {
        int end = Path.GetPathRoot(full)!.Length;
        while (end < full.Length)
        {
            int next = full.IndexOf(Path.DirectorySeparatorChar, end);
            string part = next < 0 ? full : full[..next];
            if (new FileInfo(part).LinkTarget is { } target)
            {
                return (part, target);
            }

            end = next < 0 ? full.Length : next + 1;
        }

        return null;
    }
}
