using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Why no feature can be started now.</summary>
internal sealed class NothingReady(IReadOnlyList<MissionState> states, FeatureClaims claims, WorkedFeatures worked)
{
    private const int Most = 5;

    /// <summary>The error that says it: nothing is pending, everything waits, or everything is held.</summary>
    public MaestroException Exception()
    {
        Feature[] open = [.. states.SelectMany(state => worked.Of(state.Mission.MissionId, state.Features, NoFeedback.Instance).Features).Where(static feature => feature.Status != FeatureStatus.Done)];
        Feature[] pending = [.. open.Where(static feature => feature.Status == FeatureStatus.Pending)];
        Feature[] active = [.. open.Where(static feature => feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress)];
        string[] parts =
        [
            Lead(open, pending),
            .. Listed(pending, static feature => feature.Question is not null ? $"'{feature.FeatureId}' waits for an answer" : feature.BlockedBy.Count > 0 ? $"'{feature.FeatureId}' waits for {Display.Words(feature.BlockedBy, most: 3)}" : $"'{feature.FeatureId}' waits for a gate"),
            .. Listed(active, Holder),
            .. Counted(open, FeatureStatus.Review),
            .. Counted(open, FeatureStatus.Blocked),
        ];
        return new MaestroException(ErrorCode.NothingReady, $"No feature can be started now: {string.Join("; ", parts)}.", "Get-MaestroFeature shows every feature with its holder and what it waits for.");
    }

    private static string Lead(Feature[] open, Feature[] pending) =>
        open.Length == 0 ? "every feature is done"
        : pending.Length == 0 ? open.All(static feature => feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress) ? "all are held" : "nothing is pending"
        : pending.Length == 1 ? "the only pending feature waits"
        : $"all {pending.Length} pending features wait";

    private string Holder(Feature feature) => NoFeedback.Instance.TryOrReport(() => claims.Active(feature)) is { } claim
        ? $"'{feature.FeatureId}' is held by {Display.Short(claim.Name)}"
        : $"'{feature.FeatureId}' is {feature.Status}";

    private static IEnumerable<string> Listed(Feature[] features, Func<Feature, string> text) => features.Length <= Most
        ? features.Select(text)
        : [.. features.Take(Most).Select(text), $"and {features.Length - Most} more"];

    private static IEnumerable<string> Counted(Feature[] open, string status) =>
        open.Count(feature => feature.Status == status) is > 0 and var count ? [$"{count} {(status == FeatureStatus.Review ? "in review" : status)}"] : [];
}
