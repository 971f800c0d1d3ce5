using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What the commands ask before each step of a mission, asked of a whole state that something else leads to, such as an undo. Pure.</summary>
/// <param name="before">The mission as it is.</param>
/// <param name="after">The mission as it is to be.</param>
/// <param name="isStrict">True where a doubt is an error.</param>
/// <param name="overrides">What was decided in spite of what was open.</param>
internal sealed class StepGates(MissionState before, MissionState after, bool isStrict, IReadOnlyList<MissionOverride> overrides)
{
    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, Feature> _before = before.Features.ToDictionary(static feature => feature.FeatureId, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _after = after.Features.ToDictionary(static feature => feature.FeatureId, static feature => feature.Status, StringComparer.Ordinal);

    /// <summary>Refuses the first step that a command would have refused.</summary>
    /// <returns>What the commands would have warned of.</returns>
    /// <exception cref="MaestroException">Those of the commands.</exception>
    public IReadOnlyList<string> Require()
    {
        bool wasFinished = before.Mission.IsFinished && after.Mission.IsFinished;
        foreach (Feature feature in after.Features)
        {
            string? status = _before.GetValueOrDefault(feature.FeatureId)?.Status;
            if (wasFinished && status != feature.Status)
            {
                Refuse(StepRules.Finished(after.Mission, "features", feature.FeatureId));
            }

            if (StepRules.IsForward(status, feature.Status))
            {
                RequireStep(feature);
            }
        }

        foreach (Feature parent in after.Features.Where(static feature => feature.Status == FeatureStatus.Done))
        {
            RequireParts(parent);
        }

        RequireResults();
        RequireSeals(wasFinished);
        RequireCompletion();
        return _warnings;
    }

    private void RequireStep(Feature feature)
    {
        if (_before.ContainsKey(feature.FeatureId))
        {
            Refuse(StepRules.Draft(after.Mission, feature.FeatureId));
        }

        string[] parts = FeatureParts.Open(feature.FeatureId, after.Features);
        if (StepRules.IsStart(feature.Status))
        {
            Refuse(StepRules.Paused(after.Mission));
            foreach (MaestroException doubt in StepRules.Waits(after.Mission, feature, parts, _after.GetValueOrDefault))
            {
                Doubt(doubt);
            }

            return;
        }

        // What is done has its own rule below, which nothing but a decision overrides.
        if (feature.Status == FeatureStatus.Review)
        {
            Doubt(StepRules.Parts(feature, parts));
        }

        Doubt(StepRules.Promises(feature, after.Assertions, isStrict));
    }

    // What is done before its parts is so by somebody's decision, or was so before.
    private void RequireParts(Feature parent)
    {
        string[] open = FeatureParts.Open(parent.FeatureId, after.Features);
        bool wasOpen = _before.GetValueOrDefault(parent.FeatureId)?.Status == FeatureStatus.Done && FeatureParts.Open(parent.FeatureId, before.Features).Intersect(open).Count() == open.Length;
        if (!wasOpen && !overrides.Any(each => each.FeatureId == parent.FeatureId))
        {
            Refuse(StepRules.Parts(parent, open));
        }
    }

    private void RequireResults()
    {
        var results = before.Assertions.DistinctBy(static each => each.AssertionId).ToDictionary(static each => each.AssertionId, StringComparer.Ordinal);
        foreach (Assertion assertion in after.Assertions)
        {
            Assertion? was = results.GetValueOrDefault(assertion.AssertionId);
            if (assertion.IsUnproven && was?.IsUnproven != true)
            {
                throw assertion.EvidenceMissing();
            }

            if (assertion is { Result: AssertionResult.Waived, IsClosed: false } && was is not { Result: AssertionResult.Waived, IsClosed: false })
            {
                throw assertion.ReasonMissing();
            }

            if (!assertion.IsClosed && was?.IsClosed == true && MilestoneDerivation.IsSealed(after.Mission, assertion.MilestoneId))
            {
                _warnings.Add($"'{assertion.AssertionId}' is {assertion.Result} now, but its milestone {QuotedText.Of(assertion.MilestoneId)} is sealed and stays so.");
            }
        }
    }

    private void RequireSeals(bool wasFinished)
    {
        foreach (Milestone milestone in after.Milestones)
        {
            bool isSealed = milestone.Status == MilestoneStatus.Sealed;
            if (isSealed == MilestoneDerivation.IsSealed(before.Mission, milestone.MilestoneId))
            {
                continue;
            }

            if (wasFinished)
            {
                Refuse(StepRules.Finished(after.Mission, "milestones", milestone.MilestoneId));
            }

            // A milestone that is sealed after this one is sealed before it then.
            if (!isSealed && after.Milestones.FirstOrDefault(each => each.Order > milestone.Order && each.Status == MilestoneStatus.Sealed) is { } later)
            {
                Doubt(SealRules.NotSealable([$"The later milestone {QuotedText.Of(later.MilestoneId)} is sealed."], milestone.MilestoneId));
            }

            if (isSealed)
            {
                RequireSeal(milestone);
            }
        }
    }

    private void RequireSeal(Milestone milestone)
    {
        Refuse(SealRules.Closed(after.Mission, milestone.MilestoneId));
        Refuse(SealRules.Open(after, milestone));
        if (SealRules.Doubts(after, milestone) is { Count: > 0 } doubts)
        {
            Doubt(SealRules.NotSealable(doubts, milestone.MilestoneId));
        }
    }

    private void RequireCompletion()
    {
        if (after.Mission.Status == MissionStatus.Completed && before.Mission.Status != MissionStatus.Completed
            && MissionCompletion.Open(after, isStrict) is { } open && !overrides.Any(static each => each.FeatureId is null))
        {
            throw MissionCompletion.Refusal(after.Mission, open);
        }
    }

    private void Doubt(MaestroException? doubt)
    {
        if (isStrict)
        {
            Refuse(doubt);
        }
        else if (doubt is not null)
        {
            _warnings.Add(doubt.Message);
        }
    }

    private static void Refuse(MaestroException? refused)
    {
        if (refused is not null)
        {
            throw refused;
        }
    }
}
