using Maestro.Ports;

namespace Maestro.Memory;

/// <summary>Looks for the patterns of ratchet rules in files.</summary>
internal interface IRatchetScanner
{
    /// <summary>Reads each file once and looks for every rule's pattern in it, on all cores.</summary>
    /// <param name="request">What to look for, and where.</param>
    /// <param name="progress">Called several times a second, on the calling thread; may be null.</param>
    /// <param name="cancellationToken">Ends the wait at once; what is under way is dropped.</param>
    /// <returns>One result a rule, in the order of the rules. Their states are passed, failed or error; <see cref="RatchetComparison"/> knows the rest.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IReadOnlyList<RatchetResult> Scan(RatchetScanRequest request, Action<RatchetProgress>? progress, CancellationToken cancellationToken);

    /// <summary>The files below a folder that no repository knows, relative with <c>/</c>; links as such, what tools made (repositories, packages, caches) not at all.</summary>
    FileListing FilesBelow(string folder, CancellationToken cancellationToken);
}

/// <summary>What a scan looks for, and where.</summary>
internal sealed record RatchetScanRequest
{
    /// <summary>The absolute path of the repository.</summary>
    public required string Root { get; init; }

    /// <summary>The files to look through, relative to the root, with <c>/</c>. What is not a file, or gone, is passed over.</summary>
    public required IEnumerable<string> Files { get; init; }

    public required IReadOnlyList<RatchetRule> Rules { get; init; }

    /// <summary>The most violations that are listed for a rule; all are counted.</summary>
    public int MaxViolations { get; init; } = 20;

    /// <summary>The most skipped files that are listed for a rule; all are counted.</summary>
    public int MaxSkipped { get; init; } = 20;

    /// <summary>How long the matching of one rule may take, all files together.</summary>
    public TimeSpan RuleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Larger files are skipped.</summary>
    public long MaxFileBytes { get; init; } = 50L * 1024 * 1024;
}

/// <summary>How far a scan has come.</summary>
internal readonly record struct RatchetProgress(int FilesDone, int FilesTotal);
