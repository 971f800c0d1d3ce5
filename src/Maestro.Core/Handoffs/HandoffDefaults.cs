using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>Makes the content of a handoff from what the user gave and what was found out. What the user gave is never changed.</summary>
internal static class HandoffDefaults
{
    private const int FilesToRead = 5;

    /// <summary>Fills in a draft.</summary>
    /// <param name="draft">What the user gave.</param>
    /// <param name="facts">What was found out; null when nothing was to be collected, and then nothing is made up either.</param>
    /// <exception cref="MaestroException">HandoffInvalid: no mode, or a list that belongs to the other mode. UkiInvalid comes later, from rendering.</exception>
    public static HandoffContent Apply(HandoffDraft draft, HandoffFacts? facts)
    {
        string mode = Mode(draft);
        bool isPlan = mode == HandoffMode.Plan;
        MaestroReferences references = References(draft.MaestroRefs ?? new(), facts);

        IReadOnlyList<string> branch = facts?.Branch is string name ? [UkiToken.Of("branch", name)] : [];
        IReadOnlyList<string> files = [.. (facts?.ChangedFiles ?? []).Select(static path => UkiToken.Of("file", path))];
        // No token at all would read as a clean tree.
        IReadOnlyList<string> unknown = facts is { AreChangesUnknown: true } ? ["changed_files_unknown"] : [];
        IReadOnlyList<string> mission = facts is not null && references.MissionId is string id ? [UkiToken.Of("mission", id)] : [];
        IReadOnlyList<string> plan = isPlan && facts?.PlanFile is string document ? [UkiToken.Fit(UkiToken.Normalize(document))] : [];
        IReadOnlyList<string> planPaths = Distinct(plan, draft.PlanPaths);
        IReadOnlyList<string> planFiles = [.. (facts is null || !isPlan ? [] : planPaths).Select(static token => UkiToken.Of("file", token))];
        IReadOnlyList<string> firstToRead = (plan.Count, files.Count) switch
        {
            ( > 0, _) => plan,
            (_, > 0) => [.. files.Distinct(StringComparer.Ordinal).Take(FilesToRead)],
            _ => branch,
        };

        IReadOnlyList<string> artifacts = Distinct([.. branch, .. files, .. unknown, .. planFiles, .. mission], draft.Artifacts);
        IReadOnlyList<string> readMore = Distinct(firstToRead, draft.ReadMore);
        IReadOnlyList<string> lastResort = facts is null ? [] : [UkiToken.Fit(UkiToken.Normalize(draft.SessionCore))];
        return new()
        {
            Mode = mode,
            CurrentState = draft.CurrentState ?? (isPlan ? "plan_ready" : "execute_in_progress"),
            SessionCore = draft.SessionCore ?? "",
            Decisions = draft.Decisions ?? [],
            Artifacts = artifacts.Count > 0 ? artifacts : lastResort,
            ReadMore = readMore.Count > 0 ? readMore : Distinct(mission, lastResort.Take(mission.Count == 0 ? 1 : 0)),
            NextAction = draft.NextAction ?? "",
            Summary = draft.Summary ?? "",
            MaestroRefs = references,
            Cs = draft.Cs ?? new(),
            SignalDelta = draft.SignalDelta ?? [],
            BoundaryState = draft.BoundaryState ?? [],
            Risks = draft.Risks ?? [],
            BlindSpot = draft.BlindSpot,
            Metaphor = draft.Metaphor,
            CausalDrivers = draft.CausalDrivers ?? [],
            Divergences = draft.Divergences ?? [],
            Assumptions = draft.Assumptions,
            ScopeDeclaration = draft.ScopeDeclaration,
            ComplexityDeltaJson = draft.ComplexityDelta,
            VerificationResults = draft.VerificationResults,
            PlanPaths = isPlan ? planPaths : null,
            MaestroSync = isPlan ? draft.MaestroSync ?? [] : null,
            TouchedFiles = isPlan ? null : Distinct([.. files, .. unknown], draft.TouchedFiles),
            CompletedWork = isPlan ? null : draft.CompletedWork ?? [],
            Validation = isPlan ? null : draft.Validation ?? [],
        };
    }

    private static string Mode(HandoffDraft draft)
    {
        if (draft.Mode is not (HandoffMode.Plan or HandoffMode.Execute))
        {
            throw new MaestroException(
                ErrorCode.HandoffInvalid,
                draft.Mode is null ? "A handoff requires a mode." : $"{QuotedText.Of(draft.Mode)} is not a handoff mode.",
                "Specify -Mode plan or -Mode execute.",
                draft.Mode);
        }

        string? misplaced = draft.Mode == HandoffMode.Plan
            ? FirstSpecified((draft.TouchedFiles, "-TouchedFile"), (draft.CompletedWork, "-CompletedWork"), (draft.Validation, "-Validation"))
            : FirstSpecified((draft.PlanPaths, "-PlanPath"), (draft.MaestroSync, "-MaestroSync"));
        return misplaced is null
            ? draft.Mode
            : throw new MaestroException(
                ErrorCode.HandoffInvalid,
                $"{misplaced} is not allowed in a handoff with mode {draft.Mode}.",
                $"Omit {misplaced}, or specify -Mode {(draft.Mode == HandoffMode.Plan ? HandoffMode.Execute : HandoffMode.Plan)}.",
                misplaced);
    }

    private static string? FirstSpecified(params ReadOnlySpan<(IReadOnlyList<string>? Values, string Parameter)> lists)
    {
        foreach ((IReadOnlyList<string>? values, string parameter) in lists)
        {
            if (values is { Count: > 0 })
            {
                return parameter;
            }
        }

        return null;
    }

    // A feature belongs to its mission and a milestone to its feature, so what was found out is used only below what the user gave.
    private static MaestroReferences References(MaestroReferences given, HandoffFacts? facts)
    {
        if (facts is null)
        {
            return given;
        }

        bool sameMission = given.MissionId is null || UkiToken.Normalize(given.MissionId) == UkiToken.Normalize(facts.MissionId);
        bool sameFeature = sameMission && (given.FeatureId is null || given.FeatureId == facts.FeatureId);
        return given with
        {
            MissionId = given.MissionId ?? facts.MissionId,
            FeatureId = given.FeatureId ?? (sameMission ? facts.FeatureId : null),
            MilestoneId = given.MilestoneId ?? (sameFeature ? facts.MilestoneId : null),
        };
    }

    private static IReadOnlyList<string> Distinct(IEnumerable<string> collected, IEnumerable<string>? given) =>
        [.. collected.Concat(given ?? []).Distinct(StringComparer.Ordinal)];
}
