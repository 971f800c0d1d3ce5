using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Chooses the feature to start next, and says why there is none.</summary>
internal sealed class NextFeature(MissionRepository missions, MissionSelection selection, FeatureClaims claims, WorkedFeatures worked)
{
    /// <summary>The best feature that can be started and that nobody holds, by what it is worth.</summary>
    /// <param name="missionId">The mission; null for all that are approved or executing, older ones first where two features are as good.</param>
    /// <param name="author">Who is to get it.</param>
    /// <param name="feedback">Where missions and claims that can't be read are reported while another feature can be started.</param>
    /// <exception cref="MaestroException">NothingReady, MissionNotSelected, MissionNotApproved, and what is wrong with the files when nothing else can be started.</exception>
    public ChosenFeature Choose(string? missionId, Author author, IFeedback feedback)
    {
        var problems = new List<MaestroException>();
        var states = new List<MissionState>();
        foreach (Mission mission in Open(missionId, feedback))
        {
            Try(() => states.Add(missions.LoadWhole(mission, NoFeedback.Instance)), problems);
        }

        (MissionState State, Feature Feature)? chosen = null;
        foreach ((MissionState state, Feature feature) in states.SelectMany(state => Ranked(state, problems)).OrderBy(static each => each.Rank).Select(static each => (each.State, each.Feature)))
        {
            // A claim that can't be read is not overwritten: the feature is not free until it is repaired.
            if (chosen is null)
            {
                Try(() => chosen = claims.Of(feature) is var claim && IsFree(feature, claim) ? (state, feature) : null, problems);
            }
        }

        if (chosen is not { } found)
        {
            throw problems.FirstOrDefault() ?? new NothingReady(states, claims, worked).Exception();
        }

        problems.ForEach(feedback.Problem);
        return new ChosenFeature(found.State.Mission, found.Feature, [.. states.SelectMany(static state => state.Features).Where(feature => (feature.MissionId, feature.FeatureId) != (found.Feature.MissionId, found.Feature.FeatureId) && IsOf(feature, author))]);
    }

    private bool IsOf(Feature feature, Author author) => NoFeedback.Instance.TryOrReport<object>(() => claims.Active(feature) is { } claim && claim.IsOf(author)) is true;

    private bool IsFree(Feature feature, StoredClaim? claim) => claim is null || !claim.IsActive(feature.Status) || claims.HasExpired(claim);

    private IEnumerable<Mission> Open(string? missionId, IFeedback feedback)
    {
        Mission[] unfinished = missionId is not null ? [selection.Named(missionId)] : [.. missions.All(feedback).Where(static mission => !mission.IsFinished).Reverse()];
        Mission[] open = [.. unfinished.Where(static mission => mission.Status is MissionStatus.Approved or MissionStatus.Executing)];
        return open.Length > 0 ? open : throw NotOpen(unfinished.FirstOrDefault());
    }

    /// <summary>Why no feature of the mission can be started.</summary>
    public static MaestroException NotOpen(Mission? mission) => mission switch
    {
        null => new MaestroException(ErrorCode.MissionNotSelected, "No mission is open.", "New-MaestroMission -Path plan.json creates one."),
        { Status: MissionStatus.Draft } => new MaestroException(
            ErrorCode.MissionNotApproved,
            $"The mission '{mission.MissionId}' is a draft; its features can be started once it is approved.",
            CommandText.Of($"Approve-MaestroMission {mission.MissionId}"),
            mission.MissionId),
        _ => new MaestroException(
            ErrorCode.MissionNotApproved,
            $"The mission '{mission.MissionId}' is {mission.Status}; its features can be started while it is approved or executing.",
            mission.Status == MissionStatus.Paused ? CommandText.Of($"Set-MaestroMission {mission.MissionId} -Status executing") : CommandText.Of($"Get-MaestroMission {mission.MissionId}"),
            mission.MissionId),
    };

    // What is ready, and what may be taken over because its lease ran out. What can't be read is neither.
    private IEnumerable<((int, bool, int, int) Rank, MissionState State, Feature Feature)> Ranked(MissionState state, List<MaestroException> problems)
    {
        var feedback = new CollectingFeedback(NoFeedback.Instance);
        IReadOnlyList<Feature> features = worked.Of(state.Mission.MissionId, state.Features, feedback).Features;
        ((int, bool, int, int), MissionState, Feature)[] ranked =
            [.. FeatureWorth.Ranked(features, feature => feature.IsReady || IsAbandoned(feature, feedback)).Select(each => (each.Rank, state, each.Feature))];
        problems.AddRange(feedback.Problems);
        return ranked;
    }

    private bool IsAbandoned(Feature feature, CollectingFeedback feedback) =>
        feedback.TryOrReport<object>(() => claims.Active(feature) is { } claim && claims.HasExpired(claim)) is true;

    private static void Try(Action action, List<MaestroException> problems)
    {
        try
        {
            action();
        }
        catch (MaestroException problem)
        {
            problems.Add(problem);
        }
    }
}

/// <summary>The feature to start next.</summary>
/// <param name="Mission">Its mission.</param>
/// <param name="Feature">The feature.</param>
/// <param name="Held">What whoever gets it holds already.</param>
internal sealed record ChosenFeature(Mission Mission, Feature Feature, IReadOnlyList<Feature> Held);
