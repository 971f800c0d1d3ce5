using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Control;

/// <summary>Builds the snapshot from plain records, each list walked once. Pure: the same input gives the same snapshot.</summary>
internal static class SnapshotBuilder
{
    public static ControlSnapshot Build(SnapshotInput input)
    {
        HandoffIndex handoffs = new(input.Handoffs, input.State?.Mission.MissionId);
        Feature[] features = [.. Features(input, handoffs)];
        return new ControlSnapshot
        {
            TakenAt = input.Now,
            WorkspacePath = input.WorkspacePath,
            Mission = IsUnknown(input) ? input.State!.Mission with { EffectiveStatus = SnapshotPart.Unknown } : input.State?.Mission,
            Missions = [.. input.Missions.Select(WithEffectiveStatus).OrderByDescending(m => m.MissionId, StringComparer.Ordinal)],
            Counts = Count(features),
            Milestones = [.. Milestones(input)],
            Features = features,
            CriticalPath = [.. features.Where(static feature => feature.IsCritical).OrderBy(static feature => feature.Level).Select(static feature => feature.FeatureId)],
            Assertions = input.State?.Assertions ?? [],
            ActiveWork = Work(input, handoffs),
            Questions = input.Questions,
            Issues = input.Issues,
            PendingHandoffs = handoffs.Pending,
            Handoffs = handoffs.All,
            Checkpoints = [.. input.Checkpoints.OrderByDescending(c => c.Timestamp)],
            Timeline = SnapshotTimeline.Build(input),
            Memory = input.Memory with { Corrections = [.. input.Memory.Corrections.OrderByDescending(c => c.CreatedAt)] },
            Ratchet = input.Ratchet,
            Projects = input.Projects,
            Notes = [.. input.Notes.OrderByDescending(n => n.Timestamp)],
            Session = input.Session,
            Git = input.Git,
            Settings = input.Settings,
            SettingProblems = input.SettingProblems,
            Checks = input.Checks,
            Damage = input.Damage,
            NextSteps = [.. StepsOf(input, handoffs.Pending, features)],
        };
    }

    // The steps are a person's: what an agent holds, the agent moves.
    private static bool IsOfAgent(FeatureClaim claim, Feature feature) => claim.FeatureId == feature.FeatureId && claim.Agent is not null && claim.EndedAt is null;

    private static IEnumerable<SnapshotStep> StepsOf(SnapshotInput input, IReadOnlyList<HandoffSummary> pending, Feature[] features)
    {
        if (input.WorkspacePath is null)
        {
            return NextSteps.OutsideWorkspace;
        }

        IEnumerable<SnapshotStep> takeOver = pending is [{ } handoff, ..]
            ? [new(CommandText.Of($"Receive-MaestroHandoff {handoff.HandoffId} -Claim"), "continue the work of another session")]
            : [];
        if (input.Damage.Count > 0)
        {
            takeOver = takeOver.Prepend(NextSteps.Repair);
        }

        if (IsUnknown(input))
        {
            return takeOver;
        }

        return takeOver.Concat(input.State is { } state
            ? NextSteps.OfMission(state, Array.Find(features, static feature => feature.IsReady), state.Mission.IsFinished || input.Missions.Count(static each => !each.IsFinished) > 1, feature => !input.Claims.Any(claim => IsOfAgent(claim, feature)))
            : NextSteps.WithoutMission(input.Missions.Count > 0));
    }

    // A mission is concluded from all of its files or not at all.
    private static bool IsUnknown(SnapshotInput input) => input.State is not null && input.Damage.Any(static damage => damage.Part == SnapshotPart.Mission);

    private static Mission WithEffectiveStatus(Mission mission) => mission.EffectiveStatus.Length > 0 ? mission : mission with { EffectiveStatus = mission.Status };

    // What follows from the records is derived with the mission; here it only meets damage and claims.
    private static IEnumerable<Feature> Features(SnapshotInput input, HandoffIndex handoffs)
    {
        bool isUnknown = IsUnknown(input);
        ILookup<string, FeatureClaim> held = input.Claims.ToLookup(static claim => claim.FeatureId, StringComparer.Ordinal);
        foreach (Feature derived in input.State?.Features ?? [])
        {
            Feature feature = FeatureQuestions.With(derived, input.Questions);
            string phase = isUnknown && feature.Status == FeatureStatus.Pending ? FeaturePhase.Unknown
                : feature.IsReady && handoffs.ClaimOf(feature.FeatureId) is not null ? FeaturePhase.Active
                : feature.Phase;
            yield return (held[feature.FeatureId].FirstOrDefault()?.On(feature) ?? feature) with
            {
                Phase = phase,
                IsReady = phase == FeaturePhase.Ready,
                IsCritical = feature.IsCritical && !isUnknown,
                BlockedBy = phase == FeaturePhase.Done ? [] : feature.BlockedBy,
            };
        }
    }

    private static IEnumerable<Milestone> Milestones(SnapshotInput input) => !IsUnknown(input)
        ? input.State?.Milestones ?? []
        : input.State!.Milestones.Select(static milestone => milestone.Gate == GateState.Sealed
            ? milestone
            : milestone with { Status = SnapshotPart.Unknown, Gate = GateState.Unknown });

    private static SnapshotCounts Count(Feature[] features)
    {
        var counts = features.CountBy(f => f.Phase).ToDictionary();
        return new SnapshotCounts
        {
            Blocked = counts.GetValueOrDefault(FeaturePhase.Blocked),
            Ready = counts.GetValueOrDefault(FeaturePhase.Ready),
            Unknown = counts.GetValueOrDefault(FeaturePhase.Unknown),
            Pending = counts.GetValueOrDefault(FeaturePhase.Pending),
            Active = counts.GetValueOrDefault(FeaturePhase.Active),
            Review = counts.GetValueOrDefault(FeaturePhase.Review),
            Done = counts.GetValueOrDefault(FeaturePhase.Done),
        };
    }

    private static List<SnapshotWork> Work(SnapshotInput input, HandoffIndex handoffs)
    {
        List<SnapshotWork> work = [];
        HashSet<string> shown = new(StringComparer.Ordinal);
        IReadOnlyList<Feature> features = input.State?.Features ?? [];
        ILookup<string, FeatureClaim> held = input.Claims.ToLookup(static each => each.FeatureId, StringComparer.Ordinal);
        var byToken = new Dictionary<string, Feature>(features.Count, StringComparer.Ordinal);
        foreach (Feature feature in features)
        {
            byToken.TryAdd(HandoffIndex.Token(feature.FeatureId), feature);
            if (!FeatureStatus.IsActive(feature.Status))
            {
                continue;
            }

            FeatureClaim? holder = held[feature.FeatureId].FirstOrDefault();
            HandoffSummary? claim = handoffs.ClaimOf(feature.FeatureId);
            if (claim is not null)
            {
                shown.Add(claim.HandoffId);
            }

            work.Add(new SnapshotWork
            {
                FeatureId = feature.FeatureId,
                Title = feature.Title,
                Status = feature.Status,
                Agent = holder?.Holder ?? claim?.PickedUpBy ?? feature.WorkerType,
                IsClaimed = holder is not null || claim is not null,
                HandoffId = claim?.HandoffId,
                Since = holder?.Since ?? feature.UpdatedAt,
            });
        }

        foreach (HandoffSummary claim in handoffs.Claimed)
        {
            Feature? feature = claim.FeatureId is { } id ? byToken.GetValueOrDefault(HandoffIndex.Token(id)) : null;
            if (!shown.Contains(claim.HandoffId) && IsOfMission(claim, feature, input) && feature?.Status != FeatureStatus.Done)
            {
                work.Add(new SnapshotWork
                {
                    FeatureId = feature?.FeatureId ?? claim.FeatureId,
                    Title = claim.Summary,
                    Status = claim.Status,
                    Agent = claim.PickedUpBy ?? claim.Agent,
                    IsClaimed = true,
                    HandoffId = claim.HandoffId,
                    Since = claim.PickedUpAt ?? claim.Timestamp,
                });
            }
        }

        work.Sort((a, b) => a.Since.CompareTo(b.Since));
        return work;
    }

    // A handoff that names no mission belongs to the one that has its feature.
    private static bool IsOfMission(HandoffSummary claim, Feature? feature, SnapshotInput input) =>
        input.State is not { } state
        || (claim.MissionId is { } missionId ? HandoffIndex.IsSame(missionId, state.Mission.MissionId) : claim.FeatureId is null || feature is not null);
}
