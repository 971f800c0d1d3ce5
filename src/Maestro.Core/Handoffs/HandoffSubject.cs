using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Handoffs;

/// <summary>Finds the mission, feature and milestone that a handoff is said to be about, so that whoever looks for them finds it.</summary>
internal sealed class HandoffSubject(MissionRepository missions)
{
    /// <summary>The ids in full. What was not given stays open.</summary>
    /// <param name="given">Ids as the user typed them: whole, in another case, as a token, or an unambiguous prefix.</param>
    /// <param name="feedback">Where missions that can't be read are reported. Damage does not stop a handoff: ids are then taken as they are.</param>
    /// <exception cref="MaestroException">MissionNotFound, FeatureNotFound, MilestoneNotFound, MissionAmbiguous, IdAmbiguous, IdInvalid.</exception>
    public MaestroReferences Resolve(MaestroReferences given, IFeedback feedback)
    {
        if (given is { MissionId: null, FeatureId: null, MilestoneId: null })
        {
            return given;
        }

        string? named = given.MissionId is { } missionId
            ? IdLookup.Find(ReferenceIds.MissionIdOf(missionId)!, missions.Ids(), "mission") ?? throw MissionSelection.NotFound(missionId)
            : null;
        var unread = new CollectingFeedback(NoFeedback.Instance);
        IReadOnlyList<string> candidates = named is null ? missions.Ids() : [named];
        Mission[] looked = [.. candidates.Select(id => unread.TryOrReport(() => missions.Read(id))).OfType<Mission>().OrderBy(static mission => mission.IsFinished)];
        RequireOneMission(given, looked);
        return given with
        {
            MissionId = named,
            FeatureId = Find(given.FeatureId, "feature", static mission => mission.Features, FeatureService.NotFound),
            MilestoneId = Find(given.MilestoneId, "milestone", MilestonesOf, MilestoneService.NotFound),
        };

        string? Find(string? id, string kind, Func<Mission, IReadOnlyList<string>> ids, Func<string, MaestroException> notFound)
        {
            if (id is null || looked.Select(mission => InOne(id, kind, ids(mission))).FirstOrDefault(static found => found is not null) is not { } found)
            {
                return id is null ? null : unread.Problems.Count > 0 ? AsItIs(id, kind) : throw notFound(id);
            }

            return found;
        }

        string AsItIs(string id, string kind)
        {
            IdPattern.Require(id, kind);
            feedback.Warn($"The {kind} '{id}' was not found. {unread.Problems[0].Message}");
            return id;
        }
    }

    // Whoever reads the handoff of another mission's feature is misled.
    private static void RequireOneMission(MaestroReferences given, IReadOnlyList<Mission> missions)
    {
        Mission[] having = [.. missions.Where(mission => !mission.IsFinished && mission.Status != MissionStatus.Draft
            && (given.FeatureId is not { } feature || InOne(feature, "feature", mission.Features) is not null)
            && (given.MilestoneId is not { } milestone || InOne(milestone, "milestone", MilestonesOf(mission)) is not null))];
        if (having.Length > 1)
        {
            throw given.FeatureId is { } id ? MissionSelection.Ambiguous("feature", id, having) : MissionSelection.Ambiguous("milestone", given.MilestoneId, having);
        }
    }

    private static string[] MilestonesOf(Mission mission) => [.. mission.Milestones.Select(static each => each.MilestoneId)];

    private static string? InOne(string given, string kind, IReadOnlyList<string> ids) =>
        IdLookup.Find(given, ids, kind) ?? ids.FirstOrDefault(id => UkiToken.Normalize(id) == UkiToken.Normalize(given));
}
