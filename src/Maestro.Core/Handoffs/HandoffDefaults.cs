using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>Makes the content of a handoff from what the user gave and what was found out. What the user gave is never changed.</summary>
internal static class HandoffDefaults
{
    private const int FilesToRead = 5;

    // A packet has a number for how sure its writer is; where nobody said, it is this.
    private const double Unsaid = 0.5;

    /// <summary>Fills in a draft.</summary>
    /// <param name="draft">What the user gave.</param>
    /// <param name="facts">What was found out; null when nothing was to be collected.</param>
    /// <exception cref="MaestroException">HandoffInvalid, with everything that is wrong: no summary or next action, an unknown mode, a list that belongs to the other mode.</exception>
    public static HandoffContent Apply(HandoffDraft draft, HandoffFacts? facts)
    {
        string mode = Mode(draft, facts);
        HandoffProblems.Check(draft, mode);
        bool isPlan = mode == HandoffMode.Plan;
        MaestroReferences references = References(draft.MaestroRefs ?? new(), facts);

        IReadOnlyList<string> branch = facts?.Branch is string name ? [UkiToken.Of("branch", name)] : [];
        IReadOnlyList<string> files = [.. (facts?.ChangedFiles ?? []).Select(static path => UkiToken.Of("file", path))];
        // No token at all would read as a clean tree.
        IReadOnlyList<string> unknown = facts is { AreChangesUnknown: true } ? ["changed_files_unknown"] : [];
        IReadOnlyList<string> mission = facts is not null && references.MissionId is string id ? [UkiToken.Of("mission", id)] : [];
        IReadOnlyList<string> plan = isPlan && facts?.PlanFile is string document ? [UkiToken.Fit(UkiToken.Normalize(document))] : [];
        string core = Given(draft.SessionCore) ?? Given(facts?.Title) ?? draft.Summary!;
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
        IReadOnlyList<string> lastResort = [UkiToken.Fit(UkiToken.Normalize(core))];
        return new()
        {
            Mode = mode,
            CurrentState = Given(draft.CurrentState) ?? HandoffMode.StateOf(mode),
            SessionCore = core,
            Decisions = draft.Decisions ?? [],
            Artifacts = artifacts.Count > 0 ? artifacts : lastResort,
            ReadMore = readMore.Count > 0 ? readMore : Distinct(mission, lastResort.Take(mission.Count == 0 ? 1 : 0)),
            NextAction = draft.NextAction!,
            Summary = draft.Summary!,
            MaestroRefs = references,
            Cs = draft.Cs is { Work: null, Summary: null } or null ? new() { Work = Unsaid } : draft.Cs,
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

    // What only one mode has decides; else what the milestone is there for.
    private static string Mode(HandoffDraft draft, HandoffFacts? facts)
    {
        bool isPlan = draft is { PlanPaths.Count: > 0 } or { MaestroSync.Count: > 0 }
            || (facts is { IsPlanning: true } && draft is { TouchedFiles: null or { Count: 0 }, CompletedWork: null or { Count: 0 }, Validation: null or { Count: 0 } });
        return draft.Mode ?? (isPlan ? HandoffMode.Plan : HandoffMode.Execute);
    }

    private static string? Given(string? text) => InvisibleCharacters.IsBlank(text) ? null : text;

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
