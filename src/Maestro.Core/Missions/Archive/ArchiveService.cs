using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Moves missions into the archive, where no list looks, and back.</summary>
internal sealed class ArchiveService(IStateStore store, MissionRepository missions, MissionSelection selection, FeatureClaims claims, TimeProvider clock)
{
    /// <summary>The missions in the archive, newest first; one that can't be read is a problem.</summary>
    public IEnumerable<ArchivedMission> Get(IReadOnlyList<IdFilter>? filters, IReadOnlyCollection<string>? statuses, IFeedback feedback)
    {
        IReadOnlyList<string> ids = feedback.TryOrReport(missions.ArchivedIds) ?? [];
        IEnumerable<string> picked = filters is null or { Count: 0 } ? ids : IdFilter.Pick(filters, ids, "mission", unmatched => feedback.Problem(NotArchived(unmatched)));
        foreach (string id in picked)
        {
            string path = StatePaths.Archive(id);
            if (feedback.TryOrReport(() => Read(id)) is { } archive
                && (statuses is null or { Count: 0 } || statuses.Contains(archive.Status, StringComparer.OrdinalIgnoreCase)))
            {
                yield return ArchivedMission.Of(archive, store.FullPath(path), store.Find(path)?.Length ?? 0);
            }
        }
    }

    /// <summary>What archiving a mission would do.</summary>
    /// <param name="missionId">The mission.</param>
    /// <param name="force">True to archive one that is not finished.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">MissionNotFinished, MissionExists, FeatureHeld, ArchiveInvalid, StateFileDamaged, and those of finding the mission.</exception>
    public Change<ArchivedMission> DecideCompress(string missionId, bool force, string? reason, IFeedback feedback)
    {
        Mission mission = selection.Named(missionId);
        MissionState state = missions.LoadWhole(mission, feedback);
        if (!mission.IsFinished && !force)
        {
            throw new MaestroException(
                ErrorCode.MissionNotFinished,
                $"The mission '{mission.MissionId}' is {mission.Status}, which is not final. Nothing was archived.",
                CommandText.Of($"Get-MaestroFeature -MissionId {mission.MissionId}"),
                mission.MissionId);
        }

        RequireFree(state);
        string path = StatePaths.Archive(mission.MissionId);
        if (store.Find(path) is not null)
        {
            throw Exists(mission.MissionId, $"'{store.FullPath(path)}' exists already");
        }

        Dictionary<string, byte[]> files = Files(mission.MissionId);
        MissionArchive archive = MissionArchive.Of(mission, files, clock.GetUtcNow()) with { Reason = reason, Plans = ArchiveHead.PlansOf(state, missions.Details(mission.MissionId)) };
        ReadOnlyMemory<byte> content = archive.Write();
        return new Change<ArchivedMission>(store, Target(archive), "Archive the mission", ArchivedMission.Of(archive, store.FullPath(path), content.Length))
        {
            Reason = reason,
            Writes =
            [
                new StateWrite(path, content) { IsInHistory = false },
                .. files.Keys.Select(file => new StateWrite(StatePaths.OfMission(mission.MissionId, file), null) { IsInHistory = file == StatePaths.MissionFile }),
            ],
        };
    }

    /// <summary>What taking a mission out of the archive would do.</summary>
    /// <exception cref="MaestroException">MissionNotFound, MissionExists, IdInvalid, IdAmbiguous, StateFileDamaged.</exception>
    public Change<string> DecideExpand(string missionId)
    {
        IdPattern.Require(missionId, "mission");
        string id = IdLookup.Find(missionId, missions.ArchivedIds(), "mission") ?? throw NotArchived(missionId);
        if (store.Find(StatePaths.Mission(id)) is not null)
        {
            throw Exists(id, $"the workspace already has a mission with this id");
        }

        MissionArchive archive = Read(id);
        IReadOnlyDictionary<string, byte[]> files = archive.Contents(store.FullPath(StatePaths.Archive(id)));
        return new Change<string>(store, Target(archive), "Take the mission out of the archive", id)
        {
            Writes =
            [
                .. files.Select(file => new StateWrite(StatePaths.OfMission(id, file.Key), file.Value) { IsInHistory = file.Key == StatePaths.MissionFile }),
                new StateWrite(StatePaths.Archive(id), null) { IsInHistory = false },
            ],
        };
    }

    private MissionArchive Read(string id)
    {
        string path = StatePaths.Archive(id);
        return MissionArchive.ReadPlaced(store.Read(path) ?? throw NotArchived(id), store.FullPath(path));
    }

    // What somebody works on does not disappear.
    public void RequireFree(MissionState state)
    {
        string[] held = [.. state.Features.Select(feature => claims.Active(feature) is { } claim ? $"{feature.FeatureId} ({claim.Name})" : null).OfType<string>()];
        if (held.Length > 0)
        {
            throw new MaestroException(
                ErrorCode.FeatureHeld,
                $"The mission '{state.Mission.MissionId}' has features that sessions hold: {Display.List(held)}. Nothing was changed.",
                CommandText.Of($"Get-MaestroClaim -MissionId {state.Mission.MissionId}"),
                state.Mission.MissionId);
        }
    }

    // All that lies in its folder, whoever wrote it.
    public Dictionary<string, byte[]> Files(string missionId)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach ((string path, bool isLink) in store.FilesBelow(StatePaths.OfMission(missionId, "")))
        {
            files[path] = isLink ? throw StateJson.Damaged(store.FullPath(StatePaths.OfMission(missionId, path)), "it is a link, and what it leads to is not the mission's")
                : ArchivedFile.IsPath(path) ? store.Read(StatePaths.OfMission(missionId, path)) ?? []
                : throw StateJson.Damaged(store.FullPath(StatePaths.OfMission(missionId, path)), "its name can't be archived, for it means something else on another system");
        }

        return files;
    }

    private static string Target(MissionArchive archive) => $"{archive.MissionId} ({Display.Plain(archive.Title)})";

    private static MaestroException Exists(string missionId, string what) => new(
        ErrorCode.MissionExists,
        $"The mission '{missionId}' is both in use and in the archive: {what}. Nothing was changed.",
        CommandText.Of($"Get-MaestroMission {missionId}"),
        missionId);

    private static MaestroException NotArchived(string missionId) => IdPattern.Refusal(missionId, "mission") ?? new(
        ErrorCode.MissionNotFound,
        $"The archive has no mission '{Display.Short(missionId)}'.",
        "Get-MaestroMission -Archived lists the missions in the archive.",
        missionId);
}
