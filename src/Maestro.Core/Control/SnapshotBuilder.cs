using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Control;

/// <summary>Builds the snapshot from plain records, each list walked once. Pure: the same input gives the same snapshot.</summary>
internal static class SnapshotBuilder
{
    public static ControlSnapshot Build(SnapshotInput input)
    {
        HandoffIndex handoffs = new(input.Handoffs, input.Mission?.MissionId);
        IReadOnlyList<SnapshotFeature> features = Features(input, handoffs, out IReadOnlyList<string> criticalPath);
        IReadOnlyList<SnapshotMilestone> milestones = Milestones(input);
        IReadOnlyList<SnapshotAssertion> assertions =
        [
            .. input.Assertions.Select(a => new SnapshotAssertion
            {
                AssertionId = a.AssertionId,
                FeatureId = a.FeatureId,
                MilestoneId = a.MilestoneId,
                Result = a.Result,
                Description = a.Description,
                Evidence = a.Evidence,
                WaivedReason = a.WaivedReason,
                UpdatedAt = a.UpdatedAt,
            }),
        ];

        return new ControlSnapshot
        {
            TakenAt = input.Now,
            WorkspacePath = input.WorkspacePath,
            Mission = MissionOf(input),
            Missions = [.. input.Missions.Select(HeadOf).OrderByDescending(m => m.MissionId, StringComparer.Ordinal)],
            Counts = Count(features),
            Milestones = milestones,
            Features = features,
            CriticalPath = criticalPath,
            Assertions = assertions,
            ActiveWork = Work(input, handoffs),
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
            Checks = input.Checks,
            Damage = input.Damage,
            NextSteps = [.. StepsOf(input, handoffs.Pending, features)],
        };
    }

    private static IEnumerable<SnapshotStep> StepsOf(SnapshotInput input, IReadOnlyList<HandoffSummary> pending, IReadOnlyList<SnapshotFeature> features)
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

        if (input.Mission is not { } mission)
        {
            return takeOver.Concat(NextSteps.WithoutMission(input.Missions.Count > 0));
        }

        string? ready = features.FirstOrDefault(f => f.IsReady)?.FeatureId;
        return takeOver.Concat(NextSteps.OfMission(
            mission,
            input.Features,
            input.Assertions,
            input.Milestones.OrderBy(m => m.Order),
            ready is null ? null : input.Features.First(f => f.FeatureId == ready),
            mission.IsFinished || input.Missions.Count(static each => !each.IsFinished) > 1));
    }

    // A mission is concluded from all of its files or not at all.
    private static bool IsUnknown(SnapshotInput input) => input.Mission is not null && input.Damage.Any(static damage => damage.Part == SnapshotPart.Mission);

    private static string EffectiveStatusOf(Mission mission) => mission.EffectiveStatus.Length > 0 ? mission.EffectiveStatus : mission.Status;

    private static SnapshotMissionHead HeadOf(Mission mission) => new()
    {
        MissionId = mission.MissionId,
        Title = mission.Title,
        Status = mission.Status,
        EffectiveStatus = EffectiveStatusOf(mission),
        UpdatedAt = mission.UpdatedAt,
    };

    private static SnapshotMission? MissionOf(SnapshotInput input)
    {
        if (input.Mission is not { } mission)
        {
            return null;
        }

        DateTimeOffset? ended = mission.CompletedAt ?? mission.RejectedAt ?? (mission.IsFinished ? mission.UpdatedAt : null);
        TimeSpan elapsed = (ended ?? input.Now) - mission.CreatedAt;
        return new SnapshotMission
        {
            MissionId = mission.MissionId,
            Title = mission.Title,
            Description = mission.Description,
            Status = mission.Status,
            EffectiveStatus = IsUnknown(input) ? SnapshotPart.Unknown : EffectiveStatusOf(mission),
            CreatedAt = mission.CreatedAt,
            ApprovedAt = mission.ApprovedAt,
            EndedAt = ended,
            Elapsed = elapsed < TimeSpan.Zero ? TimeSpan.Zero : elapsed,
            Progress = Progress.Of(input.Features, input.Assertions),
        };
    }

    private static List<SnapshotFeature> Features(SnapshotInput input, HandoffIndex handoffs, out IReadOnlyList<string> criticalPath)
    {
        FeatureGraph graph = new(input.Features);
        bool isUnknown = IsUnknown(input);
        IReadOnlyList<int> path = isUnknown ? [] : graph.CriticalPath;
        HashSet<int> critical = [.. path];
        criticalPath = [.. path.Select(i => input.Features[i].FeatureId)];
        MilestoneGates? gates = input.Mission is null ? null : new MilestoneGates(input.Mission);
        bool missionRuns = !isUnknown && input.Mission?.Status is MissionStatus.Approved or MissionStatus.Executing;

        List<SnapshotFeature> result = new(input.Features.Count);
        for (int i = 0; i < input.Features.Count; i++)
        {
            Feature feature = input.Features[i];
            IReadOnlyList<string> blockedBy = feature.Status == FeatureStatus.Done ? [] : graph.BlockersOf(i);
            HandoffSummary? claim = handoffs.ClaimOf(feature.FeatureId);
            bool canStart = missionRuns && feature.Status == FeatureStatus.Pending && blockedBy.Count == 0 && gates?.Before(feature.MilestoneId) is null;
            result.Add(new SnapshotFeature
            {
                FeatureId = feature.FeatureId,
                MilestoneId = feature.MilestoneId,
                Title = feature.Title,
                Description = feature.Description,
                Status = feature.Status,
                Phase = PhaseOf(feature.Status, canStart, claim is not null, isUnknown, blockedBy.Count > 0 || gates?.Before(feature.MilestoneId) is not null),
                WorkerType = feature.WorkerType,
                Agent = FeatureStatus.IsActive(feature.Status) || canStart ? claim?.PickedUpBy : null,
                IsReady = canStart && claim is null,
                BlockedBy = blockedBy,
                DependsOn = feature.DependsOn,
                Unblocks = graph.SuccessorsOf(i),
                Level = graph.LevelOf(i),
                IsCritical = critical.Contains(i),
                IsCircular = graph.IsCircular(i),
                VerificationSteps = feature.VerificationSteps,
                ReportSummary = feature.Report?.SalientSummary,
                UpdatedAt = feature.UpdatedAt,
            });
        }

        return result;
    }

    private static string PhaseOf(string status, bool canStart, bool isClaimed, bool isUnknown, bool waits) => status switch
    {
        FeatureStatus.Done => FeaturePhase.Done,
        FeatureStatus.Review => FeaturePhase.Review,
        FeatureStatus.Assigned or FeatureStatus.InProgress => FeaturePhase.Active,
        FeatureStatus.Blocked => FeaturePhase.Blocked,
        _ when isUnknown => FeaturePhase.Unknown,
        _ when canStart => isClaimed ? FeaturePhase.Active : FeaturePhase.Ready,
        _ => waits ? FeaturePhase.Blocked : FeaturePhase.Pending,
    };

    private static SnapshotCounts Count(IReadOnlyList<SnapshotFeature> features)
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

    private static List<SnapshotMilestone> Milestones(SnapshotInput input)
    {
        ILookup<string, Feature> features = input.Features.ToLookup(f => f.MilestoneId, StringComparer.Ordinal);
        ILookup<string, Assertion> assertions = input.Assertions.ToLookup(a => a.MilestoneId, StringComparer.Ordinal);
        List<SnapshotMilestone> result = [];
        bool isUnknown = IsUnknown(input);
        bool activeSeen = false;
        foreach (Milestone milestone in input.Milestones.OrderBy(m => m.Order))
        {
            bool isSealed = milestone.Status == MilestoneStatus.Sealed;
            List<string> openAssertions = [.. assertions[milestone.MilestoneId].Where(a => !a.IsClosed).Select(a => a.AssertionId)];
            List<string> openFeatures =
                [.. features[milestone.MilestoneId].Where(f => f.Status != FeatureStatus.Done).Select(f => f.FeatureId)];
            result.Add(new SnapshotMilestone
            {
                MilestoneId = milestone.MilestoneId,
                Title = milestone.Title,
                Description = milestone.Description,
                Order = milestone.Order,
                Kind = milestone.Kind ?? MilestoneKind.Work,
                Profile = milestone.Profile ?? MilestoneProfile.Custom,
                Status = isUnknown && !isSealed ? SnapshotPart.Unknown : milestone.Status,
                IsActive = !isSealed && !activeSeen,
                Gate = isSealed ? GateState.Sealed : isUnknown ? GateState.Unknown : openAssertions.Count + openFeatures.Count == 0 ? GateState.Clear : GateState.Held,
                Progress = Progress.Of(features[milestone.MilestoneId], assertions[milestone.MilestoneId]),
                OpenAssertionIds = openAssertions,
                OpenFeatureIds = openFeatures,
            });
            activeSeen |= !isSealed;
        }

        return result;
    }

    private static List<SnapshotWork> Work(SnapshotInput input, HandoffIndex handoffs)
    {
        List<SnapshotWork> work = [];
        HashSet<string> shown = new(StringComparer.Ordinal);
        foreach (Feature feature in input.Features)
        {
            if (!FeatureStatus.IsActive(feature.Status))
            {
                continue;
            }

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
                Agent = claim?.PickedUpBy ?? feature.WorkerType,
                IsClaimed = claim is not null,
                HandoffId = claim?.HandoffId,
                Since = feature.UpdatedAt,
            });
        }

        foreach (HandoffSummary claim in handoffs.Claimed)
        {
            if (!shown.Contains(claim.HandoffId) && IsOfMission(claim, input) && !handoffs.IsOfFinishedFeature(claim, input.Features))
            {
                work.Add(new SnapshotWork
                {
                    FeatureId = claim.FeatureId,
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
    private static bool IsOfMission(HandoffSummary claim, SnapshotInput input) =>
        input.Mission is not { } mission
        || (claim.MissionId is { } missionId
            ? HandoffIndex.IsSame(missionId, mission.MissionId)
            : claim.FeatureId is not { } featureId || input.Features.Any(feature => HandoffIndex.IsSame(featureId, feature.FeatureId)));
}
