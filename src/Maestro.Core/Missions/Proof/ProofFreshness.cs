using Maestro.Ports;

namespace Maestro.Missions;

/// <summary>Compares proof with the files as they are now. They are read once, and only when there is something to compare.</summary>
internal sealed class ProofFreshness(Func<TreeState> read)
{
    private readonly Dictionary<string, string?> _digests = new(StringComparer.Ordinal);
    private TreeState? _tree;

    /// <summary>Why the files can't be read, as a sentence; null when they can.</summary>
    public string? Notice => Tree.Notice;

    private TreeState Tree => _tree ??= read();

    /// <summary>True when the files that a proof is about changed since; null when that can't be known.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="globs">The globs of the feature's files now; null when it has none.</param>
    public bool? IsStale(Proof proof, IReadOnlyList<string>? globs)
    {
        // Where other files matter now than then, nothing is known of them but what all files together say.
        bool isSameSelection = proof is { Files: { } files, FilesDigest: not null } && globs is not null && files.SequenceEqual(globs);
        string? then = isSameSelection ? proof.FilesDigest : proof.TreeDigest;
        if (then is null || Digest(isSameSelection ? globs : null) is not { } now)
        {
            return null;
        }

        return then != now;
    }

    private string? Digest(IReadOnlyList<string>? globs)
    {
        string key = globs is null ? "" : string.Join('\0', globs.Prepend(""));
        if (!_digests.TryGetValue(key, out string? digest))
        {
            digest = TreeDigest.Of(Tree, globs);
            _digests[key] = digest;
        }

        return digest;
    }
}
