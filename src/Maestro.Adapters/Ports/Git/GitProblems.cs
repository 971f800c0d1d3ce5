using LibGit2Sharp;

namespace Maestro.Adapters.Ports;

/// <summary>What keeps a repository from being read, and how that is said.</summary>
internal static class GitProblems
{
    /// <summary>What a repository can do to its reader, a missing native library included.</summary>
    public static bool IsExpected(Exception e) =>
        e is LibGit2SharpException or IOException or UnauthorizedAccessException or DllNotFoundException or TypeInitializationException
            or ArgumentException or InvalidOperationException;

    /// <summary>The sentence about a repository that lacks what every repository has.</summary>
    public static string Broken(string worktree) => $"The git repository in {worktree} is damaged: HEAD, the objects or the references are missing or not valid.";

    /// <summary>The sentence about a repository that the library does not read.</summary>
    public static string Explain(string worktree, Exception e)
    {
        // The library has no type for it: its message is the only sign.
        if (e.Message.Contains("not owned by", StringComparison.Ordinal))
        {
            return $"The git repository in {worktree} belongs to another user; to trust it: git config --global --add safe.directory '{worktree}'.";
        }

        string reason = (e is TypeInitializationException { InnerException: { } inner } ? inner : e).Message.TrimEnd('.', '\n');
        return $"The git repository in {worktree} can't be read: {reason}.";
    }
}
