using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Completes a feature when the last of its parts is done, unless somebody has to look at it first.</summary>
internal sealed class ParentCompletion(MissionRepository missions, FeatureGates gates, FeatureClaims claims)
{
    /// <summary>The parents that are done because a part of theirs is, from the part upward. Why one is not, although all its parts are, is a warning.</summary>
    /// <param name="mission">The mission.</param>
    /// <param name="done">The part, as it is after the change.</param>
    /// <param name="update">The change.</param>
    /// <param name="warnings">Where warnings go.</param>
    /// <param name="now">The time.</param>
    public IReadOnlyList<CompletedParent> Of(Mission mission, Feature done, FeatureUpdate update, List<string> warnings, DateTimeOffset now)
    {
        if (done.ParentId is null || missions.TryLoadWhole(mission, NoFeedback.Instance) is not { } whole)
        {
            return [];
        }

        HashSet<string> finished = [done.FeatureId, .. whole.Features.Where(static feature => feature.Status == FeatureStatus.Done).Select(static feature => feature.FeatureId)];
        List<CompletedParent> parents = [];
        string? parentId = done.ParentId;
        while (parentId is not null
            && whole.Features.FirstOrDefault(feature => feature.FeatureId == parentId) is { } parent
            && whole.Features.All(feature => feature.ParentId != parentId || finished.Contains(feature.FeatureId))
            && finished.Add(parentId))
        {
            try
            {
                parents.Add(Completed(parent, update, now));
            }
            catch (MaestroException refused)
            {
                warnings.Add($"All parts of '{parent.FeatureId}' are done, but it stays {parent.Status}: {refused.Message}");
                break;
            }

            parentId = parent.ParentId;
        }

        return parents;
    }

    // Nobody looked at the parent itself: what it promises, who works on it and what it waits for stand against concluding that it is done.
    private CompletedParent Completed(Feature parent, FeatureUpdate update, DateTimeOffset now)
    {
        if (parent.Status == FeatureStatus.Blocked)
        {
            throw new MaestroException(ErrorCode.TransitionNotAllowed, "It is blocked.", target: parent.FeatureId);
        }

        StoredClaim? claim = claims.After(parent, FeatureStatus.Done, new FeatureUpdate(parent.FeatureId, parent.MissionId) { Status = FeatureStatus.Done, Author = update.Author });
        gates.CheckProof(parent, FeatureStatus.Done, strict: true, []);
        return new CompletedParent(parent with { Status = FeatureStatus.Done, UpdatedAt = now }, claim);
    }
}

/// <summary>A feature that is done because its parts are.</summary>
/// <param name="After">The feature.</param>
/// <param name="Claim">Its claim as it is written; null when it stays as it is.</param>
internal sealed record CompletedParent(Feature After, StoredClaim? Claim);
