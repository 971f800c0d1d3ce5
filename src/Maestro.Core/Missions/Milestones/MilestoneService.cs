using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Reads and seals milestones.</summary>
internal sealed class MilestoneService(
    IStateStore store,
    MissionRepository missions,
    MissionSelection selection,
    ProofRepository proofs,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    /// <summary>The milestones that filters pick, mission by mission, in their order.</summary>
    public IEnumerable<Milestone> Get(IReadOnlyList<IdFilter>? missionFilters, IReadOnlyList<IdFilter>? milestoneFilters, IReadOnlyCollection<string>? statuses, IFeedback feedback)
    {
        var unmatched = new UnmatchedIds(milestoneFilters);
        foreach (Mission mission in selection.Matching(missionFilters, feedback))
        {
            IReadOnlyList<Milestone> milestones = missions.Load(mission, feedback).Milestones;
            Func<string, bool> isPicked = unmatched.Filter(milestones.Select(static milestone => milestone.MilestoneId), "milestone");
            foreach (Milestone milestone in milestones)
            {
                if (isPicked(milestone.MilestoneId)
                    && (statuses is null or { Count: 0 } || statuses.Contains(milestone.Status, StringComparer.OrdinalIgnoreCase)))
                {
                    yield return milestone;
                }
            }
        }

        unmatched.Report(feedback, NotFound);
    }

    /// <summary>What sealing would do, without doing it.</summary>
    /// <exception cref="MaestroException">MilestoneNotSealable, MissionNotApproved, StateFileDamaged, and those of finding the milestone.</exception>
    public Change<MilestoneChange> Decide(string milestoneId, string? missionId, bool strict, IFeedback feedback)
    {
        Mission mission = selection.ForChange(missionId, "milestone", milestoneId, candidate => Resolve(candidate.Milestones, milestoneId) is not null, feedback);
        MissionState state = missions.LoadWhole(mission, feedback);
        Milestone milestone = Resolve(state.Milestones, milestoneId) ?? throw NotFound(milestoneId);
        if (milestone.Status == MilestoneStatus.Sealed)
        {
            return Seal(mission, mission, milestone, []);
        }

        if (SealRules.Closed(mission, milestoneId) is { } closed)
        {
            throw closed;
        }

        bool isStrict = strict || settings().Strict;
        MaestroException? damage = proofs.Problem(mission.MissionId);
        if (((isStrict ? damage : null) ?? SealRules.Open(state, milestone)) is { } refused)
        {
            throw refused;
        }

        IReadOnlyList<string> doubts = SealRules.Doubts(state, milestone);
        if (isStrict && doubts.Count > 0)
        {
            throw SealRules.NotSealable(doubts, milestoneId);
        }

        return Seal(mission, mission.Seal(milestone.MilestoneId, clock.GetUtcNow()), milestone, damage is null ? doubts : [.. doubts, damage.Message]);
    }

    // One that is sealed already is left as it is.
    private Change<MilestoneChange> Seal(Mission before, Mission after, Milestone milestone, IReadOnlyList<string> warnings) =>
        new(store, $"{milestone.MilestoneId} of {before.MissionId}", "Seal", new MilestoneChange(before, after, milestone))
        {
            Warnings = warnings,
            Writes = ReferenceEquals(before, after)
                ? []
                : [StateWrite.Of(StatePaths.Mission(after.MissionId), after, StateJsonContext.Default.Mission)],
        };

    private static Milestone? Resolve(IReadOnlyList<Milestone> milestones, string milestoneId)
    {
        string? id = IdLookup.Find(milestoneId, milestones.Select(static milestone => milestone.MilestoneId), "milestone");
        return id is null ? null : milestones.First(milestone => milestone.MilestoneId == id);
    }

    public static MaestroException NotFound(string milestoneId) => new(
        ErrorCode.MilestoneNotFound,
        $"The mission has no milestone '{Display.Short(milestoneId)}'.",
        "Get-MaestroMilestone lists the milestones of the open missions.",
        milestoneId);
}

/// <summary>A mission before and after a milestone of it was sealed.</summary>
internal sealed record MilestoneChange(Mission Before, Mission After, Milestone Milestone);
