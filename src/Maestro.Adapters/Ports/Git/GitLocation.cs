using System.Text;
using Maestro.Adapters.Storage;

namespace Maestro.Adapters.Ports;

/// <summary>Where a repository keeps its data, found by hand: no library is loaded where there is no repository, nor for the name of a branch.</summary>
/// <param name="DataFolder">The folder with HEAD and the index, of this worktree.</param>
/// <param name="CommonFolder">The folder with objects and references; another one only in a linked worktree.</param>
/// <param name="Worktree">The folder that holds <c>.git</c>; null in a bare repository, and inside a repository's own folder.</param>
/// <param name="IsBroken">True when it looks like a repository and isn't one.</param>
internal sealed record GitLocation(string DataFolder, string CommonFolder, string? Worktree, bool IsBroken)
{
    private const string BranchStart = "refs/heads/";

    // HEAD, commondir and a .git file hold one line; whatever is longer is something else.
    private const int MaxLineFile = 4096;

    private const int MaxConfigLines = 10_000;

    /// <summary>The worktree that all linked ones share, or else what there is.</summary>
    public string Root => Worktree is null ? DataFolder
        : DataFolder != CommonFolder && Path.GetFileName(CommonFolder) == ".git" ? Path.GetDirectoryName(CommonFolder) ?? Worktree
        : Worktree;

    /// <summary>True in a linked worktree: one that shares objects and references with the main one.</summary>
    public bool IsLinked => Worktree is not null && DataFolder != CommonFolder;

    /// <summary>The folder that all worktrees have in common: the main worktree, or the folder that holds a bare repository.</summary>
    public string Home => !IsLinked ? Root
        : Path.GetFileName(CommonFolder) != ".git" && CoreSetting("worktree") is { } worktree ? Resolve(CommonFolder, worktree) ?? CommonFolder
        : Path.GetDirectoryName(CommonFolder) ?? CommonFolder;

    /// <summary>The folders of all worktrees, the main one first; beside a bare repository there is no main one.</summary>
    public IEnumerable<string> Worktrees() => At(Home) is { Worktree: not null } ? [Home, .. LinkedWorktrees()] : LinkedWorktrees();

    /// <summary>The folders of the linked worktrees that exist, by name.</summary>
    public IEnumerable<string> LinkedWorktrees()
    {
        string[] records;
        try
        {
            records = Directory.GetDirectories(Path.Combine(CommonFolder, "worktrees"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        foreach (string record in records.Order(StringComparer.Ordinal))
        {
            if (Line(Path.Combine(record, "gitdir")) is { } line && Resolve(record, line) is { } dotGit
                && Path.GetDirectoryName(dotGit) is { } worktree && Directory.Exists(worktree))
            {
                yield return worktree;
            }
        }
    }

    /// <summary>Looks in a folder and upwards. A broken <c>.git</c> hides no good one above it, as with git.</summary>
    public static GitLocation? Find(string folder)
    {
        GitLocation? broken = null;
        for (string? current = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)); current is not null; current = Path.GetDirectoryName(current))
        {
            GitLocation? found = At(current);
            if (found is { IsBroken: false })
            {
                return found;
            }

            broken ??= found;
        }

        return broken;
    }

    /// <summary>True when the format keeps references elsewhere, and HEAD is a placeholder.</summary>
    public bool HidesHead => Line(Path.Combine(DataFolder, "HEAD")) is { } head && head.EndsWith("refs/heads/.invalid", StringComparison.Ordinal);

    /// <summary>The branch that HEAD names, or null.</summary>
    public string? Branch()
    {
        if (Line(Path.Combine(DataFolder, "HEAD")) is not { } head || !head.StartsWith("ref:", StringComparison.Ordinal))
        {
            return null;
        }

        string name = head[4..].Trim();

        // A repository with the reftable format keeps a placeholder in HEAD.
        return name is "refs/heads/.invalid" or "" ? null
            : name.StartsWith(BranchStart, StringComparison.Ordinal) ? name[BranchStart.Length..]
            : name;
    }

    /// <summary>What lies in a folder itself; null when it is no worktree and no repository.</summary>
    public static GitLocation? At(string folder)
    {
        string dotGit = Path.Combine(folder, ".git");
        if (Directory.Exists(dotGit))
        {
            return new GitLocation(dotGit, dotGit, folder, !IsDataFolder(dotGit, dotGit));
        }

        if (File.Exists(dotGit))
        {
            return Linked(folder, dotGit);
        }

        return IsDataFolder(folder, folder) ? new GitLocation(folder, folder, null, false) : null;
    }

    private static GitLocation Linked(string folder, string dotGit)
    {
        if (Line(dotGit) is not { } line || !line.StartsWith("gitdir:", StringComparison.Ordinal) || Resolve(folder, line[7..]) is not { } data)
        {
            return new GitLocation(dotGit, dotGit, folder, true);
        }

        string common = Line(Path.Combine(data, "commondir")) is { } relative ? Resolve(data, relative) ?? data : data;
        return new GitLocation(data, common, folder, !IsDataFolder(data, common));
    }

    // Only what git itself writes there: one setting on a line, in the section [core].
    private string? CoreSetting(string name)
    {
        try
        {
            bool isCore = false;
            foreach (string line in File.ReadLines(Path.Combine(CommonFolder, "config")).Take(MaxConfigLines).Select(static line => line.Trim()))
            {
                if (line.StartsWith('['))
                {
                    isCore = line.Equals("[core]", StringComparison.OrdinalIgnoreCase);
                }
                else if (isCore && line.Split('=', 2) is [var key, var value] && key.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return value.Trim().Trim('"');
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return null;
    }

    private static string? Resolve(string folder, string path)
    {
        path = path.Trim();
        return path.Length == 0 || path.Contains('\0') ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, path)));
    }

    private static bool IsDataFolder(string data, string common) =>
        // Folders above a repository are looked at as well, and opening a file that does not exist costs far more than asking for a folder.
        Directory.Exists(Path.Combine(common, "objects"))
        && Directory.Exists(Path.Combine(common, "refs"))
        && Line(Path.Combine(data, "HEAD")) is { } head
        && (head.StartsWith("ref:", StringComparison.Ordinal) || (head.Length >= 40 && head.All(char.IsAsciiHexDigit)));

    private static string? Line(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(RegularFile.ReadAll(path, MaxLineFile)).TrimEnd('\r', '\n', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
