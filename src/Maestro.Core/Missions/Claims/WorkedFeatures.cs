using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Features as the files of their workers leave them: what waits for an answer is not ready, and what can't be read is unknown.</summary>
internal sealed class WorkedFeatures(IStateStore store, ClaimRepository claims, FeatureQuestions questions)
{
    /// <summary>Some features of a mission, in their order, and the open questions on them.</summary>
    /// <param name="missionId">The mission.</param>
    /// <param name="features">Features of it.</param>
    /// <param name="feedback">Where it is a problem that a claim or questions can't be read.</param>
    public WorkedState Of(string missionId, IReadOnlyList<Feature> features, IFeedback feedback)
    {
        // Most features have never been worked on, or are done: their files are not looked for.
        IReadOnlyList<StateEntry>? folders = features.Count == 0 ? [] : feedback.TryOrReport(() => store.Names(StatePaths.Workers(missionId)));
        HashSet<string> worked = new(folders?.Select(static entry => entry.Name) ?? [], StringComparer.OrdinalIgnoreCase);
        var open = new List<FeatureQuestion>();
        Feature[] resolved = [.. features.Select(feature => folders is null ? Unknown(feature)
            : feature.Status == FeatureStatus.Done || !worked.Contains(feature.FeatureId) ? feature
            : Resolved(feature, folders, open, feedback))];
        return new WorkedState(resolved, open);
    }

    private Feature Resolved(Feature feature, IReadOnlyList<StateEntry> folders, List<FeatureQuestion> open, IFeedback feedback)
    {
        FeatureQuestion[]? asked = feedback.TryOrReport<FeatureQuestion[]>(() =>
        {
            RequireName(feature, folders);
            // A feature is not free while its claim can't be read; of one that is held, the claim is read by whoever shows it.
            _ = feature.Status == FeatureStatus.Pending ? claims.Find(feature.MissionId, feature.FeatureId) : null;
            return [.. questions.Of(feature.MissionId, feature.FeatureId).Where(static question => question.Answer is null)];
        });
        open.AddRange(asked ?? []);
        return asked is null ? Unknown(feature) : FeatureQuestions.With(feature, asked);
    }

    private void RequireName(Feature feature, IReadOnlyList<StateEntry> folders)
    {
        foreach (MaestroException misnamed in store.Misnamed(StatePaths.Workers(feature.MissionId), folders, [feature.FeatureId]))
        {
            throw misnamed;
        }
    }

    private static Feature Unknown(Feature feature) => feature with
    {
        Phase = feature.Status == FeatureStatus.Pending ? FeaturePhase.Unknown : feature.Phase,
        IsReady = false,
        IsCritical = false,
    };
}

/// <summary>Features and the open questions on them.</summary>
/// <param name="Features">Each with the oldest of its questions.</param>
/// <param name="Questions">In the order of the features, oldest first.</param>
internal sealed record WorkedState(IReadOnlyList<Feature> Features, IReadOnlyList<FeatureQuestion> Questions)
{
    /// <summary>The first feature that can be started, or null.</summary>
    public Feature? FirstReady => Features.FirstOrDefault(static feature => feature.IsReady);
}
