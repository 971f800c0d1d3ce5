using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What stands against a step of a feature, and how that is said: for the command that takes the step, and for a whole state that something else leads to. Pure.</summary>
internal static class StepRules
{
    /// <summary>The work towards done, in its order.</summary>
    private static readonly string[] Way = [FeatureStatus.Pending, FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done];

    /// <summary>True for a step towards done. Whatever leads back claims less than before.</summary>
    public static bool IsForward(string? from, string to) => Place(to) > Place(from);

    private static int Place(string? status) => Math.Max(0, Array.IndexOf(Way, status));

    /// <summary>True for a status in which somebody works on the feature.</summary>
    public static bool IsStart(string status) => status is FeatureStatus.Assigned or FeatureStatus.InProgress;

    /// <summary>True for a status in which the work is handed on as finished.</summary>
    public static bool IsHandedOn(string status) => status is FeatureStatus.Review or FeatureStatus.Done;

    /// <summary>Why nothing of a finished mission changes; null while it is not finished.</summary>
    /// <param name="mission">The mission.</param>
    /// <param name="what">What would change: features, milestones or plan.</param>
    /// <param name="target">What was to change; null for the mission.</param>
    public static MaestroException? Finished(Mission mission, string what, string? target = null) => mission.IsFinished
        ? new MaestroException(
            ErrorCode.MissionNotApproved,
            $"The mission '{mission.MissionId}' is {mission.Status}, which is final; its {what} can't be changed.",
            CommandText.Of($"Get-MaestroMission {mission.MissionId}"),
            target ?? mission.MissionId)
        : null;

    /// <summary>Why no feature of a draft changes; null once it is approved.</summary>
    public static MaestroException? Draft(Mission mission, string featureId) => mission.Status == MissionStatus.Draft
        ? new MaestroException(
            ErrorCode.MissionNotApproved,
            $"The mission '{mission.MissionId}' is a draft; its features can be changed once it is approved.",
            CommandText.Of($"Approve-MaestroMission {mission.MissionId}"),
            featureId)
        : null;

    /// <summary>Why no feature starts; null unless the mission is paused.</summary>
    public static MaestroException? Paused(Mission mission) => mission.Status == MissionStatus.Paused ? NextFeature.NotOpen(mission) : null;

    /// <summary>What a feature still waits for that starts now; each is a doubt.</summary>
    /// <param name="mission">The mission.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="parts">Its parts that are not done.</param>
    /// <param name="statusOf">The status of a feature; null where it does not exist.</param>
    public static IEnumerable<MaestroException> Waits(Mission mission, Feature feature, IReadOnlyList<string> parts, Func<string, string?> statusOf)
    {
        if (FeatureDependencies.BlockedBy(feature, statusOf) is [var first, ..] blockedBy)
        {
            yield return Doubt(
                feature,
                $"'{feature.FeatureId}' depends on {Display.Words(blockedBy)}, which {Count.Are(blockedBy.Count)} not done yet.",
                CommandText.Of($"Get-MaestroFeature {first} -MissionId {mission.MissionId}"));
        }

        if (parts is [var part, ..])
        {
            yield return Doubt(feature, FeatureParts.Message(feature.FeatureId, parts), CommandText.Of($"Get-MaestroFeature {part} -MissionId {mission.MissionId}"));
        }

        if (new MilestoneGates(mission).Before(feature.MilestoneId) is { } gate)
        {
            yield return Doubt(
                feature,
                $"'{feature.FeatureId}' is behind the gate {QuotedText.Of(gate)}, which is not sealed yet.",
                CommandText.Of($"Get-MaestroMilestone {gate} -MissionId {mission.MissionId}"));
        }
    }

    /// <summary>The question that a feature waits with, which starts now.</summary>
    public static MaestroException Asked(Feature feature, FeatureQuestion question) => Doubt(
        feature,
        $"'{feature.FeatureId}' waits for the answer to {QuotedText.Of(question.Question)}.",
        CommandText.Of($"Get-MaestroFeature {feature.FeatureId} -MissionId {feature.MissionId}"));

    /// <summary>Why a feature is not handed on before its parts; null when they are done.</summary>
    public static MaestroException? Parts(Feature feature, IReadOnlyList<string> open) => open is [var part, ..]
        ? new MaestroException(
            ErrorCode.PartsNotDone, FeatureParts.Message(feature.FeatureId, open), CommandText.Of($"Get-MaestroFeature {part} -MissionId {feature.MissionId}"), feature.FeatureId)
        : null;

    /// <summary>What a feature promises and nothing shows, which is handed on as finished; null when there is nothing.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="assertions">Those of the mission.</param>
    /// <param name="isStrict">True when a result without evidence does not count.</param>
    public static MaestroException? Promises(Feature feature, IEnumerable<Assertion> assertions, bool isStrict)
    {
        Assertion[] open = [.. assertions.Where(each => each.FeatureId == feature.FeatureId && each.IsOpen(isStrict))];
        string how = open.All(static each => each.IsUnproven) ? "passed without evidence" : "did not pass";
        return open.Length == 0 ? null : new MaestroException(
            ErrorCode.AssertionsOpen,
            $"'{feature.FeatureId}' has {Count.Of(open.Length, "assertion")} that {how}: {Display.List([.. open.Select(static each => each.AssertionId)])}.",
            AssertionAdvice.Command(open[0]),
            feature.FeatureId);
    }

    private static MaestroException Doubt(Feature feature, string message, string hint) => new(ErrorCode.DependencyNotDone, message, hint, feature.FeatureId);
}
