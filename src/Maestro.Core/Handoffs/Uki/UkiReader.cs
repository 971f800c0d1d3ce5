namespace Maestro.Handoffs;

/// <summary>What a UKI string says, and the version it is written in.</summary>
/// <param name="Version">5.4, 5.3 or 5.2.</param>
/// <param name="Content">The content; of 5.3 and 5.2 as execute mode has it.</param>
internal sealed record UkiPacket(string Version, HandoffContent Content);

/// <summary>Parses UKI strings of v5.4, v5.3 and v5.2.</summary>
/// <remarks>More is read than is written: an empty value, or a number that is not in its shortest form, is read as it stands. <see cref="UkiValidator"/> is strict.</remarks>
internal static class UkiReader
{
    /// <summary>Parses a string; time and memory grow with its length alone.</summary>
    /// <exception cref="MaestroException">UkiInvalid: the slots are those of no version, or a value can't be read.</exception>
    public static UkiPacket Parse(string uki)
    {
        if (uki.StartsWith("MODE-plan", StringComparison.Ordinal))
        {
            return new(Handoff.CurrentVersion, Plan(Require(UkiSlotMatch.Of(uki, UkiLayout.Plan))));
        }

        if (uki.StartsWith("MODE-execute", StringComparison.Ordinal))
        {
            return new(Handoff.CurrentVersion, Execute(Require(UkiSlotMatch.Of(uki, UkiLayout.Execute))));
        }

        if (!uki.StartsWith("SESSION_CORE-", StringComparison.Ordinal))
        {
            throw UkiError.Layout(uki, "it must start with MODE-plan, MODE-execute or, before v5.4, SESSION_CORE-");
        }

        var version53 = UkiSlotMatch.Of(uki, UkiLayout.Version53);
        if (version53.IsComplete)
        {
            return new("5.3", UkiLegacy.Version53(Require(version53)));
        }

        var version52 = UkiSlotMatch.Of(uki, UkiLayout.Version52);
        return version52.Matched >= version53.Matched
            ? new("5.2", UkiLegacy.Version52(Require(version52)))
            : throw version53.Failure!;
    }

    private static UkiSlotMatch Require(UkiSlotMatch match) => match.IsComplete ? match : throw match.Failure!;

    private static HandoffContent Plan(UkiSlotMatch slots) => Common(slots, HandoffMode.Plan) with
    {
        PlanPaths = slots.List("PLAN_PATHS"),
        MaestroSync = slots.List("MAESTRO_SYNC"),
    };

    private static HandoffContent Execute(UkiSlotMatch slots) => Common(slots, HandoffMode.Execute) with
    {
        BoundaryState = slots.List("BOUNDARY_STATE"),
        Risks = slots.List("RISKS"),
        BlindSpot = slots.OptionalText("BLIND_SPOT"),
        Metaphor = slots.OptionalText("METAPHOR"),
        TouchedFiles = slots.List("TOUCHED_FILES"),
        CompletedWork = slots.List("COMPLETED_WORK"),
        Validation = slots.List("VALIDATION"),
    };

    private static HandoffContent Common(UkiSlotMatch slots, string mode) => new()
    {
        Mode = mode,
        CurrentState = slots.Text("CURRENT_STATE"),
        SessionCore = slots.Text("SESSION_CORE"),
        Decisions = slots.List("DECISIONS"),
        Artifacts = slots.List("ARTIFACTS"),
        ReadMore = slots.List("READ_MORE"),
        NextAction = slots.Text("NEXT_ACTION"),
        Summary = slots.Text("SUMMARY"),
        MaestroRefs = UkiReferences.Parse(slots.Text("MAESTRO_REFS")),
        Cs = slots.Score(),
        SignalDelta = slots.List("SIGNAL_DELTA"),
        CausalDrivers = slots.List("CAUSAL_DRIVERS"),
        Divergences = slots.List("DIVERGENCES"),
    };
}
