using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Missions;

/// <summary>What is asked of a feature before it gets another status. With strict a doubt is an error, else a warning.</summary>
internal sealed class FeatureGates(MissionRepository missions, FeatureClaims claims, WorkedFeatures worked, ProofRepository proofs, Func<MaestroSettings> settings)
{
    /// <summary>What must be so before work on a feature begins.</summary>
    /// <exception cref="MaestroException">MissionNotApproved (it is paused), DependencyNotDone, StateFileDamaged.</exception>
    public void CheckStart(Mission mission, Feature feature, string status, bool strict, List<string> warnings)
    {
        if (status == feature.Status || status is not (FeatureStatus.Assigned or FeatureStatus.InProgress))
        {
            return;
        }

        if (mission.Status == MissionStatus.Paused)
        {
            throw NextFeature.NotOpen(mission);
        }

        // Which of two copies of a dependency is right can't be known; the best free feature is not chosen then either.
        if (strict || (missions.Copies(mission.MissionId).Any() && settings().Strict))
        {
            missions.LoadWhole(mission, NoFeedback.Instance);
        }

        IReadOnlyList<string> blockedBy = FeatureDependencies.BlockedBy(feature, id => StatusOf(mission.MissionId, id));
        if (blockedBy.Count > 0)
        {
            Doubt(
                $"'{feature.FeatureId}' depends on {Display.Words(blockedBy)}, which {Count.Are(blockedBy.Count)} not done yet.",
                CommandText.Of($"Get-MaestroFeature {blockedBy[0]} -MissionId {mission.MissionId}"));
        }

        if (OpenParts(feature) is [var part, ..] open)
        {
            Doubt(FeatureParts.Message(feature.FeatureId, open), CommandText.Of($"Get-MaestroFeature {part} -MissionId {mission.MissionId}"));
        }

        if (worked.Of(mission.MissionId, [feature], new StopAtProblem(NoFeedback.Instance)).Questions is [{ } question, ..])
        {
            Doubt(
                $"'{feature.FeatureId}' waits for the answer to {QuotedText.Of(question.Question)}.",
                CommandText.Of($"Get-MaestroFeature {feature.FeatureId} -MissionId {mission.MissionId}"));
        }

        if (new MilestoneGates(mission).Before(feature.MilestoneId) is { } gate)
        {
            Doubt(
                $"'{feature.FeatureId}' is behind the gate {QuotedText.Of(gate)}, which is not sealed yet.",
                CommandText.Of($"Get-MaestroMilestone {gate} -MissionId {mission.MissionId}"));
        }

        void Doubt(string message, string hint)
        {
            if (IsStrict(strict))
            {
                throw new MaestroException(ErrorCode.DependencyNotDone, message, hint, feature.FeatureId);
            }

            warnings.Add(message);
        }
    }

    /// <summary>A feature is done after its parts: never before, unless somebody decides so and says why.</summary>
    /// <returns>What was open, when that was overridden; else null.</returns>
    /// <exception cref="MaestroException">PartsNotDone; ArgumentInvalid where the reason is missing.</exception>
    public string? CheckParts(Feature feature, string status, FeatureUpdate update, List<string> warnings)
    {
        if (status == feature.Status || status is not (FeatureStatus.Review or FeatureStatus.Done) || OpenParts(feature) is not [var part, ..] open)
        {
            return null;
        }

        string message = FeatureParts.Message(feature.FeatureId, open);
        if (status == FeatureStatus.Done ? !update.Force : IsStrict(update.Strict))
        {
            throw new MaestroException(ErrorCode.PartsNotDone, message, CommandText.Of($"Get-MaestroFeature {part} -MissionId {feature.MissionId}"), feature.FeatureId);
        }

        if (status == FeatureStatus.Done && string.IsNullOrWhiteSpace(update.Reason))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"Setting '{feature.FeatureId}' to done before its parts needs a reason.",
                CommandText.Of($"Set-MaestroFeature {feature.FeatureId} -MissionId {feature.MissionId} -Status done -Force -Reason '<why it is done>'"),
                feature.FeatureId);
        }

        warnings.Add(message);
        return status == FeatureStatus.Done ? message : null;
    }

    /// <summary>What is handed on as finished should have been shown to hold.</summary>
    /// <exception cref="MaestroException">AssertionsOpen, StateFileDamaged.</exception>
    public void CheckProof(Feature feature, string status, bool strict, List<string> warnings)
    {
        if (status == feature.Status || status is not (FeatureStatus.Review or FeatureStatus.Done))
        {
            return;
        }

        bool isStrict = IsStrict(strict);
        Assertion[] open;
        try
        {
            Assertion[] promised = [.. missions.Assertions(feature.MissionId).Assertions.Where(each => each.FeatureId == feature.FeatureId)];
            foreach (Assertion passed in promised.Where(static each => each.Result == AssertionResult.Passed))
            {
                proofs.Find(feature.MissionId, passed.AssertionId);
            }

            open = [.. promised.Where(each => each.IsOpen(isStrict))];
        }
        catch (MaestroException damage) when (!isStrict)
        {
            warnings.Add($"What '{feature.FeatureId}' promises can't be checked: {damage.Message}");
            return;
        }

        if (open.Length == 0)
        {
            return;
        }

        string message = open.All(static each => each.IsUnproven)
            ? $"'{feature.FeatureId}' has {Count.Of(open.Length, "assertion")} that passed without evidence: {Display.List([.. open.Select(static each => each.AssertionId)])}."
            : $"'{feature.FeatureId}' has {Count.Of(open.Length, "assertion")} that did not pass: {Display.List([.. open.Select(static each => each.AssertionId)])}.";
        if (isStrict)
        {
            throw new MaestroException(ErrorCode.AssertionsOpen, message, AssertionAdvice.Command(open[0]), feature.FeatureId);
        }

        warnings.Add(message);
    }

    /// <summary>Who did the work is the last to see what is wrong with it.</summary>
    /// <exception cref="MaestroException">SelfApprovalNotAllowed.</exception>
    public void CheckJudge(Feature feature, string status, FeatureUpdate update, List<string> warnings)
    {
        if (status != FeatureStatus.Done || !claims.IsOwnWork(feature, update.Author) || settings().SelfApprove)
        {
            return;
        }

        string message = $"{Display.Short(update.Author.Agent!)} worked on '{feature.FeatureId}' and now judges its own work.";
        if (IsStrict(update.Strict))
        {
            throw new MaestroException(
                ErrorCode.SelfApprovalNotAllowed, message, "Let a person or another session set it to done; the setting review.selfApprove allows it to workers.", feature.FeatureId);
        }

        warnings.Add(message);
    }

    /// <summary>What is asked of a person is not for an agent to decide, whoever asked.</summary>
    /// <exception cref="MaestroException">SelfApprovalNotAllowed.</exception>
    public void CheckAnswer(Feature feature, FeatureUpdate update, List<string> warnings)
    {
        if (update is not { Answer: not null, Author.Agent: { } agent })
        {
            return;
        }

        string message = $"{Display.Short(agent)} answers a question on '{feature.FeatureId}' that waits for a person.";
        if (IsStrict(update.Strict))
        {
            throw new MaestroException(ErrorCode.SelfApprovalNotAllowed, message, CommandText.Of($"Get-MaestroFeature {feature.FeatureId} -MissionId {feature.MissionId}"), feature.FeatureId);
        }

        warnings.Add(message);
    }

    private bool IsStrict(bool strict) => strict || settings().Strict;

    private string[] OpenParts(Feature feature) => FeatureParts.Open(feature.FeatureId, missions.Details(feature.MissionId), id => StatusOf(feature.MissionId, id));

    private string? StatusOf(string missionId, string featureId) => missions.FindFeature(missionId, featureId)?.Status;
}
