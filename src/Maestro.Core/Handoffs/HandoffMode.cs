namespace Maestro;

/// <summary>The words of a handoff's mode, as they stand on disk.</summary>
public static class HandoffMode
{
    /// <summary>Hands over a plan that is to be carried out.</summary>
    public const string Plan = "plan";
    /// <summary>Hands over work that is under way.</summary>
    public const string Execute = "execute";

    /// <summary>The state of a handoff in a mode whose writer specified none.</summary>
    internal static string StateOf(string mode) => mode == Plan ? "plan_ready" : "execute_in_progress";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Plan, Execute];
}
