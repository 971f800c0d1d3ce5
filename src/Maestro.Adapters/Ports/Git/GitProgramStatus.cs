using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Adapters.Ports;

/// <summary>What the git program says of a worktree: HEAD, and the files that differ from it.</summary>
internal sealed record GitProgramStatus
{
    private static readonly string[] Unborn = ["(initial)"];

    /// <summary>The commit HEAD stands on; null when the branch has none yet.</summary>
    public string? HeadCommit { get; private init; }

    /// <summary>The branch; null when HEAD is detached.</summary>
    public string? Branch { get; private init; }

    /// <summary>When the commit was made.</summary>
    public DateTimeOffset? HeadCommitAt { get; private init; }

    /// <summary>All changes: tracked files first, then untracked ones, each by path. Empty when they were not asked for.</summary>
    public IReadOnlyList<GitChange> Changes { get; private init; } = [];

    /// <summary>HEAD, and the changes when they are wanted.</summary>
    /// <exception cref="GitProgramException">Git can't tell.</exception>
    public static GitProgramStatus Read(GitProgram git, bool includeChanges)
    {
        if (!includeChanges)
        {
            string? commit = git.TryRun("rev-parse", "--verify", "-q", "HEAD^{commit}");
            return new GitProgramStatus { Branch = BranchOf(git), HeadCommit = commit, HeadCommitAt = commit is null ? null : TimeOf(git) };
        }

        GitProgramStatus status = Parse(Output(git));
        return status with { HeadCommitAt = status.HeadCommit is null ? null : TimeOf(git) };
    }

    /// <summary>The branch HEAD names, without <c>refs/heads/</c>; null when it names none.</summary>
    public static string? BranchOf(GitProgram git) =>
        git.TryRun("symbolic-ref", "-q", "HEAD") is not { } name ? null
        : name.StartsWith("refs/heads/", StringComparison.Ordinal) ? name["refs/heads/".Length..]
        : name;

    /// <summary>Reads the output of <c>status --porcelain=v2 -z --branch</c>.</summary>
    public static GitProgramStatus Parse(byte[] output)
    {
        string? commit = null, branch = null;
        var changes = new List<GitChange>();
        using IEnumerator<string> parts = GitProgram.Split(output).GetEnumerator();
        while (parts.MoveNext())
        {
            string part = parts.Current;
            if (part.StartsWith("# branch.oid ", StringComparison.Ordinal))
            {
                commit = Unborn.Contains(part[13..]) ? null : part[13..];
            }
            else if (part.StartsWith("# branch.head ", StringComparison.Ordinal))
            {
                branch = part[14..] == "(detached)" ? null : part[14..];
            }
            else if (Change(part, parts) is { } change)
            {
                changes.Add(change);
            }
        }

        return new GitProgramStatus
        {
            HeadCommit = commit,
            Branch = branch,
            Changes = [.. changes.OrderBy(static change => change.Kind == GitChangeKind.Untracked).ThenBy(static change => change.Path, StringComparer.Ordinal)],
        };
    }

    // A partial clone may lack what finding renames needs, and nothing is fetched for it.
    private static byte[] Output(GitProgram git)
    {
        string[] arguments = ["status", "--porcelain=v2", "-z", "--branch", "--untracked-files=all", "--ignore-submodules=dirty"];
        try
        {
            return git.Run([.. arguments, "--find-renames"]);
        }
        catch (GitProgramException)
        {
            return git.Run([.. arguments, "--no-renames"]);
        }
    }

    private static GitChange? Change(string part, IEnumerator<string> parts) => part[0] switch
    {
        '?' => new GitChange { Path = part[2..], Kind = GitChangeKind.Untracked },
        'u' => new GitChange { Path = Field(part, 10), Kind = GitChangeKind.Conflicted },
        '1' => new GitChange { Path = Field(part, 8), Kind = Kind(part[2], part[3]) },
        '2' => Renamed(part, parts),
        _ => null,
    };

    private static GitChange Renamed(string part, IEnumerator<string> parts)
    {
        string path = Field(part, 9);
        string kind = part.Split(' ', 10)[8].StartsWith('C') ? GitChangeKind.Added : GitChangeKind.Renamed;
        string? old = parts.MoveNext() ? parts.Current : null;
        return part[3] == 'D'
            ? new GitChange { Path = path, Kind = GitChangeKind.Deleted }
            : new GitChange { Path = path, OldPath = kind == GitChangeKind.Renamed ? old : null, Kind = kind };
    }

    // The path is the last field, and may hold spaces.
    private static string Field(string part, int number) => part.Split(' ', number + 1)[number];

    private static string Kind(char index, char worktree) =>
        index == 'D' || worktree == 'D' ? GitChangeKind.Deleted
        : index == 'T' || worktree == 'T' ? GitChangeKind.TypeChange
        : index == 'A' ? GitChangeKind.Added
        : GitChangeKind.Modified;

    private static DateTimeOffset? TimeOf(GitProgram git)
    {
        string? line = git.TryRun("cat-file", "commit", "HEAD")?.Split('\n').FirstOrDefault(static text => text.StartsWith("committer ", StringComparison.Ordinal));
        if (line?[(line.LastIndexOf('>') + 1)..].Trim().Split(' ') is not [var seconds, var zone]
            || !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long time)
            || !int.TryParse(zone, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int offset))
        {
            return null;
        }

        return DateTimeOffset.FromUnixTimeSeconds(time).ToOffset(new TimeSpan(offset / 100, offset % 100, 0));
    }
}
