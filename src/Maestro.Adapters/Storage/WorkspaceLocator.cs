

namespace Maestro.Adapters.Storage;

/// <summary>Finds the <c>.maestro</c> folder that governs a folder, as git finds its own.</summary>
internal static class WorkspaceLocator
{
    /// <summary>The nearest <c>.maestro</c> upward; in a linked worktree without one, that of the main worktree; else null.</summary>
    public static string? Find(string folder)
    {
        for (DirectoryInfo? current = new(folder); current is not null; current = current.Parent)
        {
            string candidate = Path.Join(current.FullName, ".maestro");
            if (Directory.Exists(candidate) && !IsGlobalFolder(candidate))
            {
                return candidate;
            }

            string git = Path.Join(current.FullName, ".git");
            if (File.Exists(git) && MainWorktree(git) is { } main && Directory.Exists(Path.Join(main, ".maestro")))
            {
                return Path.Join(main, ".maestro");
            }
        }

        return null;
    }

    // ~/.maestro holds the user's settings and links, not a workspace, unless missions were put there on purpose.
    private static bool IsGlobalFolder(string candidate) =>
        Path.GetDirectoryName(candidate) == Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)
        && !Directory.Exists(Path.Join(candidate, "missions"));

    // ".git" of a linked worktree says "gitdir: <main>/.git/worktrees/<name>", whose commondir says where the shared .git is.
    private static string? MainWorktree(string gitFile)
    {
        try
        {
            string text = File.ReadAllText(gitFile).Trim();
            if (!text.StartsWith("gitdir:", StringComparison.Ordinal))
            {
                return null;
            }

            string gitFolder = Path.GetFullPath(text["gitdir:".Length..].Trim(), Path.GetDirectoryName(gitFile)!);
            string commonFile = Path.Join(gitFolder, "commondir");
            if (!File.Exists(commonFile))
            {
                return null;
            }

            string common = Path.GetFullPath(File.ReadAllText(commonFile).Trim(), gitFolder);
            return Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(common));
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception) || exception is ArgumentException)
        {
            return null;
        }
    }
}
