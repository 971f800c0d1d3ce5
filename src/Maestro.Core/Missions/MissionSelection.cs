using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Finds the mission a command means.</summary>
internal sealed class MissionSelection(MissionRepository missions)
{
    /// <summary>The mission of an id, or of an unambiguous prefix of one.</summary>
    /// <exception cref="MaestroException">MissionNotFound, IdAmbiguous, IdInvalid, StateFileDamaged.</exception>
    public Mission Named(string missionId)
    {
        IdPattern.Require(missionId, "mission");
        string? id = IdLookup.Find(missionId, missions.Ids(), "mission");
        return missions.Read(id ?? throw NotInUse(missionId));
    }

    /// <summary>The mission a changing command works on: the one named, else the only one that is not finished.</summary>
    /// <param name="missionId">The id given, or null.</param>
    /// <param name="kind">What is looked for in it, such as feature; null when it is the mission itself.</param>
    /// <param name="item">The id of what is looked for.</param>
    /// <param name="holds">True for a mission that holds the item, or can be changed as is asked; the others are no candidates.</param>
    /// <param name="feedback">Takes warnings.</param>
    /// <exception cref="MaestroException">MissionNotFound, MissionAmbiguous, MissionNotSelected, StateFileDamaged, StateFileUnreadable.</exception>
    public Mission ForChange(string? missionId, string? kind, string? item, Func<Mission, bool> holds, IFeedback feedback)
    {
        if (missionId is not null)
        {
            return Named(missionId);
        }

        // One that can't be read may be the one that is meant.
        Mission[] unfinished = [.. missions.All(new StopAtProblem(feedback)).Where(static mission => !mission.IsFinished)];
        Mission[] candidates = [.. unfinished.Where(holds)];
        return candidates.Length switch
        {
            1 => candidates[0],
            0 when unfinished.Length == 1 => unfinished[0],
            0 when unfinished.Length > 1 && kind is null => throw Ambiguous(kind, item, unfinished),
            0 => throw NoMatch(kind, item, unfinished, holds, feedback),
            _ => throw Ambiguous(kind, item, candidates),
        };
    }

    /// <summary>The missions that filters pick; without a filter all that are not finished. Each literal id that no mission has is a problem.</summary>
    public IEnumerable<Mission> Matching(IReadOnlyList<IdFilter>? filters, IFeedback feedback)
    {
        if (filters is null or { Count: 0 })
        {
            return missions.All(feedback).Where(static mission => !mission.IsFinished);
        }

        return Picked(filters, feedback);
    }

    private IEnumerable<Mission> Picked(IReadOnlyList<IdFilter> filters, IFeedback feedback)
    {
        IReadOnlyList<string> ids = missions.Ids();
        foreach (string id in IdFilter.Pick(filters, ids, "mission", unmatched => feedback.Problem(NotInUse(unmatched))))
        {
            if (feedback.TryOrReport(() => missions.Read(id)) is { } mission)
            {
                yield return mission;
            }
        }
    }

    /// <summary>The id in full of a mission that something else is narrowed to. It may be in the archive, or gone; then the id is taken as it is.</summary>
    /// <exception cref="MaestroException">IdAmbiguous, IdInvalid.</exception>
    public string Narrowing(string missionId) => IdLookup.Find(missionId, EveryId(), "mission") ?? missionId;

    /// <summary>What is wrong with narrowing something to a mission where nothing was found; null when there is such a mission.</summary>
    public MaestroException? WrongNarrowing(string missionId) =>
        EveryId().Any(id => id.StartsWith(missionId, StringComparison.OrdinalIgnoreCase)) ? null : NotFound(missionId);

    private IReadOnlyList<string> EveryId() => [.. missions.Ids(), .. missions.ArchivedIds()];

    public static MaestroException NotFound(string missionId) => IdPattern.Refusal(missionId, "mission") ?? new(
        ErrorCode.MissionNotFound,
        $"There is no mission '{Display.Short(missionId)}'.",
        "Get-MaestroMission * lists all missions.",
        missionId);

    private MaestroException NotInUse(string missionId) => missions.ArchivedIds().FirstOrDefault(id => id.StartsWith(missionId, StringComparison.OrdinalIgnoreCase)) is { } archived
        ? new MaestroException(ErrorCode.MissionNotFound, $"The mission '{archived}' is in the archive.", CommandText.Of($"Expand-MaestroMission {archived}"), missionId)
        : NotFound(missionId);

    private MaestroException NoMatch(string? kind, string? item, Mission[] unfinished, Func<Mission, bool> holds, IFeedback feedback)
    {
        if (unfinished.Length == 0 || kind is null)
        {
            return new MaestroException(
                ErrorCode.MissionNotSelected,
                "No mission is open.",
                "New-MaestroMission -Path plan.json creates one; Get-MaestroMission * lists finished missions, which you can specify with -MissionId.",
                item);
        }

        Mission? finished = missions.All(feedback).FirstOrDefault(mission => mission.IsFinished && holds(mission));
        string where = finished is null ? "" : $" The finished mission {finished.MissionId} has one.";
        return new MaestroException(
            char.ToUpperInvariant(kind[0]) + kind[1..] + "NotFound",
            $"No open mission has {Article.Of(kind)} '{Display.Short(item ?? "")}'.{where}",
            $"Get-Maestro{char.ToUpperInvariant(kind[0])}{kind[1..]} lists them.",
            item);
    }

    public static MaestroException Ambiguous(string? kind, string? item, Mission[] candidates)
    {
        string which = kind is null ? "" : $" with {Article.Of(kind)} '{Display.Short(item ?? "")}'";
        return new MaestroException(
            ErrorCode.MissionAmbiguous,
            $"{candidates.Length} open missions{which} match: {Display.List([.. candidates.Select(static mission => $"{mission.MissionId} ({mission.Title})")])}.",
            $"Specify one, for example -MissionId {candidates[0].MissionId}.",
            item);
    }
}
