using Maestro.Kernel;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Looks for the patterns of the ratchet in a project's files, and keeps what each check found for the next.</summary>
internal sealed class RatchetCheckService(
    IStateStore store,
    MemoryRepository memory,
    IGitReader git,
    IRatchetScanner scanner,
    Func<string, string?> findWorkspace,
    string projectFolder,
    TimeProvider clock)
{
    /// <summary>Looks through the files; nothing is stored.</summary>
    /// <param name="rules">The rules to check.</param>
    /// <param name="userFolder">Where the user is: in a linked worktree of the project that worktree's files count.</param>
    /// <param name="timeout">How long the matching of one rule may take.</param>
    /// <param name="progress">Called several times a second, on the calling thread.</param>
    /// <param name="feedback">Where a baseline that can't be read is reported.</param>
    /// <param name="cancellationToken">Ends the check at once.</param>
    public RatchetRun Check(
        IReadOnlyList<RatchetRule> rules, string userFolder, TimeSpan timeout, Action<RatchetProgress>? progress, IFeedback feedback, CancellationToken cancellationToken)
    {
        DateTimeOffset started = clock.GetUtcNow();
        RatchetBaseline? baseline = feedback.TryOrReport(memory.Baseline);
        if (rules.Count == 0)
        {
            return new RatchetRun([], started, IsComplete: false);
        }

        (string root, FileListing files) = Files(userFolder, cancellationToken);
        IReadOnlyList<RatchetResult> found = scanner.Scan(
            new RatchetScanRequest { Root = root, Files = files.Where(static file => !IsState(file)), Rules = rules, RuleTimeout = timeout },
            progress,
            cancellationToken);
        if (ListingProblem(files) is { } problem)
        {
            found = [.. found.Select(result => result with { Error = result.Error ?? problem })];
        }

        bool isWhole = rules.Count == RatchetPromotion.Distinct(memory.Suite() ?? new RatchetSuite()).Count;
        return new RatchetRun(RatchetComparison.Compare(found, rules, baseline), started, isWhole);
    }

    /// <summary>Keeps what a check of all rules found.</summary>
    /// <exception cref="MaestroException">StateFileDamaged: a baseline that can't be read is not written over.</exception>
    public Change<RatchetBaseline> DecideKeep(RatchetRun run)
    {
        RatchetBaseline? before = memory.Baseline();
        IReadOnlyList<RatchetRule> rules = memory.Suite()?.Rules ?? [];
        // The time the check began: a rule made while it ran has not been checked.
        RatchetBaseline after = RatchetComparison.Next(run.Results, rules, before, run.StartedAt);
        return new Change<RatchetBaseline>(store, store.FullPath(StatePaths.RatchetBaseline), "Save the results for the next check", after)
        {
            Writes = [new StateWrite(StatePaths.RatchetBaseline, StateJson.Write(after, MemoryJsonContext.Default.RatchetBaseline))],
        };
    }

    // What was not looked at may hold what a rule forbids.
    private static string? ListingProblem(FileListing files) =>
        files.Notice is { } notice ? $"The files can't be listed. {notice}"
        : files.Unlisted.Count > 0 ? $"{Count.Of(files.Unlisted.Count, "folder")} could not be listed, such as '{Display.Short(files.Unlisted[0])}'."
        : null;

    private (string Root, FileListing Files) Files(string userFolder, CancellationToken cancellationToken)
    {
        string folder = findWorkspace(userFolder) == store.Root ? userFolder : projectFolder;
        var headOnly = new GitReadOptions { IncludeChanges = false };
        if (git.Read(folder, headOnly, cancellationToken) is { } state && git.TrackedFiles(folder, cancellationToken, withLinks: true) is { } tracked)
        {
            return (state.WorktreeRoot, tracked);
        }

        return (projectFolder, scanner.FilesBelow(projectFolder, cancellationToken));
    }

    // The rules themselves hold the pattern, and what they were made of as a rule says the word.
    private static bool IsState(string file) =>
        file.StartsWith(".maestro/", StringComparison.Ordinal) || file.Contains("/.maestro/", StringComparison.Ordinal);
}

/// <summary>A check of the ratchet.</summary>
/// <param name="Results">What was found for each rule, in the light of the checks before.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="IsComplete">True when every rule was checked.</param>
internal sealed record RatchetRun(IReadOnlyList<RatchetResult> Results, DateTimeOffset StartedAt, bool IsComplete);
