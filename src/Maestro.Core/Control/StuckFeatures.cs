using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Control;

/// <summary>Finds what can't go on until somebody does something about it, and says why.</summary>
internal sealed class StuckFeatures(RetryLog reasons, FeatureClaims claims)
{
    /// <summary>The blocked features of a mission that wait for no answer, each with the last reason.</summary>
    /// <param name="state">The mission.</param>
    /// <param name="asked">The open questions; they are shown as such.</param>
    /// <param name="mustName">True when what is to be typed has to name the mission.</param>
    /// <param name="feedback">Where damage goes.</param>
    public IEnumerable<BriefItem> Of(MissionState state, IReadOnlyList<FeatureQuestion> asked, bool mustName, IFeedback feedback) => state.Features
        .Where(feature => feature.Status == FeatureStatus.Blocked && !asked.Any(question => question.FeatureId == feature.FeatureId && question.MissionId == feature.MissionId))
        .Select(feature => new BriefItem
        {
            Kind = BriefItemKind.Blocked,
            Id = feature.FeatureId,
            MissionId = feature.MissionId,
            Status = feature.Status,
            Text = (feedback.TryOrReport(() => reasons.Of(feature.MissionId, feature.FeatureId)) ?? []).LastOrDefault()?.Reason ?? feature.Title,
            Command = CommandText.InMission($"Set-MaestroFeature {feature.FeatureId} -Status pending", feature.MissionId, mustName),
        });

    /// <summary>The features that others took over from a reader and work on now, each with the reason.</summary>
    public IEnumerable<BriefItem> TakenFrom(Author reader, MissionState state, bool mustName, IFeedback feedback)
    {
        foreach (Feature feature in state.Features)
        {
            if (feedback.TryOrReport(() => claims.Active(feature)) is { Trail.Count: > 0 } claim && !claim.IsOf(reader)
                && claim.Trail.LastOrDefault(holding => holding.IsOf(reader)) is { Outcome: FeatureClaims.Taken } lost)
            {
                yield return new BriefItem
                {
                    Kind = BriefItemKind.Taken,
                    Id = feature.FeatureId,
                    MissionId = feature.MissionId,
                    Status = $"now with {Display.Short(claim.Name)}",
                    Text = lost.Reason ?? feature.Title,
                    Command = CommandText.InMission($"Get-MaestroClaim {feature.FeatureId}", feature.MissionId, mustName),
                };
            }
        }
    }
}
