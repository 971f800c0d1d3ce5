using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Missions;

/// <summary>Makes the record that stands beside a result. Pure.</summary>
internal static class ProofRecord
{
    /// <summary>What somebody says.</summary>
    /// <param name="after">The assertion with its new result.</param>
    /// <param name="update">What was said, and by whom.</param>
    /// <param name="run">What a command showed before, or null.</param>
    /// <param name="file">The file that holds the whole evidence, or null.</param>
    /// <param name="globs">The globs of the feature's files; null when it has none.</param>
    /// <param name="now">The time.</param>
    public static Proof Told(Assertion after, AssertionUpdate update, Proof? run, string? file, IReadOnlyList<string>? globs, DateTimeOffset now) => About(
        new Proof
        {
            AssertionId = after.AssertionId,
            MissionId = after.MissionId,
            Result = after.Result,
            Witness = ProofWitness.Told,
            At = now,
            Reason = update.Reason,
            EvidenceFile = file,
            Run = run,
        },
        update.Author,
        update.Tree,
        globs);

    /// <summary>What a command showed.</summary>
    public static Proof Ran(Assertion after, ProofRun run, Author author, IReadOnlyList<string>? globs, DateTimeOffset now) => About(
        new Proof
        {
            AssertionId = after.AssertionId,
            MissionId = after.MissionId,
            Result = after.Result,
            Witness = run.Witness,
            At = now,
            Command = run.Command,
            Check = run.Check,
            ExitCode = run.Outcome.ExitCode,
            Failure = run.Outcome.Failure,
            StartedAt = run.StartedAt,
            Milliseconds = (long)run.Outcome.Duration.TotalMilliseconds,
            Output = run.Outcome.Output.Length == 0 ? null : run.Outcome.Output,
            OutputBytes = run.Outcome.OutputBytes,
        },
        author,
        run.Tree,
        globs);

    private static Proof About(Proof proof, Author author, TreeState? tree, IReadOnlyList<string>? globs) => proof with
    {
        Agent = author.Agent,
        SessionId = author.SessionId,
        User = author.User,
        Commit = tree?.Commit,
        IsDirty = tree?.IsDirty,
        TreeDigest = TreeDigest.Of(tree, null),
        Files = tree is null ? null : globs,
        FilesDigest = globs is null ? null : TreeDigest.Of(tree, globs),
    };
}
