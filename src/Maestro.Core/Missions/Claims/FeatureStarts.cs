using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Starts features, of which exactly one session gets each, and gives them back.</summary>
internal sealed class FeatureStarts(FeatureService features, NextFeature next, FeatureClaims claims)
{
    private const int MostAttempts = 1000;

    private static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(1);

    /// <summary>What starting a feature would do.</summary>
    /// <param name="start">Which feature, for whom and how long; its status is set here.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">FeatureHeld, and those of <see cref="FeatureService.Decide"/>.</exception>
    public Change<FeatureChange> Decide(FeatureUpdate start, IFeedback feedback)
    {
        Change<FeatureChange> change = features.Decide(Checked(start), feedback);
        Feature before = change.Result.Before;
        // Again by the holder changes nothing, but renews a lease.
        return before.Status == FeatureStatus.InProgress && start.Lease is null
            && claims.Active(before) is { Lease: null } held && held.IsOf(start.Author) && held.SessionId == start.Author.SessionId
                ? change with { Writes = [] }
                : change;
    }

    /// <summary>What starting the best free feature would do.</summary>
    /// <param name="start">For whom and how long; the feature is chosen here.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">NothingReady, and those of <see cref="NextFeature.Choose"/>.</exception>
    public Change<FeatureChange> DecideNext(FeatureUpdate start, IFeedback feedback)
    {
        for (int attempt = 0; ; attempt++)
        {
            (Mission mission, Feature feature, IReadOnlyList<Feature> held) = next.Choose(start.MissionId, start.Author, feedback);
            try
            {
                return Warned(Decide(start with { FeatureId = feature.FeatureId, MissionId = mission.MissionId }, feedback), feature, held);
            }
            catch (MaestroException refused) when (attempt < MostAttempts && refused.Code is ErrorCode.FeatureHeld or ErrorCode.TransitionNotAllowed)
            {
                // Before the lock is taken, another session may be faster between the two looks; there may be another feature.
            }
        }
    }

    /// <summary>What giving a feature back would do.</summary>
    /// <param name="stop">Which feature, and why; its status says what becomes of it.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">NothingToChange, FeatureHeld, and those of <see cref="FeatureService.Decide"/>.</exception>
    public Change<FeatureChange> DecideStop(FeatureUpdate stop, IFeedback feedback)
    {
        Change<FeatureChange> change = features.Decide(stop with { IsRelease = true }, feedback);
        Feature before = change.Result.Before;
        return before.Status != change.Result.After.Status
            ? change
            : throw new MaestroException(
                ErrorCode.NothingToChange,
                $"The feature '{before.FeatureId}' is {before.Status}; nobody works on it.",
                CommandText.Of($"Get-MaestroFeature {before.FeatureId} -MissionId {before.MissionId}"),
                before.FeatureId);
    }

    // Mostly a session that forgot what it has, or was started again.
    private static Change<FeatureChange> Warned(Change<FeatureChange> start, Feature feature, IReadOnlyList<Feature> held) => held.Count == 0 ? start : start with
    {
        Warnings =
        [
            $"You already hold {Display.List([.. held.Select(static each => $"'{each.FeatureId}'")])}; '{feature.FeatureId}' is yours as well now. Finish or release what you don't work on.",
            .. start.Warnings,
        ],
    };

    private static FeatureUpdate Checked(FeatureUpdate start) => start.Lease is { } lease && lease < ShortestLease
        ? throw new MaestroException(ErrorCode.ArgumentInvalid, $"A lease of {lease} is too short; the shortest is one second.", "Specify hours, minutes and seconds, for example -Lease 00:30:00.", lease)
        : start with { Status = FeatureStatus.InProgress };
}
