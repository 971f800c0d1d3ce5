using System.Security.Cryptography;
using System.Text;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Missions;

/// <summary>One short text for the content of many files: the same as long as every file is. Pure.</summary>
internal static class TreeDigest
{
    private const string Prefix = "sha256:";

    /// <summary>The digest of a tree, or of those of its files that a glob matches; null when the files are not known.</summary>
    /// <param name="tree">The tree. What lies in <c>.maestro</c> is no part of what is proven.</param>
    /// <param name="globs">Null for all files.</param>
    public static string? Of(TreeState? tree, IReadOnlyList<string>? globs)
    {
        if (tree?.Files is not { } files)
        {
            return null;
        }

        Glob[]? wanted = globs is null ? null : [.. globs.Select(Glob.Parse)];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TreeFile file in files
            .Where(file => !IsState(file.Path) && (wanted is null || Array.Exists(wanted, glob => glob.IsMatch(file.Path))))
            .OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Content}\n"));
        }

        return Prefix + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The first file that differs between two trees; null when none does, or one of them is not known.</summary>
    public static string? FirstDifference(TreeState before, TreeState after, IReadOnlyList<string>? globs)
    {
        if (before.Files is null || after.Files is null || Of(before, globs) == Of(after, globs))
        {
            return null;
        }

        var known = before.Files.ToDictionary(static file => file.Path, static file => file.Content, StringComparer.Ordinal);
        Glob[]? wanted = globs is null ? null : [.. globs.Select(Glob.Parse)];
        bool IsWanted(string path) => !IsState(path) && (wanted is null || Array.Exists(wanted, glob => glob.IsMatch(path)));
        return after.Files.Where(file => IsWanted(file.Path) && known.GetValueOrDefault(file.Path) != file.Content).Select(static file => file.Path)
            .Concat(known.Keys.Except(after.Files.Select(static file => file.Path), StringComparer.Ordinal).Where(IsWanted))
            .FirstOrDefault();
    }

    private static bool IsState(string path) =>
        path.StartsWith(".maestro/", StringComparison.Ordinal) || path.Contains("/.maestro/", StringComparison.Ordinal);
}
