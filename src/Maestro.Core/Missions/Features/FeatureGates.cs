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
        if (status == feature.Status || !StepRules.IsStart(status))
        {
            return;
        }

        if (StepRules.Paused(mission) is { } paused)
        {
            throw paused;
        }

        // Which of two copies of a dependency is right can't be known; the best free feature is not chosen then either.
        if (strict || (MayBeStrict() && missions.Copies(mission.MissionId).Any() && settings().Strict))
        {
            missions.LoadWhole(mission, NoFeedback.Instance);
        }

        foreach (MaestroException doubt in StepRules.Waits(mission, feature, OpenParts(feature), id => StatusOf(mission.MissionId, id)))
        {
            Doubt(doubt, strict, warnings);
        }

        if (worked.Of(mission.MissionId, [feature], new StopAtProblem(NoFeedback.Instance)).Questions is [{ } question, ..])
        {
            Doubt(StepRules.Asked(feature, question), strict, warnings);
        }
    }

    /// <summary>A feature is done after its parts: never before, unless somebody decides so and says why.</summary>
    /// <returns>What was open, when that was overridden; else null.</returns>
    /// <exception cref="MaestroException">PartsNotDone; ArgumentInvalid where the reason is missing.</exception>
    public string? CheckParts(Feature feature, string status, FeatureUpdate update, List<string> warnings)
    {
        if (status == feature.Status || !StepRules.IsHandedOn(status) || StepRules.Parts(feature, OpenParts(feature)) is not { } refused)
        {
            return null;
        }

        if (status == FeatureStatus.Done ? !update.Force : IsStrict(update.Strict))
        {
            throw refused;
        }

        if (status == FeatureStatus.Done && InvisibleCharacters.IsBlank(update.Reason))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"Setting '{feature.FeatureId}' to done before its parts needs a reason.",
                CommandText.Of($"Set-MaestroFeature {feature.FeatureId} -MissionId {feature.MissionId} -Status done -Force -Reason '<why it is done>'"),
                feature.FeatureId);
        }

        warnings.Add(refused.Message);
        return status == FeatureStatus.Done ? refused.Message : null;
    }

    /// <summary>What is handed on as finished should have been shown to hold.</summary>
    /// <exception cref="MaestroException">AssertionsOpen, StateFileDamaged.</exception>
    public void CheckProof(Feature feature, string status, bool strict, List<string> warnings)
    {
        if (status == feature.Status || !StepRules.IsHandedOn(status))
        {
            return;
        }

        bool isStrict = IsStrict(strict);
        MaestroException? open;
        try
        {
            Assertion[] promised = [.. missions.Assertions(feature.MissionId).Assertions.Where(each => each.FeatureId == feature.FeatureId)];
            foreach (Assertion passed in promised.Where(static each => each.Result == AssertionResult.Passed))
            {
                proofs.Find(feature.MissionId, passed.AssertionId);
            }

            open = StepRules.Promises(feature, promised, isStrict);
        }
        catch (MaestroException damage) when (!isStrict)
        {
            warnings.Add($"What '{feature.FeatureId}' promises can't be checked: {damage.Message}");
            return;
        }

        if (open is not null)
        {
            Doubt(open, strict, warnings);
        }
    }

    /// <summary>Who did the work is the last to see what is wrong with it.</summary>
    /// <exception cref="MaestroException">SelfApprovalNotAllowed.</exception>
    public void CheckJudge(Feature feature, string status, FeatureUpdate update, List<string> warnings)
    {
        if (status != FeatureStatus.Done || !claims.IsOwnWork(feature, update.Author) || settings().SelfApprove)
        {
            return;
        }

        Doubt(
            new MaestroException(
                ErrorCode.SelfApprovalNotAllowed,
                $"{Display.Short(update.Author.Agent!)} worked on '{feature.FeatureId}' and now judges its own work.",
                "Let a person or another session set it to done; the setting review.selfApprove allows it to workers.",
                feature.FeatureId),
            update.Strict,
            warnings);
    }

    /// <summary>What is asked of a person is not for an agent to decide, whoever asked.</summary>
    /// <exception cref="MaestroException">SelfApprovalNotAllowed.</exception>
    public void CheckAnswer(Feature feature, FeatureUpdate update, List<string> warnings)
    {
        if (update is not { Answer: not null, Author.Agent: { } agent })
        {
            return;
        }

        Doubt(
            new MaestroException(
                ErrorCode.SelfApprovalNotAllowed,
                $"{Display.Short(agent)} answers a question on '{feature.FeatureId}' that waits for a person.",
                CommandText.Of($"Get-MaestroFeature {feature.FeatureId} -MissionId {feature.MissionId}"),
                feature.FeatureId),
            update.Strict,
            warnings);
    }

    private void Doubt(MaestroException doubt, bool strict, List<string> warnings)
    {
        if (IsStrict(strict))
        {
            throw doubt;
        }

        warnings.Add(doubt.Message);
    }

    // Asked before a folder of a thousand names is read. A configuration that can't be read refuses only what turns on it.
    private bool MayBeStrict()
    {
        try
        {
            return settings().Strict;
        }
        catch (MaestroException)
        {
            return true;
        }
    }

    private bool IsStrict(bool strict) => strict || settings().Strict;

    private string[] OpenParts(Feature feature) => FeatureParts.Open(feature.FeatureId, missions.Details(feature.MissionId), id => StatusOf(feature.MissionId, id));

    private string? StatusOf(string missionId, string featureId) => missions.FindFeature(missionId, featureId)?.Status;
}
