using Maestro.Adapters.Ports;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>Finds the <c>.maestro</c> folder that governs a folder.</summary>
/// <remarks>
/// The nearest one upward, as git finds its own; but all worktrees of a repository share one: in a linked worktree it is the one in the same
/// place of the main worktree, or beside a bare repository, whatever is checked out here.
/// </remarks>
internal static class WorkspaceLocator
{
    // Worktrees can lie in each other, and what their files say of the main one may be wrong.
    private const int MostWorktrees = 8;

    /// <summary>The absolute path of the folder, or null.</summary>
    /// <exception cref="MaestroException">WorkspaceFormatTooNew, StateFileDamaged: it has no format that could be read.</exception>
    public static string? Find(string folder)
    {
        string? found = Find(folder, MostWorktrees);
        if (found is not null)
        {
            WorkspaceMark.RequireKnownFormat(found);
        }

        return found;
    }

    /// <summary>What is around a folder in which somebody wants to make a workspace.</summary>
    public static WorkspacePlace Survey(string folder)
    {
        var location = GitLocation.Find(folder);
        string own = Path.Join(folder, WorkspaceLayout.FolderName);
        return new WorkspacePlace
        {
            Folder = folder,
            Governing = Find(folder),
            MainFolder = location is { IsLinked: true } linked ? linked.Home : null,
            IsTooWide = IsHome(folder) || IsRoot(folder),
            IsForeign = WorkspaceMark.IsForeign(own),
            Beside = location is null ? null : Worktrees(location).Select(static worktree => Path.Join(worktree, WorkspaceLayout.FolderName))
                .FirstOrDefault(root => root != own && WorkspaceMark.IsOurs(root) && !IsSeparate(root)),
        };
    }

    /// <summary>The workspaces that linked worktrees still have beside the one that governs them: absolute paths of their <c>.maestro</c> folders.</summary>
    public static IReadOnlyList<string> Strays(string root)
    {
        string project = Path.GetDirectoryName(root)!;
        string[] candidates = [.. Candidates(project).Where(candidate => candidate != root && WorkspaceMark.IsOurs(candidate) && !IsSeparate(candidate)).Distinct()];
        return [.. candidates.Where(candidate => Find(Path.GetDirectoryName(candidate)!, MostWorktrees) == root)];
    }

    // Where the workspace is in its repository, it was in each worktree. Beside a bare repository it is unknown which of those that lie there are ours.
    private static IEnumerable<string> Candidates(string project)
    {
        if (GitLocation.Find(project) is { Worktree: { } worktree } location)
        {
            string inside = Path.GetRelativePath(worktree, project);
            return location.LinkedWorktrees().Select(linked => Path.GetFullPath(Path.Join(linked, inside, WorkspaceLayout.FolderName)));
        }

        return BareRepositories(project).SelectMany(static location => location.LinkedWorktrees()).Select(static linked => Path.Join(linked, WorkspaceLayout.FolderName));
    }

    private static IEnumerable<GitLocation> BareRepositories(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder).Select(GitLocation.At).OfType<GitLocation>().Where(static location => location is { Worktree: null, IsBroken: false })];
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            return [];
        }
    }

    private static IEnumerable<string> Worktrees(GitLocation location) => [location.Home, .. location.LinkedWorktrees()];

    private static string? Find(string folder, int worktreesLeft)
    {
        string? nearest = null;
        for (DirectoryInfo? current = new(Path.GetFullPath(folder)); current is not null; current = current.Parent)
        {
            string candidate = Path.Join(current.FullName, WorkspaceLayout.FolderName);
            if (nearest is null && WorkspaceMark.IsOurs(candidate) && !IsAccidental(candidate))
            {
                nearest = candidate;
            }

            string git = Path.Join(current.FullName, ".git");
            if (File.Exists(git) && worktreesLeft > 0 && GitLocation.At(current.FullName) is { IsLinked: true } location)
            {
                return nearest is not null && IsSeparate(nearest) ? nearest
                    : Shared(folder, current.FullName, location.Home) ?? nearest ?? Above(location.Home, worktreesLeft) ?? Above(current.FullName, worktreesLeft);
            }

            // Nothing above a repository of its own makes another worktree of it.
            if (nearest is not null && Directory.Exists(git))
            {
                return nearest;
            }
        }

        return nearest;
    }

    private static string? Above(string folder, int worktreesLeft) => Path.GetDirectoryName(folder) is { } parent ? Find(parent, worktreesLeft - 1) : null;

    // The same place in the main worktree, the nearest one first.
    private static string? Shared(string folder, string worktree, string home)
    {
        for (string? current = Path.GetFullPath(folder); current is not null; current = Path.GetDirectoryName(current))
        {
            string candidate = Path.GetFullPath(Path.Join(home, Path.GetRelativePath(worktree, current), WorkspaceLayout.FolderName));
            if (WorkspaceMark.IsOurs(candidate) && !IsAccidental(candidate))
            {
                return candidate;
            }

            if (current == worktree)
            {
                break;
            }
        }

        return null;
    }

    private static bool IsSeparate(string root) => File.Exists(Path.Join(root, WorkspaceLayout.SeparateMark));

    // ~/.maestro holds the user's settings and links, not a workspace, unless one was made there on purpose; nor does one in the root of a
    // file system govern everything that lies on it by accident.
    private static bool IsAccidental(string candidate)
    {
        string folder = Path.GetDirectoryName(candidate)!;
        return (IsRoot(folder) || (IsHome(folder) && !Directory.Exists(Path.Join(candidate, StatePaths.Missions))))
            && !File.Exists(Path.Join(candidate, StatePaths.WorkspaceMark));
    }

    private static bool IsRoot(string folder) => Path.GetDirectoryName(folder) is null;

    private static bool IsHome(string folder)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0 && string.Equals(
            Path.TrimEndingDirectorySeparator(folder), Path.TrimEndingDirectorySeparator(home), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
    }
}
