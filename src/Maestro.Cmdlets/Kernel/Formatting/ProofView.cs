using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>How views show what proves an assertion. Used by the format files.</summary>
public static class ProofView
{
    private const int ShortCommit = 7;

    /// <summary>The witness, and whether the proof still counts: <c>ran</c>, <c>ran, stale</c>, <c>told</c>; empty where nothing is known.</summary>
    public static string Summary(Assertion assertion) =>
        assertion?.Proof is not { } proof || assertion.Result == AssertionResult.Pending ? ""
        : assertion.IsStale == true ? $"{proof.Witness}, stale"
        : proof.Witness;

    /// <summary>What was run, and what came of it, on one line; empty for what was told.</summary>
    public static string Run(Proof? proof) => proof?.Command is not { } command ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Display.Plain(command)}: {(proof.ExitCode is { } code ? $"exit code {code}" : Display.Plain(proof.Failure ?? ""))}, {proof.Duration?.TotalSeconds:0.0} s");

    /// <summary>The commit that it was proven at; empty where there is none.</summary>
    public static string Commit(Proof? proof) => proof?.Commit is not { Length: >= ShortCommit } commit ? ""
        : proof.IsDirty == true ? $"{commit[..ShortCommit]}, with uncommitted changes"
        : commit[..ShortCommit];
}
