using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Knows which mission was made from a plan, also when it is in the archive.</summary>
internal sealed class PlanUse(IStateStore store, MissionRepository missions, TimeProvider clock)
{
    private readonly ArchivedPlans _archived = new(store, clock);

    /// <summary>The newest mission that was made from a plan or updated by it, first of those in use. One that was rejected or failed does not count: it is tried again.</summary>
    /// <returns>It, or null; and for which missions the answer is unknown, and why.</returns>
    public (PlanUser? User, IReadOnlyList<string> Unknown) Find(MissionPlan plan)
    {
        string digest = PlanDigest.Of(plan);
        List<string> unknown = [];
        PlanUser? user = First(missions.Ids, static id => id, id => InUse(id, plan, digest)) ?? First(_archived.Entries, static entry => entry.RecordId, entry => InArchive(entry, digest));
        return (user, unknown);

        PlanUser? First<T>(Func<IReadOnlyList<T>> list, Func<T, string> idOf, Func<T, Candidate> of)
        {
            var problems = new CollectingFeedback(NoFeedback.Instance);
            IReadOnlyList<T> listed = problems.TryOrReport(list) ?? [];
            unknown.AddRange(problems.Problems.Select(static problem => $"Whether another mission was created from the same plan is unknown: {problem.Message}"));
            foreach (T item in listed)
            {
                Candidate candidate = of(item);
                if (candidate.User is not null)
                {
                    return candidate.User;
                }

                if (candidate.Problem is { } problem)
                {
                    unknown.Add($"Whether the mission {idOf(item)} was created from the same plan is unknown: {problem.Message}");
                }
            }

            return null;
        }
    }

    private Candidate InUse(string id, MissionPlan plan, string digest)
    {
        var problems = new CollectingFeedback(NoFeedback.Instance);
        Mission? mission = problems.TryOrReport(() => missions.Read(id));
        bool isUser = mission is not null && Counts(mission.Status) && (HasUsed(mission, digest, problems) || Holds(mission, plan, digest, problems));
        return new Candidate(isUser ? new PlanUser(id, mission!.Title, mission.Status, IsArchived: false) : null, problems.Problems is [var first, ..] ? first : null);
    }

    private Candidate InArchive(StateEntry entry, string digest)
    {
        var problems = new CollectingFeedback(NoFeedback.Instance);
        ArchiveHead? head = problems.TryOrReport(() => _archived.Of(entry));
        bool isUser = head is not null && Counts(head.Status) && head.Plans.Contains(digest);
        return new Candidate(isUser ? new PlanUser(entry.RecordId, Display.Plain(head!.Title), head.Status, IsArchived: true) : null, problems.Problems is [var first, ..] ? first : null);
    }

    private static bool Counts(string status) => status is not (MissionStatus.Rejected or MissionStatus.Failed);

    private bool HasUsed(Mission mission, string digest, IFeedback feedback) =>
        feedback.TryOrReport(() => missions.Details(mission.MissionId))?.Plans?.Contains(digest) == true;

    // The mission's own file is enough to distinguish most of them.
    private bool Holds(Mission mission, MissionPlan plan, string digest, IFeedback feedback) =>
        mission.Title == Display.Plain(plan.Title)
        && mission.Features.SequenceEqual(plan.Features.Select(static feature => feature.FeatureId))
        && missions.Load(mission, feedback) is { IsWhole: true } state
        && PlanDigest.Of(PlanOfMission.Of(state)) == digest;

    private readonly record struct Candidate(PlanUser? User, MaestroException? Problem);
}

/// <summary>A mission that was made from a plan or updated by it.</summary>
internal sealed record PlanUser(string MissionId, string Title, string Status, bool IsArchived);
