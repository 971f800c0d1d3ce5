using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Missions;

/// <summary>A check that was run, before it is recorded.</summary>
/// <param name="AssertionId">The assertion that it is about.</param>
/// <param name="MissionId">Its mission.</param>
/// <param name="Command">The command line.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="Witness">ran or ci.</param>
/// <param name="Tree">The files before it was started.</param>
internal sealed record ProofRun(
    string AssertionId, string MissionId, string Command, CommandOutcome Outcome, DateTimeOffset StartedAt, string Witness, TreeState Tree)
{
    /// <summary>The check of the assertion when the command was started; null when it had none.</summary>
    public string? Check { get; init; }

    /// <summary>passed for the exit code 0, failed for everything else.</summary>
    public string Result => Outcome.ExitCode == 0 ? AssertionResult.Passed : AssertionResult.Failed;

    /// <summary>One sentence for the assertion, where other programs look for evidence.</summary>
    public string Evidence
    {
        get
        {
            string how = Outcome.ExitCode is { } code ? System.FormattableString.Invariant($"exit code {code} after {Outcome.Duration.TotalSeconds:0.0} s") : Outcome.Failure ?? "no exit code";
            string at = Tree.Commit is { Length: >= 7 } commit ? $" at {commit[..7]}{(Tree.IsDirty == true ? " with changes" : "")}" : "";
            return System.FormattableString.Invariant($"{Display.Cut(Display.Plain(Command), 200)}: {how}{at}");
        }
    }
}
