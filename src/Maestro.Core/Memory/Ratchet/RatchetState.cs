namespace Maestro;

/// <summary>The words of a ratchet result.</summary>
public static class RatchetState
{
    /// <summary>The pattern is nowhere.</summary>
    public const string Passed = "passed";
    /// <summary>The pattern is somewhere, and nothing is known of earlier checks of this rule.</summary>
    public const string Failed = "failed";
    /// <summary>The pattern is somewhere, and an earlier check found it nowhere.</summary>
    public const string Regression = "regression";
    /// <summary>The pattern is somewhere, as in every check before.</summary>
    public const string NeverPassed = "never-passed";
    /// <summary>The rule looked at no file: its globs match none, or every one was skipped.</summary>
    public const string NothingChecked = "nothing-checked";
    /// <summary>The rule could not be checked.</summary>
    public const string Error = "error";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Passed, Failed, Regression, NeverPassed, NothingChecked, Error];
}
