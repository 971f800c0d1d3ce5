using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>Where and about what a handoff is made.</summary>
/// <param name="Folder">The absolute path of the folder the user is in.</param>
/// <param name="PlanFile">The plan document in it, or null.</param>
internal sealed record HandoffPlace(string Folder, string? PlanFile)
{
    /// <summary>The mission and the feature that the user named; null for what is active.</summary>
    public MaestroReferences? About { get; init; }

    /// <summary>Who makes it; null where what somebody works on does not count.</summary>
    public Author? Author { get; init; }

    /// <summary>When the session began, or null.</summary>
    public DateTimeOffset? SessionStart { get; init; }

    /// <summary>The text of a file of the worktree, given its absolute path; null when it can't be read.</summary>
    public Func<string, string?> ReadText { get; init; } = static _ => null;
}

/// <summary>Collects what a handoff contains by default: branch, commits, changed files, plan document, mission and feature.</summary>
internal sealed class HandoffCollection(MissionRepository missions, FeatureClaims claims, IGitReader git)
{
    private const int MostCommits = 20;
    private const int MostFiles = 50;

    // Our own are not counted, and there are few of them.
    private const int MostLooked = 100;

    private static readonly string[] ActiveMissions = [MissionStatus.Executing, MissionStatus.Validating, MissionStatus.Approved, MissionStatus.Paused];

    private static readonly string[] OpenFeatures = [FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Pending];

    /// <summary>Collects. Nothing that can't be found out stops a handoff: it is a warning.</summary>
    public HandoffFacts Collect(HandoffPlace place, IFeedback feedback, CancellationToken cancellationToken)
    {
        GitState? state = git.Read(place.Folder, new GitReadOptions { MaxFiles = MostLooked }, cancellationToken);
        if (state?.Notice is { } notice)
        {
            feedback.Warn(notice);
        }

        var lenient = new LenientFeedback(feedback);
        HandoffFacts facts = About(place, lenient);
        if (state is null)
        {
            return facts with { PlanFile = place.PlanFile };
        }

        var own = new OwnFiles(state.WorktreeRoot, path => git.CommittedText(place.Folder, path), place.ReadText);
        string[] uncommitted = [.. state.ChangedFiles.Select(static change => change.Path).Where(path => !own.Contains(path))];
        DateTimeOffset? since = facts.HeldSince ?? place.SessionStart;
        GitCommit[] commits = [.. git.CommitsOfWork(place.Folder, since, MostCommits).Select(commit => commit with { Files = [.. commit.Files.Where(static path => !OwnFiles.IsState(path))] })];
        string[] files = [.. uncommitted.Concat(commits.SelectMany(static commit => commit.Files)).Distinct(StringComparer.Ordinal)];
        int unlisted = state.ChangedTotal is { } total ? Math.Max(0, total - state.ChangedFiles.Count) : 0;
        return facts with
        {
            PlanFile = place.PlanFile,
            Branch = state.Branch,
            Commit = state.HeadCommit,
            Commits = commits,
            Uncommitted = [.. uncommitted.Take(MostFiles)],
            ChangedFiles = [.. files.Take(MostFiles)],
            FilesTotal = files.Length + unlisted,
            AreChangesUnknown = state is { Notice: not null, ChangedTotal: null },
        };
    }

    private HandoffFacts About(HandoffPlace place, IFeedback feedback)
    {
        (Mission Mission, Feature Feature)? held = HeldBy(place);
        Mission? mission = held?.Mission ?? MissionOf(place.About, feedback);
        if (mission is null)
        {
            return new HandoffFacts();
        }

        IReadOnlyList<Feature> features = missions.Features(mission.MissionId, feedback);
        Feature[] open = [.. features.Where(static feature => OpenFeatures.Contains(feature.Status)).Take(2)];
        // With several open features it is unknown which is meant.
        Feature? feature = held is { } own ? features.FirstOrDefault(each => each.FeatureId == own.Feature.FeatureId)
            : place.About?.FeatureId is { } named ? features.FirstOrDefault(each => each.FeatureId == named) : open.Length == 1 ? open[0] : null;
        Milestone? milestone = feature is null ? null : mission.Milestones.FirstOrDefault(each => each.MilestoneId == feature.MilestoneId);
        return new HandoffFacts
        {
            MissionId = mission.MissionId,
            FeatureId = feature?.FeatureId,
            MilestoneId = feature?.MilestoneId,
            Title = feature?.StoredTitle ?? mission.StoredTitle,
            IsPlanning = milestone?.Profile is MilestoneProfile.Planning or MilestoneProfile.PlanReview,
            HeldSince = feature is null ? null : claims.WithHolder(feature, feedback).HeldSince,
        };
    }

    // A session hands off what it works on, whatever else is open, if that is one feature.
    private (Mission Mission, Feature Feature)? HeldBy(HandoffPlace place)
    {
        if (place is not { Author: { } author, About: null or { FeatureId: null, MilestoneId: null } })
        {
            return null;
        }

        string? named = place.About?.MissionId is { } missionId ? ReferenceIds.MissionIdOf(missionId) ?? missionId : null;
        (Mission Mission, Feature Feature)[] held = [.. missions.All(NoFeedback.Instance)
            .Where(mission => ActiveMissions.Contains(mission.Status) && (named is null || mission.MissionId == named))
            .SelectMany(mission => missions.Features(mission.MissionId, NoFeedback.Instance).Where(feature => IsHeldBy(feature, author)).Select(feature => (mission, feature)))
            .Take(2)];
        return held is [var only] ? only : null;
    }

    private bool IsHeldBy(Feature feature, Author author) =>
        feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress
        && NoFeedback.Instance.TryOrReport<object>(() => claims.Active(feature)?.IsOf(author)) is true;

    // The mission named, else the active one that has the feature named, else the newest active one.
    private Mission? MissionOf(MaestroReferences? about, IFeedback feedback)
    {
        IEnumerable<Mission> all = missions.All(feedback);
        if (about?.MissionId is { } named)
        {
            string id = ReferenceIds.MissionIdOf(named) ?? named;
            return all.FirstOrDefault(mission => mission.MissionId == id);
        }

        Mission[] active = [.. all.Where(static mission => ActiveMissions.Contains(mission.Status))];
        return about?.FeatureId is { } feature
            ? active.FirstOrDefault(mission => mission.Features.Contains(feature)) ?? active.FirstOrDefault()
            : active.FirstOrDefault();
    }

    private sealed class LenientFeedback(IFeedback feedback) : IFeedback
    {
        public void Problem(MaestroException problem) => feedback.Warn(problem.Message);

        public void Warn(string message) => feedback.Warn(message);
    }
}
