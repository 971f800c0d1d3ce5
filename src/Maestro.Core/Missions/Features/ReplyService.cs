using System.Text;
using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Makes reports of the replies that workers of an older program left. Statuses stay: whether work is done is for whoever reviews it.</summary>
internal sealed class ReplyService(IStateStore store, MissionRepository missions, TimeProvider clock, Func<IConfigurationFormat> yaml)
{
    // That program's own mark of a reply that was dealt with.
    private const string MarkExtension = ".ingested";

    /// <summary>The mission and feature of each reply that is not marked as imported.</summary>
    public static IReadOnlyList<(string MissionId, string FeatureId)> Waiting(IStateStore store) =>
    [
        .. store.Names(Reply.Folder).Where(static entry => entry.IsFolder && IdPattern.IsSequenced(entry.Name)).OrderBy(static entry => entry.Name, StringComparer.Ordinal)
            .SelectMany(mission =>
            {
                HashSet<string> names = [.. store.Names($"{Reply.Folder}/{mission.Name}").Where(static entry => !entry.IsFolder).Select(static entry => entry.Name)];
                return names.Where(static name => name.EndsWith(Reply.Extension, StringComparison.Ordinal))
                    .Select(static name => name[..^Reply.Extension.Length])
                    .Where(feature => !names.Contains(feature + MarkExtension) && IdPattern.IsItem(feature))
                    .Order(StringComparer.Ordinal)
                    .Select(feature => (mission.Name, feature));
            }),
    ];

    /// <summary>What importing a reply would do.</summary>
    /// <param name="missionId">Its mission.</param>
    /// <param name="featureId">Its feature.</param>
    /// <param name="force">True to replace a report that the feature has.</param>
    /// <exception cref="MaestroException">FileNotFound, FeatureNotFound, StateFileDamaged, ReportInvalid, ProgressWouldBeLost.</exception>
    public Change<Feature> Decide(string missionId, string featureId, bool force)
    {
        string path = $"{Reply.Folder}/{missionId}/{featureId}{Reply.Extension}";
        byte[] content = store.Read(path) ?? throw new MaestroException(ErrorCode.FileNotFound, $"The reply '{store.FullPath(path)}' no longer exists.", target: path);
        var reply = Reply.Read(missionId, featureId, content, yaml(), store.FullPath(path));
        Feature feature = missions.FindFeature(missionId, featureId) ?? throw new MaestroException(
            ErrorCode.FeatureNotFound,
            $"The reply '{store.FullPath(path)}' is about a feature that does not exist.",
            CommandText.Of($"Get-Content -LiteralPath {store.FullPath(path)}"),
            featureId);
        if (feature.Report is not null && !force)
        {
            throw new MaestroException(
                ErrorCode.ProgressWouldBeLost,
                $"'{featureId}' of {missionId} has a report already, so the reply was not imported.",
                CommandText.Of($"Get-MaestroFeature {featureId} -MissionId {missionId}") + " shows it; -Force replaces it.",
                featureId);
        }

        DateTimeOffset now = clock.GetUtcNow();
        reply = reply with { Report = reply.Report.After(feature.Report) };
        Feature after = feature with { Report = reply.Report, UpdatedAt = now };
        return new Change<Feature>(store, $"{featureId} of {missionId}", "Import the reply as its report", after)
        {
            Warnings = [$"The reply about '{featureId}' of {missionId} says '{Display.Short(reply.Outcome)}'; the feature stays {feature.Status}."],
            Writes =
            [
                StateWrite.Of(StatePaths.Feature(missionId, featureId), after, StateJsonContext.Default.Feature),
                StateWrite.Of(StatePaths.Report(missionId, featureId), reply.Report, StateJsonContext.Default.WorkerReport),
                new StateWrite($"{Reply.Folder}/{missionId}/{featureId}{MarkExtension}", Encoding.UTF8.GetBytes(IsoTimeConverter.Write(now) + "\n")),
            ],
        };
    }
}
