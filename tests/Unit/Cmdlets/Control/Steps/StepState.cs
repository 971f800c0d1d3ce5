namespace Maestro.Tests.Cmdlets;

/// <summary>Where a feature and its mission can stand.</summary>
/// <param name="Mission">draft, executing, paused, completed or failed.</param>
/// <param name="Feature">The status of the feature.</param>
/// <param name="Holder">me, other or none: who holds it, or did before.</param>
/// <param name="HasQuestion">True when a question on it is open.</param>
/// <param name="IsSealed">True when the gate before it is sealed.</param>
/// <param name="IsProven">True when its assertion passed.</param>
/// <param name="IsAgent">True when an agent reads what comes next, and not a person.</param>
internal sealed record StepState(string Mission, string Feature, string Holder, bool HasQuestion, bool IsSealed, bool IsProven, bool IsAgent)
{
    private static readonly (string Feature, string[] Holders)[] Statuses =
    [
        ("pending", ["none"]), ("assigned", ["me", "other", "none"]), ("in-progress", ["me", "other", "none"]), ("review", ["me", "other", "none"]), ("blocked", ["me", "other"]), ("done", ["other"]),
    ];

    private static readonly bool[] Both = [false, true];

    /// <summary>All of them that can be.</summary>
    public static IEnumerable<StepState> All() =>
        from isAgent in Both
        from mission in (string[])["draft", "executing", "paused", "completed", "failed"]
        from status in Statuses
        from holder in status.Holders
        from hasQuestion in Both
        from isSealed in Both
        from isProven in Both
        let state = new StepState(mission, status.Feature, holder, hasQuestion, isSealed, isProven, isAgent)
        where state.CanBe
        select state;

    /// <summary>True where trying everything shows something that it does not show elsewhere.</summary>
    public bool IsTried => !HasQuestion && !IsProven && (IsSealed ? IsAgent || Feature == "review" : Mission == "draft");

    // Each statement matters for some statuses only: nothing of a draft was begun, and of a finished mission it matters that it is finished.
    private bool CanBe => Mission switch
    {
        "draft" => Feature == "pending" && !HasQuestion && !IsSealed && !IsProven,
        "completed" => IsAgent && Feature is "pending" or "in-progress" or "done" && Holder != "me" && !HasQuestion && IsSealed && !IsProven,
        "failed" => Feature == "in-progress" && Holder == "me" && !HasQuestion && IsSealed && !IsProven,
        "paused" => IsAgent && Holder != "none" == (Feature != "pending") && !HasQuestion && !IsProven && IsSealed,
        _ => (!HasQuestion || Feature is "pending" or "in-progress" or "blocked") && (IsSealed || Feature is "pending" or "done") && (!IsProven || Feature is "in-progress" or "review" or "done"),
    };
}
