using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Lists the claims on features.</summary>
internal sealed class ClaimService(MissionRepository missions, MissionSelection selection, FeatureClaims claims)
{
    /// <summary>The claims that a query picks, mission by mission, in plan order; each that can't be read is a problem.</summary>
    public IEnumerable<FeatureClaim> Get(ClaimQuery query, IFeedback feedback)
    {
        var unmatched = new UnmatchedIds(query.Features);
        foreach (Mission mission in selection.Matching(query.Missions, feedback))
        {
            IReadOnlyList<Feature> features = missions.Load(mission, feedback).Features;
            Func<string, bool> isPicked = unmatched.Filter(features.Select(static feature => feature.FeatureId), "feature");
            foreach (Feature feature in features)
            {
                if (isPicked(feature.FeatureId)
                    && feedback.TryOrReport(() => Shown(feature, query.WithEnded ? claims.Of(feature) : claims.Active(feature), query.Reader)) is { } claim
                    && query.Accepts(claim))
                {
                    yield return claim;
                }
            }
        }

        unmatched.Report(feedback, FeatureService.NotFound);
    }

    /// <summary>The claims that hold features of missions now.</summary>
    public IReadOnlyList<FeatureClaim> Active(IEnumerable<Feature> features, Author reader, IFeedback feedback) =>
        [.. features.Select(feature => feedback.TryOrReport(() => Shown(feature, claims.Active(feature), reader))).OfType<FeatureClaim>()];

    /// <summary>The ids of features in review that somebody can judge: not the work of the agent itself.</summary>
    public IEnumerable<string> Waiting(IEnumerable<Feature> features, Author reader, IFeedback feedback) => features
        .Where(static feature => feature.Status == FeatureStatus.Review)
        .Where(feature => feedback.TryOrReport<object>(() => claims.IsOwnWork(feature, reader)) is not true)
        .Select(static feature => feature.FeatureId);

    /// <inheritdoc cref="FeatureClaims.MayMove"/>
    public bool MayMove(Feature feature, Author author) => claims.MayMove(feature, author);

    private FeatureClaim? Shown(Feature feature, StoredClaim? stored, Author reader) => stored is null ? null : claims.Shown(feature, stored, reader);
}
