using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>What packets of v5.3 and v5.2 say, in the terms of v5.4. STANCE_COLLAPSE has no counterpart and is dropped.</summary>
internal static class UkiLegacy
{
    private const string FilePrefix = "file_";

    /// <summary>A packet of v5.3.</summary>
    public static HandoffContent Version53(UkiSlotMatch slots)
    {
        string? blindSpot = slots.OptionalText("BLIND_SPOT");
        return Common(slots) with
        {
            Decisions = [.. slots.List("KEY_DECISIONS"), .. slots.List("DECISION_BASIS")],
            Risks = blindSpot is null ? [] : [blindSpot],
            BlindSpot = blindSpot,
            Metaphor = slots.OptionalText("METAPHOR"),
            Validation = slots.List("VALIDATION_STATE"),
        };
    }

    /// <summary>A packet of v5.2.</summary>
    public static HandoffContent Version52(UkiSlotMatch slots) => Common(slots);

    /// <summary>Content of an old packet that v5.4 can render: old rules allowed tokens, and an empty list, that its rules don't.</summary>
    public static HandoffContent Upgrade(HandoffContent content)
    {
        string core = UkiToken.Fit(UkiToken.Normalize(content.SessionCore));
        return content with
        {
            Decisions = Upgrade(content.Decisions),
            Artifacts = content.Artifacts.Count == 0 ? [core] : Upgrade(content.Artifacts),
            ReadMore = content.ReadMore.Count == 0 ? [core] : Upgrade(content.ReadMore),
            SignalDelta = Upgrade(content.SignalDelta),
            BoundaryState = Upgrade(content.BoundaryState),
            Risks = Upgrade(content.Risks),
            CausalDrivers = Upgrade(content.CausalDrivers),
            Divergences = Upgrade(content.Divergences),
            TouchedFiles = Upgrade(content.TouchedFiles ?? []),
            CompletedWork = Upgrade(content.CompletedWork ?? []),
            Validation = Upgrade(content.Validation ?? []),
        };
    }

    private static HandoffContent Common(UkiSlotMatch slots)
    {
        IReadOnlyList<string> artifacts = slots.List("ARTIFACTS");
        IReadOnlyList<string> files = [.. artifacts.Where(static token => token.StartsWith(FilePrefix, StringComparison.Ordinal))];
        IReadOnlyList<string> decisions = slots.List("KEY_DECISIONS");
        IReadOnlyList<string> signals = slots.List("SIGNAL_DELTA");
        string nextAction = slots.Text("NEXT_ACTION");
        return new()
        {
            Mode = HandoffMode.Execute,
            CurrentState = slots.Text("EXECUTION_STATE"),
            SessionCore = slots.Text("SESSION_CORE"),
            Decisions = decisions,
            Artifacts = artifacts,
            ReadMore = (files.Count, artifacts.Count) switch
            {
                ( > 0, _) => files,
                (_, > 0) => [.. artifacts.Take(3)],
                _ => [nextAction],
            },
            NextAction = nextAction,
            Summary = slots.Text("SUMMARY"),
            MaestroRefs = new(),
            Cs = slots.Score(),
            SignalDelta = signals,
            BoundaryState = slots.List("BOUNDARY_STATE"),
            CausalDrivers = slots.List("CAUSAL_DRIVERS"),
            Divergences = slots.List("DIVERGENCES"),
            TouchedFiles = files,
            CompletedWork = signals.Count > 0 ? signals : decisions,
            Validation = [],
        };
    }

    private static IReadOnlyList<string> Upgrade(IReadOnlyList<string> tokens) => [.. tokens.Select(Upgrade)];

    private static string Upgrade(string token)
    {
        bool fits = !token.Contains('-', StringComparison.Ordinal)
            && UkiText.FindForbidden(token) is null
            && UkiText.FindTooLong(token, out _).IsEmpty;
        return fits ? token : UkiToken.Fit(UkiToken.Normalize(token));
    }
}
