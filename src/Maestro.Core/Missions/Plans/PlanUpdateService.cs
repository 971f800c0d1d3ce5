using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Returns the plans of missions, and changes missions by changing their plans: whole, or not at all.</summary>
internal sealed class PlanUpdateService(
    IStateStore store,
    MissionRepository missions,
    MissionSelection selection,
    ProofRepository proofs,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    private readonly ItemFiles _items = new(store);
    private readonly KeptRuns _runs = new(proofs, new ItemFiles(store));

    /// <summary>The plan of a mission as it stands.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, and those of finding the mission.</exception>
    public MissionPlan Export(string? missionId, bool withProgress, IFeedback feedback) =>
        PlanOfMission.Of(missions.LoadWhole(Find(missionId, feedback), feedback), withProgress);

    /// <summary>What a changed plan would do to a mission.</summary>
    /// <exception cref="MaestroException">MissionNotApproved, MilestoneSealed, ProgressWouldBeLost, StateFileDamaged, and those of finding the mission.</exception>
    public Change<PlanUpdate> Decide(PlanUpdateRequest request, MissionPlan wanted, IFeedback feedback)
    {
        Mission mission = Find(request.MissionId, feedback);
        return Decide(request, mission, mission.MissionId, static difference => $"Update the plan: {difference.Summary}", _ => wanted, isDeclared: true, feedback);
    }

    /// <summary>What a small change of the plan would do to a mission.</summary>
    /// <param name="request">How.</param>
    /// <param name="mission">The mission.</param>
    /// <param name="edit">The change.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">Those of a changed plan, and what is wrong with the plan that the change leads to.</exception>
    public Change<PlanUpdate> Decide(PlanUpdateRequest request, Mission mission, PlanEdit edit, IFeedback feedback) =>
        Decide(request, mission, $"{edit.Target} of {mission.MissionId}", _ => edit.Action, present => edit.Apply(present, Options), isDeclared: false, feedback);

    /// <summary>The mission named, else the only one that is open.</summary>
    public Mission Find(string? missionId, IFeedback feedback) => selection.ForChange(missionId, null, null, static _ => true, feedback);

    /// <summary>What splitting a feature would do.</summary>
    /// <exception cref="MaestroException">ArgumentInvalid, and those of a changed plan.</exception>
    public Change<PlanUpdate> DecideSplit(PlanUpdateRequest request, Mission mission, Feature feature, ReadOnlyMemory<byte> parts, IFeedback feedback) =>
        feature.Status == FeatureStatus.Done
            ? throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"The feature '{feature.FeatureId}' is done, so it can't be split.",
                CommandText.Of($"Get-MaestroFeature {feature.FeatureId} -MissionId {mission.MissionId}"),
                feature.FeatureId)
            : Decide(request, mission, PlanSplit.Of(feature.FeatureId, parts), feedback);

    /// <summary>An assertion of the mission named, or of the only open mission that has one of this id.</summary>
    /// <exception cref="MaestroException">AssertionNotFound, IdInvalid, and those of finding the mission.</exception>
    public (Mission Mission, string AssertionId) FindAssertion(string? missionId, string assertionId, IFeedback feedback)
    {
        IdPattern.Require(assertionId, "assertion");
        Mission mission = selection.ForChange(missionId, "assertion", assertionId, candidate => Resolve(candidate) is not null, feedback);
        return (mission, Resolve(mission) ?? throw RemovedNotice.Assertion(store, mission.MissionId, assertionId));

        string? Resolve(Mission candidate) =>
            IdLookup.Find(assertionId, missions.StoredAssertions(candidate.MissionId).Assertions.Select(static assertion => assertion.AssertionId), "assertion");
    }

    private PlanReaderOptions Options => new() { DefaultWorker = () => settings().DefaultWorker };

    private Change<PlanUpdate> Decide(
        PlanUpdateRequest request,
        Mission mission,
        string target,
        Func<MissionDifference, string> action,
        Func<MissionPlan, MissionPlan> change,
        bool isDeclared,
        IFeedback feedback)
    {
        MissionState before = missions.LoadWhole(mission, feedback);
        MissionPlan present = PlanOfMission.Of(before, isCompared: isDeclared);
        MissionPlan given = change(present);
        MissionPlan wanted = PlanMatching.Match(given, present, OthersOf(before));
        var assertions = new ItemsInOrder<Assertion>(before.Assertions, static assertion => assertion.AssertionId);
        MissionDifference difference = PlanComparison.Compare(mission.MissionId, present, wanted, id => assertions.Find(id)!.Result);
        if (!difference.IsEmpty)
        {
            PlanGuard.RequireOpen(mission);
        }

        PlanGuard.Require(before, wanted, difference, request.Force);

        DateTimeOffset now = clock.GetUtcNow();
        var applied = new PlanApplication(before, wanted, difference, now);
        MissionDetails said = missions.Details(mission.MissionId);
        MissionDetails details = difference.IsEmpty ? said : said.With(applied.Features, applied.Assertions);
        if (!difference.IsEmpty && (isDeclared || details.Plans is null))
        {
            // The plan that it was made from is known by its content until it changes for the first time.
            details = details.Plans is null ? details.WithPlan(PlanDigest.Of(present)) : details;
            details = isDeclared ? details.WithPlan(PlanDigest.Of(given)) : details;
        }

        return new Change<PlanUpdate>(
            store,
            target,
            action(difference),
            new PlanUpdate(difference, before, () => MissionState.Derive(applied.Mission, applied.Features, applied.Assertions)))
        {
            Reason = request.Reason,
            Warnings =
            [
                .. Warnings(difference),
                .. AssertionService.MadeStale(
                    before.Assertions, applied.Assertions, assertion => NoFeedback.Instance.TryOrReport(() => proofs.Find(mission.MissionId, assertion.AssertionId))),
            ],
            Writes = difference.IsEmpty ? [] : [.. Writes(before, applied, said, details, request.Reason, now)],
        };
    }

    // Assertions of features that don't exist; asked for only where one is looked for.
    private static IEnumerable<string> OthersOf(MissionState state)
    {
        HashSet<string> features = [.. state.Features.Select(static feature => feature.FeatureId)];
        foreach (Assertion assertion in state.Assertions.Where(assertion => !features.Contains(assertion.FeatureId)))
        {
            yield return assertion.AssertionId;
        }
    }

    private static IEnumerable<string> Warnings(MissionDifference difference)
    {
        string[] reset = [.. difference.Changes
            .Where(static change => change.Fields.Any(static field => field.Field == PlanComparison.Result))
            .Select(static change => $"{change.Id} ({change.Fields.First(static field => field.Field == PlanComparison.Result).Before})")];
        if (reset.Length > 0)
        {
            yield return $"The wording of {Count.Of(reset.Length, "assertion")} changed, so {(reset.Length == 1 ? "its result is" : "their results are")} pending again: {Display.List(reset)}.";
        }
    }

    private IEnumerable<StateWrite> Writes(MissionState before, PlanApplication after, MissionDetails said, MissionDetails details, string? reason, DateTimeOffset now)
    {
        string missionId = before.Mission.MissionId;
        if (!ReferenceEquals(before.Mission, after.Mission))
        {
            yield return new StateWrite(StatePaths.Mission(missionId), StateJson.Write(after.Mission, StateJsonContext.Default.Mission));
        }

        var features = new ItemsInOrder<Feature>(before.Features, static feature => feature.FeatureId);
        foreach (Feature feature in after.Features)
        {
            if (features.Find(feature.FeatureId) is not { } was || (!ReferenceEquals(was, feature) && !PlanApplication.IsSameFile(was, feature)))
            {
                yield return new StateWrite(StatePaths.Feature(missionId, feature.FeatureId), StateJson.Write(feature, StateJsonContext.Default.Feature));
            }
        }

        foreach (Feature feature in after.RemovedFeatures)
        {
            yield return new StateWrite(StatePaths.Feature(missionId, feature.FeatureId), null);
        }

        var assertions = new ItemsInOrder<Assertion>(before.Assertions, static assertion => assertion.AssertionId);
        bool isSame = after.Assertions.Count == before.Assertions.Count
            && after.Assertions.All(assertion => assertions.Find(assertion.AssertionId) is { } was && (ReferenceEquals(was, assertion) || was with { Check = assertion.Check } == assertion));
        if (!isSame)
        {
            AssertionList list = missions.StoredAssertions(missionId) with { Assertions = after.Assertions };
            yield return new StateWrite(
                StatePaths.Assertions(missionId), after.Assertions.Count == 0 ? (ReadOnlyMemory<byte>?)null : StateJson.Write(list, StateJsonContext.Default.AssertionList));
            foreach (StateWrite proof in _runs.After(missionId, before.Assertions, after.Assertions, now))
            {
                yield return proof;
            }
        }

        StateWrite file = details.Write(missionId);
        if (!Holds(said.Write(missionId), file))
        {
            yield return file;
        }

        if (after.RemovedFeatures.Count + after.RemovedAssertions.Count + after.RemovedMilestones.Count > 0)
        {
            MissionDetails gone = (said with { Plans = null, Extra = null }).With(after.RemovedFeatures, after.RemovedAssertions);
            var removed = new RemovedItems
            {
                RemovedAt = now,
                Reason = reason,
                Milestones = after.RemovedMilestones,
                Features = after.RemovedFeatures,
                Assertions = after.RemovedAssertions,
                Details = gone is { Features: null, Assertions: null } ? null : gone,
            };
            foreach (StateWrite write in _items.Remove(missionId, removed, clock))
            {
                yield return write;
            }
        }
    }

    private static bool Holds(StateWrite one, StateWrite other) => (one.Content, other.Content) switch
    {
        ({ } left, { } right) => left.Span.SequenceEqual(right.Span),
        (null, null) => true,
        _ => false,
    };
}
