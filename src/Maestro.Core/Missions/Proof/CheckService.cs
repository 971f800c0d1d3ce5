using Maestro.Kernel;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Runs the checks of assertions, and reads the files that they are about. Nothing is stored here, and no lock is held.</summary>
internal sealed class CheckService(
    IStateStore store,
    IGitReader git,
    ITreeReader trees,
    ICommandRunner commands,
    Func<string, string?> findWorkspace,
    string projectFolder,
    TimeProvider clock)
{
    // A list must not wait for a huge repository; what decides waits.
    private static readonly TimeSpan ListBudget = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan GateBudget = TimeSpan.FromMinutes(2);

    /// <summary>The folder that checks run in: the root of the worktree that the user stands in.</summary>
    public string Folder(string userFolder)
    {
        string folder = findWorkspace(userFolder) == store.Root ? userFolder : projectFolder;
        return git.Worktree(folder) ?? projectFolder;
    }

    /// <summary>The commit that HEAD stands on where the user is; null when there is none, or it can't be read.</summary>
    public string? Commit(string userFolder, CancellationToken cancellationToken) =>
        git.Read(Folder(userFolder), new GitReadOptions { IncludeChanges = false }, cancellationToken)?.HeadCommit;

    /// <summary>The files as they are.</summary>
    public TreeState Tree(string userFolder, CancellationToken cancellationToken) => trees.Read(Folder(userFolder), GateBudget, cancellationToken);

    /// <summary>Compares proof with the files, for what decides.</summary>
    public ProofFreshness Freshness(string userFolder, CancellationToken cancellationToken) => new(() => Tree(userFolder, cancellationToken));

    /// <summary>The same for a list, which shows as unknown what takes too long.</summary>
    public ProofFreshness QuickFreshness(string userFolder, CancellationToken cancellationToken) =>
        new(() => trees.Read(Folder(userFolder), ListBudget, cancellationToken));

    /// <summary>Runs a check.</summary>
    /// <param name="assertion">The assertion that it is about.</param>
    /// <param name="command">The command line.</param>
    /// <param name="userFolder">Where the user is.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="onLine">Gets the output line by line, on the calling thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The run, and what whoever started it should know.</returns>
    public (ProofRun Run, IReadOnlyList<string> Warnings) Run(
        Assertion assertion, string command, string userFolder, TimeSpan timeout, Action<string> onLine, CancellationToken cancellationToken)
    {
        string folder = Folder(userFolder);
        TreeState before = trees.Read(folder, GateBudget, cancellationToken);
        DateTimeOffset started = clock.GetUtcNow();
        CommandOutcome outcome = commands.Run(new CommandRequest(command, folder, timeout), onLine, cancellationToken);
        TreeState after = trees.Read(folder, GateBudget, cancellationToken);

        var run = new ProofRun(
            assertion.AssertionId, assertion.MissionId, command, outcome, started, commands.IsContinuousIntegration ? ProofWitness.Ci : ProofWitness.Ran, before)
        {
            Check = assertion.Check,
        };
        return (run, [.. Warnings(assertion, outcome, before, after)]);
    }

    private static IEnumerable<string> Warnings(Assertion assertion, CommandOutcome outcome, TreeState before, TreeState after)
    {
        if (outcome.Failure is { } failure)
        {
            yield return $"The check of '{assertion.AssertionId}' {failure}, which counts as failed.";
        }

        if (outcome.LeftProcesses)
        {
            yield return $"The check of '{assertion.AssertionId}' left processes running in the background; they were ended.";
        }

        if (outcome.IsCut)
        {
            yield return FormattableString.Invariant(
                $"The check of '{assertion.AssertionId}' wrote {outcome.OutputBytes / 1_000_000.0:0.0} MB. Only the first of it was shown, and the last 4 KB are kept.");
        }

        if ((before.Notice ?? after.Notice) is { } notice)
        {
            yield return $"The proof of '{assertion.AssertionId}' can't be compared with later files. {notice}";
        }

        if (TreeDigest.FirstDifference(before, after, null) is { } changed)
        {
            yield return $"Files changed while the check of '{assertion.AssertionId}' ran, such as '{Display.Short(changed)}', so its proof is stale. Let git ignore what a check writes, or run it again.";
        }
    }
}
