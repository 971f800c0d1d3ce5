using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What the commands ask before each step of a mission, asked of a whole state that something else leads to, such as an undo. Pure.</summary>
/// <param name="before">The mission as it is.</param>
/// <param name="after">The mission as it is to be.</param>
/// <param name="isStrict">True where a doubt is an error.</param>
/// <param name="overrides">What was decided in spite of what was open.</param>
internal sealed class StepGates(MissionState before, MissionState after, bool isStrict, IReadOnlyList<MissionOverride> overrides)
{
    private static readonly string[] Way = [FeatureStatus.Pending, FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done];

    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, Feature> _before = before.Features.ToDictionary(static feature => feature.FeatureId, StringComparer.Ordinal);

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
                throw Finished();
            }

            if (IsForward(status, feature.Status))
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

    /// <summary>True for a step towards done. Whatever leads back claims less than before.</summary>
    public static bool IsForward(string? from, string to) => Place(to) > Place(from);

    private static int Place(string? status) => Math.Max(0, Array.IndexOf(Way, status));

    private void RequireStep(Feature feature)
    {
        if (after.Mission.Status == MissionStatus.Draft && _before.ContainsKey(feature.FeatureId))
        {
            throw NextFeature.NotOpen(after.Mission);
        }

        if (feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress)
        {
            if (after.Mission.Status == MissionStatus.Paused)
            {
                throw NextFeature.NotOpen(after.Mission);
            }

            if (feature.BlockedBy.Count > 0)
            {
                Doubt(ErrorCode.DependencyNotDone, $"'{feature.FeatureId}' waits for {Display.List([.. feature.BlockedBy])}, which {Count.Are(feature.BlockedBy.Count)} not done.", feature.FeatureId);
            }

            if (new MilestoneGates(after.Mission).Before(feature.MilestoneId) is { } gate)
            {
                Doubt(ErrorCode.DependencyNotDone, $"'{feature.FeatureId}' is behind the gate {QuotedText.Of(gate)}, which is not sealed.", feature.FeatureId);
            }

            return;
        }

        if (FeatureParts.Open(feature.FeatureId, after.Features) is { Length: > 0 } parts && feature.Status == FeatureStatus.Review)
        {
            Doubt(ErrorCode.PartsNotDone, FeatureParts.Message(feature.FeatureId, parts), feature.FeatureId);
        }

        string[] open = [.. after.Assertions
            .Where(each => each.FeatureId == feature.FeatureId && each.IsOpen(isStrict))
            .Select(static each => each.AssertionId)];
        if (open.Length > 0)
        {
            Doubt(ErrorCode.AssertionsOpen, $"'{feature.FeatureId}' has {Count.Of(open.Length, "assertion")} that did not pass: {Display.List(open)}.", feature.FeatureId);
        }
    }

    // What is done before its parts is so by somebody's decision, or was so before.
    private void RequireParts(Feature parent)
    {
        string[] open = FeatureParts.Open(parent.FeatureId, after.Features);
        bool wasOpen = _before.GetValueOrDefault(parent.FeatureId)?.Status == FeatureStatus.Done && FeatureParts.Open(parent.FeatureId, before.Features).Intersect(open).Count() == open.Length;
        if (open.Length > 0 && !wasOpen && !overrides.Any(each => each.FeatureId == parent.FeatureId))
        {
            throw new MaestroException(ErrorCode.PartsNotDone, FeatureParts.Message(parent.FeatureId, open), target: parent.FeatureId);
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
                throw new MaestroException(ErrorCode.EvidenceRequired, $"'{assertion.AssertionId}' would be passed without evidence.", target: assertion.AssertionId);
            }

            if (assertion is { Result: AssertionResult.Waived, IsClosed: false } && was is not { Result: AssertionResult.Waived, IsClosed: false })
            {
                throw new MaestroException(ErrorCode.WaiverReasonMissing, $"'{assertion.AssertionId}' would be waived without a reason.", target: assertion.AssertionId);
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
                throw Finished();
            }

            // A milestone that is sealed after this one is sealed before it then.
            if (!isSealed && after.Milestones.FirstOrDefault(each => each.Order > milestone.Order && each.Status == MilestoneStatus.Sealed) is { } later)
            {
                Doubt(ErrorCode.MilestoneNotSealable, $"The later milestone {QuotedText.Of(later.MilestoneId)} is sealed.", milestone.MilestoneId);
            }

            if (isSealed)
            {
                RequireSeal(milestone);
            }
        }
    }

    private void RequireSeal(Milestone milestone)
    {
        if (after.Mission.Status is MissionStatus.Draft or MissionStatus.Rejected)
        {
            throw new MaestroException(ErrorCode.MissionNotApproved, $"The mission '{after.Mission.MissionId}' is {after.Mission.Status}.", target: milestone.MilestoneId);
        }

        string name = QuotedText.Of(milestone.MilestoneId);
        if (milestone.OpenAssertionIds.Count > 0)
        {
            throw new MaestroException(
                ErrorCode.MilestoneNotSealable, $"The milestone {name} has {Count.Of(milestone.OpenAssertionIds.Count, "open assertion")}: {Display.List(milestone.OpenAssertionIds)}.", target: milestone.MilestoneId);
        }

        if (milestone.OpenFeatureIds.Count > 0)
        {
            Doubt(ErrorCode.MilestoneNotSealable, $"The milestone {name} has {Count.Of(milestone.OpenFeatureIds.Count, "feature")} not done: {Display.List(milestone.OpenFeatureIds)}.", milestone.MilestoneId);
        }

        if (after.Milestones.FirstOrDefault(each => each.Order < milestone.Order && each.Status != MilestoneStatus.Sealed) is { } earlier)
        {
            Doubt(ErrorCode.MilestoneNotSealable, $"The earlier milestone {QuotedText.Of(earlier.MilestoneId)} is not sealed.", milestone.MilestoneId);
        }
    }

    private void RequireCompletion()
    {
        if (after.Mission.Status == MissionStatus.Completed && before.Mission.Status != MissionStatus.Completed
            && MissionCompletion.Open(after, isStrict) is { } open && !overrides.Any(static each => each.FeatureId is null))
        {
            throw new MaestroException(ErrorCode.MissionIncomplete, $"The mission '{after.Mission.MissionId}' can't be completed: {open.Message}", open.Hint, after.Mission.MissionId);
        }
    }

    private MaestroException Finished() => new(
        ErrorCode.MissionNotApproved, $"The mission '{after.Mission.MissionId}' is {after.Mission.Status}, which is final.", CommandText.Of($"Get-MaestroMission {after.Mission.MissionId}"), after.Mission.MissionId);

    private void Doubt(string code, string message, string target)
    {
        if (isStrict)
        {
            throw new MaestroException(code, message, target: target);
        }

        _warnings.Add(message);
    }
}
