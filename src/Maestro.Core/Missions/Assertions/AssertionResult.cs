namespace Maestro;

/// <summary>The words of an assertion's result, as they stand on disk.</summary>
public static class AssertionResult
{
    /// <summary>Not judged yet.</summary>
    public const string Pending = "pending";
    /// <summary>Holds, as far as was shown; taking it back needs a reason.</summary>
    public const string Passed = "passed";
    /// <summary>Does not hold.</summary>
    public const string Failed = "failed";
    /// <summary>Can't be judged for now.</summary>
    public const string Blocked = "blocked";
    /// <summary>Given up on purpose, with a reason; final.</summary>
    public const string Waived = "waived";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Passed, Failed, Blocked, Waived];

    /// <summary>True for passed and waived: nothing more is to be done.</summary>
    public static bool IsClosed(string result) => result is Passed or Waived;
}
