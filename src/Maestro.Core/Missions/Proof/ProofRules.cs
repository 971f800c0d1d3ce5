using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>What may stand in the place of proof. Pure.</summary>
internal static class ProofRules
{
    /// <summary>Words don't take the place of what a command showed, or of what can't be read and may be that, unless somebody decides so and says why.</summary>
    /// <param name="before">The assertion before the judgement.</param>
    /// <param name="update">The judgement.</param>
    /// <param name="run">What a command showed last, or null.</param>
    /// <param name="damage">Why the proof there is can't be read, or null.</param>
    /// <exception cref="MaestroException">WitnessTooWeak; ArgumentInvalid where the reason is missing.</exception>
    public static void RequireWitness(Assertion before, AssertionUpdate update, Proof? run, MaestroException? damage)
    {
        if (update.Result != AssertionResult.Passed || (run is null && damage is null))
        {
            return;
        }

        if (!update.Force)
        {
            throw new MaestroException(
                ErrorCode.WitnessTooWeak,
                $"{Known(before, run, damage)} Words don't replace that.",
                $"{AssertionAdvice.Run(before, run?.Command, needsMission: true)} runs it again. To record the words anyway, add -Force -Reason and the reason.",
                before.AssertionId);
        }

        if (InvisibleCharacters.IsBlank(update.Reason))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"{Known(before, run, damage)} Words instead of that need a reason.",
                CommandText.Of($"Set-MaestroAssertion {before.AssertionId} -MissionId {before.MissionId} -Result passed -Evidence '<what you saw>' -Force -Reason '<why no command shows it>'"),
                before.AssertionId);
        }
    }

    /// <summary>What is no longer the proof of an assertion.</summary>
    public static IReadOnlyList<string> Warnings(Assertion before, Proof? run, MaestroException? damage) =>
        run is null && damage is null ? [] : [$"{Known(before, run, damage)} That is no longer its proof."];

    private static string Known(Assertion before, Proof? run, MaestroException? damage) => run is null
        ? $"The proof of '{before.AssertionId}' can't be read: {damage!.Message}"
        : $"'{before.AssertionId}' was {run.Result} by '{Display.Short(run.Command ?? run.Witness)}' ({How(run)}, {IsoTimeConverter.Write(run.At)}).";

    private static string How(Proof run) => run.ExitCode is { } code ? FormattableString.Invariant($"{run.Witness}, exit code {code}") : $"{run.Witness}, {run.Failure ?? "no exit code"}";
}
