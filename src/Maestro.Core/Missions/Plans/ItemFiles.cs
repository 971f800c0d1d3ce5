using System.Globalization;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The files that belong to features and assertions beyond the plan: those of their workers, and their proof. They leave and come back with them.</summary>
internal sealed class ItemFiles(IStateStore store)
{
    private const string Workers = "workers/";
    private const string ProofFolder = "proof/";

    /// <summary>The path of the proof of an assertion, relative to the mission's folder.</summary>
    public static string ProofOf(string assertionId) => $"{ProofFolder}{assertionId}{StateEntry.Extension}";

    /// <summary>What lies in a mission for some features and assertions, whoever wrote it.</summary>
    /// <returns>Contents by path, relative to the mission's folder.</returns>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public IReadOnlyDictionary<string, byte[]> Of(string missionId, IEnumerable<string> featureIds, IEnumerable<string> assertionIds)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        IEnumerable<string> paths = featureIds.SelectMany(id => store.FilesBelow(StatePaths.OfMission(missionId, Workers + id)).Where(static file => !file.IsLink).Select(file => $"{Workers}{id}/{file.Path}"));
        HashSet<string> assertions = [.. assertionIds];
        if (assertions.Count > 0)
        {
            paths = paths.Concat(store.Names(StatePaths.Proofs(missionId)).Where(entry => !entry.IsFolder && AssertionOf(entry.Name) is { } id && assertions.Contains(id) && !store.IsLink($"{StatePaths.Proofs(missionId)}/{entry.Name}")).Select(static entry => ProofFolder + entry.Name));
        }

        // What can't be kept under its name stays where it is.
        foreach (string path in paths.Where(ArchivedFile.IsPath))
        {
            if (store.Read(StatePaths.OfMission(missionId, path)) is { } content)
            {
                files[path] = content;
            }
        }

        return files;
    }

    /// <summary>What removing some items writes: the record of them, with their files, and that these are gone from where they were.</summary>
    public IEnumerable<StateWrite> Remove(string missionId, RemovedItems removed, TimeProvider clock)
    {
        IReadOnlyDictionary<string, byte[]> files = Of(missionId, removed.Features.Select(static feature => feature.FeatureId), removed.Assertions.Select(static assertion => assertion.AssertionId));
        foreach (string path in files.Keys)
        {
            // A claim that ends is an event of its own.
            yield return new StateWrite(StatePaths.OfMission(missionId, path), null) { IsInHistory = path.EndsWith(StatePaths.ClaimFile, StringComparison.Ordinal) };
        }

        RemovedItems kept = files.Count == 0 ? removed : removed with { Files = [.. files.Select(static file => ArchivedFile.Of(file.Key, file.Value))] };
        yield return new StateWrite(FreePath(missionId, clock), StateJson.Write(kept, StateJsonContext.Default.RemovedItems));
    }

    private string FreePath(string missionId, TimeProvider clock)
    {
        for (DateTimeOffset time = clock.GetLocalNow(); ; time = time.AddMilliseconds(1))
        {
            string path = $"{StatePaths.Removed(missionId)}/{time.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}.json";
            if (store.Find(path) is null)
            {
                return path;
            }
        }
    }

    /// <summary>What an event moved into a file of <c>removed/</c>, by path in the store; the features too, which the history has as well unless they are too long for it.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public IReadOnlyDictionary<string, byte[]> MovedBy(HistoryEvent made)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (HistoryChange change in made.Changes)
        {
            if (change.MissionId is { } id && change.At.Count == 0 && change.BeforeJson.IsEmpty && change.Path.StartsWith(StatePaths.Removed(id) + "/", StringComparison.Ordinal) && Removed(change.Path) is { } removed)
            {
                foreach (Feature feature in removed.Features)
                {
                    files[StatePaths.Feature(id, feature.FeatureId)] = StateJson.Write(feature, StateJsonContext.Default.Feature).ToArray();
                }

                foreach (ArchivedFile file in removed.Files ?? [])
                {
                    files[StatePaths.OfMission(id, file.Path)] = file.Content(store.FullPath(change.Path));
                }
            }
        }

        return files;
    }

    /// <summary>What was last kept for features and assertions that were removed.</summary>
    /// <returns>Contents by path, relative to the mission's folder.</returns>
    public IReadOnlyDictionary<string, byte[]> Kept(string missionId, IReadOnlyCollection<string> featureIds, IReadOnlyCollection<string> assertionIds, IFeedback feedback)
    {
        HashSet<string> features = [.. featureIds], assertions = [.. assertionIds];
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        string folder = StatePaths.Removed(missionId);
        foreach (string id in store.RecordIds(folder).OrderDescending(StringComparer.Ordinal))
        {
            if (features.Count + assertions.Count == 0)
            {
                break;
            }

            string path = $"{folder}/{id}.json";
            RemovedItems? removed = feedback.TryOrReport(() => Removed(path));
            foreach (ArchivedFile file in removed?.Files ?? [])
            {
                if (FeatureOf(file.Path) is { } feature ? features.Contains(feature) : AssertionOf(file.Path[(file.Path.IndexOf('/', StringComparison.Ordinal) + 1)..]) is { } assertion && assertions.Contains(assertion))
                {
                    files[file.Path] = file.Content(store.FullPath(path));
                }
            }

            features.ExceptWith(removed?.Features.Select(static feature => feature.FeatureId) ?? []);
            assertions.ExceptWith(removed?.Assertions.Select(static assertion => assertion.AssertionId) ?? []);
        }

        return files;
    }

    private RemovedItems? Removed(string path) => store.Read(path) is { } content ? MissionFiles.Removed(content, store.FullPath(path)) : null;

    private static string? FeatureOf(string path) => path.StartsWith(Workers, StringComparison.Ordinal) && path.Split('/') is [_, var id, ..] ? id : null;

    // The name is <id>.json, or <id>.<digest>.evidence.txt; an id can have dots itself.
    private static string? AssertionOf(string name) =>
        name.EndsWith(StateEntry.Extension, StringComparison.Ordinal) ? name[..^StateEntry.Extension.Length]
        : name.EndsWith(EvidenceText.Extension, StringComparison.Ordinal) && name[..^EvidenceText.Extension.Length].LastIndexOf('.') is > 0 and var dot ? name[..dot]
        : null;
}
