using System.Globalization;
using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Takes missions from one clone to another, in the format of the archive.</summary>
internal sealed class MissionTransfer(IStateStore store, MissionRepository missions, MissionSelection selection, ArchiveService archive, TimeProvider clock, Func<MaestroSettings> settings)
{
    /// <summary>A mission as a file.</summary>
    /// <param name="missionId">The mission.</param>
    /// <param name="redact">True to remove what belongs to people and machines.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">StateFileDamaged, ArchiveInvalid, and those of finding the mission.</exception>
    public (Mission Mission, ReadOnlyMemory<byte> Content) Export(string missionId, bool redact, IFeedback feedback)
    {
        Mission mission = selection.Named(missionId);
        missions.LoadWhole(mission, feedback);
        Dictionary<string, byte[]> files = archive.Files(mission.MissionId);
        if (redact)
        {
            files = MissionRedaction.Of(files);
            mission = MissionFiles.Mission(files[StatePaths.MissionFile], Place(mission.MissionId, StatePaths.MissionFile));
        }

        return (mission, (MissionArchive.Of(mission, files, clock.GetUtcNow()) with { Redacted = redact ? true : null }).Write());
    }

    /// <summary>What importing a file would do.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">Its name as the user gave it.</param>
    /// <param name="conflict"><c>newer</c>, <c>skip</c> or <c>fail</c>: what happens when the workspace has another state of the mission.</param>
    /// <param name="force">True to replace it whatever is newer.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">ArchiveInvalid, MissionExists, FeatureHeld, StateFileDamaged.</exception>
    public Change<MissionImport> DecideImport(byte[] content, string name, string conflict, bool force, IFeedback feedback)
    {
        (MissionArchive file, IReadOnlyDictionary<string, byte[]> files, MissionContents contents) = Read(content, name);
        Mission mission = contents.Mission;
        string id = mission.MissionId;
        if (store.Find(StatePaths.Archive(id)) is not null)
        {
            throw Exists(id, "it is in the archive", $"{CommandText.Of($"Expand-MaestroMission {id}")} brings that one back. {AsNew(name)}");
        }

        if (missions.Find(id) is not { } present)
        {
            return Change("added", "it is new here", Writes(id, files, new Dictionary<string, byte[]>()));
        }

        if (present.CreatedAt != mission.CreatedAt)
        {
            return conflict == "skip" ? Skip("another mission has this id") : throw Exists(
                id, $"the workspace has another mission with this id, {QuotedText.Of(present.Title)}", $"{AsNew(name)} With ids.style: unique in the configuration, clones never give two missions one id.");
        }

        Dictionary<string, byte[]> own = archive.Files(id);
        if (MissionArchive.Of(present, own, default).Digest == file.Digest)
        {
            return Change("skipped", "it is the same", []);
        }

        DateTimeOffset ours = LastChange(missions.LoadWhole(present, feedback)), theirs = contents.ChangedAt;
        if (!force)
        {
            switch (conflict)
            {
                case "fail":
                    throw Exists(id, $"the workspace has another state of it, last changed {Time(ours)}; that of the file was last changed {Time(theirs)}", $"{CommandText.Of($"Get-MaestroMission {id}")} shows it. {AsNew(name)}");
                case "skip":
                    return Skip("the workspace has another state of it");
                case "newer" when file.Redacted == true:
                    return Skip("the file was redacted, so it replaces nothing");
                case "newer" when theirs <= ours:
                    return Skip($"that of the workspace was last changed {Time(ours)}, that of the file {Time(theirs)}");
            }
        }

        archive.RequireFree(missions.LoadWhole(present, feedback));
        string kept = BackupPath(id);
        return Change("updated", $"the previous state is in {store.FullPath(kept)}", [
            new StateWrite(kept, MissionArchive.Of(present, own, clock.GetUtcNow()).Write()) { IsInHistory = false }, .. Writes(id, files, own)]);

        Change<MissionImport> Skip(string why) => Change("skipped", why, []) with { Warnings = [$"The mission '{id}' in {QuotedText.Of(Display.Short(name))} was not imported: {why}."] };

        Change<MissionImport> Change(string action, string why, IReadOnlyList<StateWrite> writes) => new(
            store,
            $"{id} ({Display.Plain(mission.Title)})",
            action switch
            {
                "added" => "Import the mission",
                "updated" => "Replace the mission by the imported one",
                _ => "Leave the mission as it is",
            },
            new MissionImport { Path = name, MissionId = id, Title = Display.Plain(mission.Title), Action = action, Reason = why })
        {
            Writes = writes,
        };
    }

    /// <summary>What importing a file as a mission of its own would do: whatever the workspace has, it gets the next free id.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">Its name as the user gave it.</param>
    /// <exception cref="MaestroException">ArchiveInvalid, StateFileDamaged.</exception>
    public Change<MissionImport> DecideImportAsNew(byte[] content, string name)
    {
        (_, IReadOnlyDictionary<string, byte[]> files, MissionContents contents) = Read(content, name);
        Mission mission = contents.Mission;
        string id = missions.NextId(clock, settings().HasUniqueIds), title = Display.Plain(mission.Title);
        Dictionary<string, byte[]> renamed = Checked(name, () =>
        {
            Dictionary<string, byte[]> given = MissionRenaming.Of(files, mission.MissionId, id, path => $"{mission.MissionId}/{path}");
            new MissionContents(id, given, path => $"{id}/{path}").RequireWhole();
            return given;
        });
        return new Change<MissionImport>(
            store,
            $"{id} ({title})",
            $"Import the mission {mission.MissionId} under a new id",
            new MissionImport { Path = name, MissionId = id, OriginalMissionId = mission.MissionId, Title = title, Action = "added", Reason = $"it is {mission.MissionId} in the file" })
        {
            Writes = Writes(id, renamed, new Dictionary<string, byte[]>()),
        };
    }

    private static (MissionArchive File, IReadOnlyDictionary<string, byte[]> Files, MissionContents Contents) Read(byte[] content, string name) => Checked(name, () =>
    {
        var file = MissionArchive.Read(content, name);
        IReadOnlyDictionary<string, byte[]> files = file.Contents(name);
        var contents = new MissionContents(file.MissionId, files, path => $"{file.MissionId}/{path}");
        contents.RequireWhole();
        return (file, files, contents);
    });

    private static T Checked<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (MaestroException exception) when (exception.Code == ErrorCode.StateFileDamaged)
        {
            throw new MaestroException(
                ErrorCode.ArchiveInvalid,
                $"{QuotedText.Of(Display.Short(name))} can't be imported: {StateJson.DamageOf(exception, name)} Nothing was changed.",
                "Import a file that Export-MaestroMission wrote.",
                name,
                exception);
        }
    }

    // Only what differs; what the import lacks is removed.
    private static List<StateWrite> Writes(string missionId, IReadOnlyDictionary<string, byte[]> files, IReadOnlyDictionary<string, byte[]> own) =>
    [
        .. files.Where(file => !own.TryGetValue(file.Key, out byte[]? same) || !same.AsSpan().SequenceEqual(file.Value))
            .Select(file => new StateWrite(StatePaths.OfMission(missionId, file.Key), file.Value) { IsInHistory = file.Key == StatePaths.MissionFile }),
        .. own.Keys.Where(path => !files.ContainsKey(path)).Select(path => new StateWrite(StatePaths.OfMission(missionId, path), null) { IsInHistory = false }),
    ];

    private static DateTimeOffset LastChange(MissionState state) =>
        state.Features.Select(static feature => feature.UpdatedAt).Concat(state.Assertions.Select(static assertion => assertion.UpdatedAt)).Append(state.Mission.UpdatedAt).Max();

    private string Place(string id, string path) => store.FullPath(StatePaths.OfMission(id, path));

    private string BackupPath(string id)
    {
        for (DateTimeOffset time = clock.GetLocalNow(); ; time = time.AddMilliseconds(1))
        {
            string path = $"backup/{time.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}/{id}.json";
            if (store.Find(path) is null)
            {
                return path;
            }
        }
    }

    private static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string AsNew(string name) => $"{CommandText.Of($"Import-MaestroMission {name} -NewId")} imports it under the next free id.";

    private static MaestroException Exists(string id, string what, string hint) =>
        new(ErrorCode.MissionExists, $"The mission '{id}' can't be imported: {what}. Nothing was changed.", hint, id);
}
