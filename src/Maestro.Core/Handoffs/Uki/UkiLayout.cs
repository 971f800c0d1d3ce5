namespace Maestro.Handoffs;

/// <summary>Which slots the versions of UKI have, in their order.</summary>
internal static class UkiLayout
{
    private static readonly UkiSlot Mode = new("MODE", UkiSlotKind.Mode, "-Mode");
    private static readonly UkiSlot CurrentState = Text("CURRENT_STATE", "-CurrentState", static c => c.CurrentState);
    private static readonly UkiSlot SessionCore = Text("SESSION_CORE", "-SessionCore", static c => c.SessionCore);
    private static readonly UkiSlot CausalDrivers = List("CAUSAL_DRIVERS", "-Driver", static c => c.CausalDrivers);
    private static readonly UkiSlot Divergences = List("DIVERGENCES", "-Divergence", static c => c.Divergences);
    private static readonly UkiSlot References = new("MAESTRO_REFS", UkiSlotKind.References, "-MissionId");
    private static readonly UkiSlot PlanPaths = List("PLAN_PATHS", "-PlanPath", static c => c.PlanPaths);
    private static readonly UkiSlot MaestroSync = List("MAESTRO_SYNC", "-MaestroSync", static c => c.MaestroSync);
    private static readonly UkiSlot Decisions = List("DECISIONS", "-Decision", static c => c.Decisions);
    private static readonly UkiSlot SignalDelta = List("SIGNAL_DELTA", "-Signal", static c => c.SignalDelta);
    private static readonly UkiSlot TouchedFiles = List("TOUCHED_FILES", "-TouchedFile", static c => c.TouchedFiles);
    private static readonly UkiSlot CompletedWork = List("COMPLETED_WORK", "-CompletedWork", static c => c.CompletedWork);
    private static readonly UkiSlot Validation = List("VALIDATION", "-Validation", static c => c.Validation);
    private static readonly UkiSlot Artifacts = NonEmpty("ARTIFACTS", "-Artifact", static c => c.Artifacts);
    private static readonly UkiSlot ReadMore = NonEmpty("READ_MORE", "-ReadMore", static c => c.ReadMore);
    private static readonly UkiSlot BoundaryState = List("BOUNDARY_STATE", "-Boundary", static c => c.BoundaryState);
    private static readonly UkiSlot Risks = List("RISKS", "-Risk", static c => c.Risks);
    private static readonly UkiSlot BlindSpot = Optional("BLIND_SPOT", "-BlindSpot", static c => c.BlindSpot);
    private static readonly UkiSlot Metaphor = Optional("METAPHOR", "-Metaphor", static c => c.Metaphor);
    private static readonly UkiSlot NextAction = Text("NEXT_ACTION", "-NextAction", static c => c.NextAction);
    private static readonly UkiSlot Score = new("CS", UkiSlotKind.Score, "-ConfidenceWork");
    private static readonly UkiSlot Summary = new("SUMMARY", UkiSlotKind.Summary, "-Summary") { Text = static c => c.Summary };

    // Slots of older versions alone; they are read, never written.
    private static readonly UkiSlot KeyDecisions = List("KEY_DECISIONS", "-Decision");
    private static readonly UkiSlot DecisionBasis = List("DECISION_BASIS", "-Decision");
    private static readonly UkiSlot ValidationState = List("VALIDATION_STATE", "-Validation");
    private static readonly UkiSlot ExecutionState = Text("EXECUTION_STATE", "-CurrentState");
    private static readonly UkiSlot StanceCollapse = Text("STANCE_COLLAPSE", "-CurrentState");

    /// <summary>A plan of v5.4.</summary>
    public static IReadOnlyList<UkiSlot> Plan { get; } =
    [
        Mode, CurrentState, SessionCore, CausalDrivers, Divergences, References, PlanPaths, MaestroSync, Decisions, SignalDelta, Artifacts, ReadMore,
        NextAction, Score, Summary,
    ];

    /// <summary>Work under way, of v5.4.</summary>
    public static IReadOnlyList<UkiSlot> Execute { get; } =
    [
        Mode, CurrentState, SessionCore, CausalDrivers, Divergences, References, Decisions, SignalDelta, TouchedFiles, CompletedWork, Validation,
        Artifacts, ReadMore, BoundaryState, Risks, BlindSpot, Metaphor, NextAction, Score, Summary,
    ];

    /// <summary>Version 5.3, which knew no modes.</summary>
    public static IReadOnlyList<UkiSlot> Version53 { get; } =
    [
        SessionCore, CausalDrivers, Divergences, KeyDecisions, DecisionBasis, SignalDelta, ValidationState, ExecutionState, BoundaryState, NextAction,
        Artifacts, StanceCollapse, BlindSpot, Metaphor, Score, Summary,
    ];

    /// <summary>Version 5.2, which knew no modes.</summary>
    public static IReadOnlyList<UkiSlot> Version52 { get; } =
    [
        SessionCore, CausalDrivers, Divergences, KeyDecisions, SignalDelta, Artifacts, ExecutionState, BoundaryState, StanceCollapse, NextAction, Score,
        Summary,
    ];

    private static UkiSlot Text(string name, string parameter, Func<HandoffContent, string?>? value = null) =>
        new(name, UkiSlotKind.Text, parameter) { Text = value ?? (static _ => null) };

    private static UkiSlot Optional(string name, string parameter, Func<HandoffContent, string?> value) =>
        new(name, UkiSlotKind.OptionalText, parameter) { Text = value };

    private static UkiSlot List(string name, string parameter, Func<HandoffContent, IReadOnlyList<string>?>? value = null) =>
        new(name, UkiSlotKind.List, parameter) { List = value ?? (static _ => null) };

    private static UkiSlot NonEmpty(string name, string parameter, Func<HandoffContent, IReadOnlyList<string>?> value) =>
        new(name, UkiSlotKind.NonEmptyList, parameter) { List = value };
}
