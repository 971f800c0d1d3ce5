using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>How views show what proves an assertion. Used by the format files; everything it returns is safe to print.</summary>
public static class ProofView
{
    private const int ShortCommit = 7;

    /// <summary>The witness, and whether the proof still counts: <c>ran</c>, <c>ran, stale</c>, <c>told</c>, <c>told, run failed</c> where words came after a run; <c>unproven</c> for a pass that nothing proves; <c>unreadable</c>; empty where nothing is known.</summary>
    public static string Summary(object? assertion)
    {
        var shown = new Shown(assertion);
        Shown proof = shown.Part(nameof(Assertion.Proof));
        string before = proof.Part(nameof(Proof.Run)).Text(nameof(Proof.Result));
        string witness = $"{proof.Text(nameof(Proof.Witness))}{(before.Length == 0 ? "" : $", run {before}")}";
        return shown.Text(nameof(Assertion.Result)) == AssertionResult.Pending ? before.Length == 0 ? "" : $"run {before}"
            : shown.Text(nameof(Assertion.ProofProblem)).Length > 0 ? "unreadable"
            : shown[nameof(Assertion.IsUnproven)] is true ? "unproven"
            : shown[nameof(Assertion.IsStale)] is true ? $"{witness}, stale"
            : witness;
    }

    /// <summary>What was run, and what came of it, on one line, also where words stand in its place now; empty when no command was run.</summary>
    public static string Run(object? assertion)
    {
        Shown proof = new Shown(assertion).Part(nameof(Assertion.Proof));
        proof = proof.Text(nameof(Proof.Command)).Length == 0 ? proof.Part(nameof(Proof.Run)) : proof;
        string command = proof.Text(nameof(Proof.Command));
        return command.Length == 0 ? ""
            : proof[nameof(Proof.ExitCode)] is { } code ? $"{command}: exit code {Shown.Plain(code)}"
            : $"{command}: {proof.Text(nameof(Proof.Failure))}";
    }

    /// <summary>The commit that it was proven at; empty where there is none.</summary>
    public static string Commit(object? assertion)
    {
        Shown proof = new Shown(assertion).Part(nameof(Assertion.Proof));
        string commit = Display.Cut(proof.Text(nameof(Proof.Commit)), ShortCommit + 1).TrimEnd('…');
        return commit.Length == 0 || proof[nameof(Proof.IsDirty)] is not true ? commit : $"{commit}, with uncommitted changes";
    }
}
