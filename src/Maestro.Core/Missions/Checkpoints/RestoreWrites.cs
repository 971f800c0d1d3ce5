using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>What is written so that a mission is as it is to be restored.</summary>
internal sealed class RestoreWrites(IStateStore store, MissionRepository missions, TimeProvider clock)
{
    private readonly ItemFiles _items = new(store);

    /// <summary>The writes, feature by feature.</summary>
    /// <param name="missionId">The mission.</param>
    /// <param name="restored">What it is to be.</param>
    /// <param name="present">What it is.</param>
    /// <param name="reason">Why something leaves, for what is kept of it.</param>
    /// <param name="feedback">Where problems with kept files go.</param>
    public IEnumerable<StateWrite> Of(string missionId, CheckpointContent restored, CheckpointContent present, string reason, IFeedback feedback)
    {
        if (!ReferenceEquals(restored.Mission, present.Mission))
        {
            yield return new StateWrite(StatePaths.Mission(missionId), StateJson.Write(restored.Mission, StateJsonContext.Default.Mission));
        }

        foreach (Feature feature in restored.Features.Except(present.Features, ReferenceEqualityComparer.Instance).Cast<Feature>())
        {
            yield return new StateWrite(StatePaths.Feature(missionId, feature.FeatureId), StateJson.Write(feature, StateJsonContext.Default.Feature));
            yield return new StateWrite(
                StatePaths.Report(missionId, feature.FeatureId),
                feature.Report is { } report ? StateJson.Write(report, StateJsonContext.Default.WorkerReport) : (ReadOnlyMemory<byte>?)null);
        }

        // What was added since goes; the checkpoint of the present keeps it.
        foreach (string added in present.Features.Select(static feature => feature.FeatureId).Except(restored.Features.Select(static feature => feature.FeatureId), StringComparer.Ordinal))
        {
            yield return new StateWrite(StatePaths.Feature(missionId, added), null);
        }

        if (restored.Assertions.Count == 0 && present.Assertions.Count > 0)
        {
            yield return new StateWrite(StatePaths.Assertions(missionId), null);
        }

        if (restored.Assertions.Count > 0)
        {
            AssertionList list = missions.Assertions(missionId) with { Assertions = restored.Assertions };
            yield return new StateWrite(StatePaths.Assertions(missionId), StateJson.Write(list, StateJsonContext.Default.AssertionList));
        }

        if (restored.Details is { } details)
        {
            // Which plans were used is no part of where the mission stood.
            yield return (details with { Plans = present.Details?.Plans }).Write(missionId);
        }

        foreach (StateWrite write in FileWrites(missionId, restored, present, reason, feedback))
        {
            yield return write;
        }
    }

    // Files of workers and proof leave with what goes, and come back with what comes back.
    private IEnumerable<StateWrite> FileWrites(string missionId, CheckpointContent restored, CheckpointContent present, string reason, IFeedback feedback)
    {
        Feature[] gone = [.. present.Features.ExceptBy(restored.Features.Select(static feature => feature.FeatureId), static feature => feature.FeatureId, StringComparer.Ordinal)];
        Assertion[] lost = [.. present.Assertions.ExceptBy(restored.Assertions.Select(static assertion => assertion.AssertionId), static assertion => assertion.AssertionId, StringComparer.Ordinal)];
        HashSet<string> written = [];
        if (gone.Length + lost.Length > 0)
        {
            var removed = new RemovedItems { RemovedAt = clock.GetUtcNow(), Reason = reason, Features = gone, Assertions = lost };
            foreach (StateWrite write in _items.Remove(missionId, removed, clock))
            {
                written.Add(write.Path);
                yield return write;
            }
        }

        foreach (StateWrite write in ProofWrites(missionId, restored.Proofs ?? present.Proofs ?? [], present.Proofs ?? []).Where(write => written.Add(write.Path)))
        {
            yield return write;
        }

        // Reports and proof are those of the checkpoint.
        string[] back = [.. restored.Features.Select(static feature => feature.FeatureId).Except(present.Features.Select(static feature => feature.FeatureId), StringComparer.Ordinal)];
        string[] found = [.. restored.Assertions.Select(static assertion => assertion.AssertionId).Except(present.Assertions.Select(static assertion => assertion.AssertionId), StringComparer.Ordinal)];
        foreach ((string file, byte[] content) in _items.Kept(missionId, back, found, feedback))
        {
            string path = StatePaths.OfMission(missionId, file);
            bool isOfCheckpoint = file.EndsWith("/report.json", StringComparison.Ordinal) || (restored.Proofs is not null && file.StartsWith("proof/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal));
            if (!isOfCheckpoint && store.Find(path) is null && written.Add(path))
            {
                yield return new StateWrite(path, content);
            }
        }
    }

    private static IEnumerable<StateWrite> ProofWrites(string missionId, IReadOnlyList<Proof> restored, IReadOnlyList<Proof> present)
    {
        foreach (Proof proof in restored.Except(present, ReferenceEqualityComparer.Instance).Cast<Proof>())
        {
            yield return new StateWrite(StatePaths.Proof(missionId, proof.AssertionId), StateJson.Write(proof, StateJsonContext.Default.Proof));
        }

        foreach (string id in present.Select(static proof => proof.AssertionId).Except(restored.Select(static proof => proof.AssertionId), StringComparer.Ordinal))
        {
            yield return new StateWrite(StatePaths.Proof(missionId, id), null);
        }
    }
}
