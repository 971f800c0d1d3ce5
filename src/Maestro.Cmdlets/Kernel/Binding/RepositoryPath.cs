using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Turns a path that a user gave into one relative to the repository, as globs and links have it. The file need not exist.</summary>
internal static class RepositoryPath
{
    /// <param name="given">As it was typed: from $PWD, from the repository's root (as git lists files), or absolute.</param>
    /// <param name="session">Knows $PWD and the drives.</param>
    /// <param name="projectFolder">The folder that holds <c>.maestro</c>.</param>
    public static string From(string given, SessionState session, string projectFolder)
    {
        string full = UserPath.Resolve(session, given);
        if (!Exists(full) && !Path.IsPathRooted(given) && Exists(Path.Join(projectFolder, given)))
        {
            full = Path.GetFullPath(given, projectFolder);
        }

        // A linked worktree has its own root, though it shares the workspace of the main one.
        return Below(projectFolder, full) ?? (AdapterLoadContext.Adapters.Git.Worktree(full) is { } worktree ? Below(worktree, full) : null) ?? given.Replace('\\', '/');
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static string? Below(string folder, string full)
    {
        string relative = Path.GetRelativePath(folder, full);
        bool outside = Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return outside ? null : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
