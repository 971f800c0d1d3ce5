using System.Globalization;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>Decides what becomes of handoffs: made, claimed, completed, released, removed.</summary>
internal sealed class HandoffService(
    IStateStore store,
    HandoffRepository handoffs,
    HandoffReader reader,
    MissionRepository missions,
    FeatureClaims claims,
    FeatureQuestions questions,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    private readonly HandoffFeature _features = new(missions, claims);
    private readonly HandoffIds _ids = new(handoffs, clock);

    /// <summary>The ids in full of what a handoff is said to be about.</summary>
    /// <exception cref="MaestroException">MissionNotFound, FeatureNotFound, MilestoneNotFound, IdAmbiguous, IdInvalid.</exception>
    public MaestroReferences About(MaestroReferences given, IFeedback feedback) => new HandoffSubject(missions).Resolve(given, feedback);

    /// <summary>What can be found out about the place a handoff is made in.</summary>
    public HandoffFacts Collect(IGitReader git, HandoffPlace place, IFeedback feedback, CancellationToken cancellationToken) =>
        new HandoffCollection(missions, claims, git).Collect(place, feedback, cancellationToken);

    /// <summary>The content a new handoff would have, checked.</summary>
    /// <exception cref="MaestroException">HandoffInvalid, UkiInvalid.</exception>
    public static HandoffContent Decide(HandoffDraft draft, HandoffFacts? facts)
    {
        HandoffContent content = HandoffDefaults.Apply(draft, facts);
        UkiWriter.Render(UkiTokens.Of(content));
        return content;
    }

    /// <summary>The handoff that would be made.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="author">Who makes it.</param>
    /// <param name="facts">What was collected, or null.</param>
    /// <param name="question">What a person is asked about its feature, or null.</param>
    /// <exception cref="MaestroException">UkiInvalid; ArgumentInvalid and FeatureNotFound for a question about no feature.</exception>
    public Change<Handoff> DecideCreate(HandoffContent content, Author author, HandoffFacts? facts, string? question = null)
    {
        string id = _ids.Next(settings().HasUniqueIds);
        DateTimeOffset now = clock.GetUtcNow();
        Change<Handoff> change = Save(HandoffCodec.Create(id, content, author.Agent, author.SessionId, now, facts), Display.Short(content.Summary), "Create the handoff");
        return question is null ? change : change with { Writes = [.. change.Writes, Asked(change.Result, StoredQuestion.Of(question, author, now) with { HandoffId = id })] };
    }

    private StateWrite Asked(Handoff handoff, StoredQuestion question) => handoff is not { MissionId: { } missionId, FeatureId: { } featureId }
        ? throw new MaestroException(ErrorCode.ArgumentInvalid, "A question must be about a feature, and the handoff names none.", "Specify -MissionId and -FeatureId.", question.Question)
        : missions.FindFeature(missionId, featureId) is null ? throw FeatureService.NotFound(featureId)
        : questions.Asked(missionId, featureId, question);

    /// <summary>What ends the handoffs about a feature that is done.</summary>
    /// <param name="mission">The mission.</param>
    /// <param name="featureId">The feature.</param>
    public IEnumerable<StateWrite> EndOf(Mission mission, string featureId)
    {
        // An id begins with somebody's local day; what is older than the mission is not about its features.
        string first = mission.CreatedAt.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var about = new HandoffQuery { Missions = [new IdFilter(mission.MissionId, IsWildcard: false, static _ => false)], Features = [new IdFilter(featureId, IsWildcard: false, static _ => false)] };
        foreach (StateEntry file in handoffs.Files().TakeWhile(file => string.CompareOrdinal(file.RecordId[..HandoffReader.DayLength], first) >= 0))
        {
            // A handoff that can't be read is reported by whoever reads handoffs.
            if (NoFeedback.Instance.TryOrReport(() => handoffs.Summary(file)) is { } summary && summary.Status != HandoffStatus.Completed && about.Accepts(summary)
                && NoFeedback.Instance.TryOrReport(() => handoffs.Read(summary.HandoffId)) is { } handoff && handoff.Status != HandoffStatus.Completed)
            {
                yield return new StateWrite(StatePaths.Handoff(handoff.HandoffId), HandoffCodec.Write(handoff.End($"The feature {featureId} is done.", clock.GetUtcNow())));
            }
        }
    }

    /// <summary>The handoff that a claim would take. All ways of claiming are decided under the one lock.</summary>
    /// <param name="target">Which handoff. Without an id, one whose feature somebody else holds is left to others.</param>
    /// <param name="author">Who claims it, and with it its feature, as far as that is in work.</param>
    /// <param name="branch">The git branch of whoever claims it, or null.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="MaestroException">HandoffNotPending, FeatureHeld, and those of finding it.</exception>
    public Change<Handoff> DecideClaim(HandoffTarget target, Author author, string? branch, IFeedback feedback, CancellationToken cancellationToken)
    {
        MaestroException? held = null;
        Handoff found = target.HandoffId is not null
            ? reader.Find(target, feedback, cancellationToken)
            : reader.OldestPending(target, IsFree, feedback, cancellationToken) ?? throw HandoffReader.NonePending(target, held);
        if (author.Agent is not null && found.PickedUpBy == author.Agent && found.IsHeldBy(author))
        {
            // Whoever lost the answer asks again.
            return new(store, Title(found), $"Claim for {found.PickedUpBy}", found);
        }

        Handoff claimed = found.Claim(author.Agent, author.SessionId, clock.GetUtcNow());
        Change<Handoff> change = Save(claimed, Title(claimed), $"Claim for {claimed.PickedUpBy}");
        return _features.Passed(found, author, branch) is { } passed ? change with { Writes = [.. change.Writes, passed] } : change;

        bool IsFree(Handoff handoff)
        {
            try
            {
                _features.Passed(handoff, author, branch);
                return true;
            }
            catch (MaestroException refused) when (refused.Code == ErrorCode.FeatureHeld)
            {
                held ??= refused;
                return false;
            }
        }
    }

    /// <summary>True when an author could claim a handoff: what is recommended must not be refused.</summary>
    /// <param name="target">Which handoff; without an id any that is pending.</param>
    /// <param name="author">Who would claim it.</param>
    public bool CanClaim(HandoffTarget target, Author author) =>
        NoFeedback.Instance.TryOrReport(() => DecideClaim(target, author, branch: null, NoFeedback.Instance, CancellationToken.None)) is not null;

    /// <summary>What completing would make of a handoff.</summary>
    /// <param name="handoffId">The handoff.</param>
    /// <param name="report">What came of it, or null.</param>
    /// <param name="author">Who completes it; null for anybody.</param>
    /// <exception cref="MaestroException">HandoffNotClaimed, HandoffHeld, and those of finding it.</exception>
    public Change<Handoff> DecideComplete(string handoffId, string? report, Author? author = null)
    {
        Handoff completed = Held(handoffId, author).Complete(report, clock.GetUtcNow());
        return Save(completed, Title(completed), "Complete");
    }

    /// <summary>What releasing would make of a claimed handoff.</summary>
    /// <param name="handoffId">The handoff.</param>
    /// <param name="reason">Why.</param>
    /// <param name="author">Who releases it; null for anybody.</param>
    /// <exception cref="MaestroException">HandoffNotClaimed, HandoffHeld, and those of finding it.</exception>
    public Change<Handoff> DecideRelease(string handoffId, string reason, Author? author = null)
    {
        Handoff released = Held(handoffId, author).Release(reason, clock.GetUtcNow());
        return Save(released, Title(released), "Release") with { Reason = reason };
    }

    /// <summary>What removing would do: the handoff is no longer listed, and is kept with the reason.</summary>
    /// <param name="handoffId">The handoff.</param>
    /// <param name="reason">Why.</param>
    /// <param name="author">Who removes it.</param>
    /// <param name="force">True to remove one that was claimed or completed as well.</param>
    /// <exception cref="MaestroException">HandoffNotPending, and those of finding it.</exception>
    public Change<Handoff> DecideRemove(string handoffId, string reason, Author author, bool force)
    {
        Handoff handoff = reader.Named(handoffId);
        if (!force)
        {
            handoff.RequirePending();
        }

        var removed = RemovedHandoff.Of(handoff, reason, author, clock.GetUtcNow());
        return new(store, Title(handoff), "Remove", handoff)
        {
            Reason = reason,
            Warnings = QuestionOf(handoff) is { } question ? [$"The question that was asked with the handoff {handoff.HandoffId} stays open: {Display.Short(question.Question)}"] : [],
            Writes = [new StateWrite(StatePaths.Handoff(handoff.HandoffId), null), new StateWrite(StatePaths.RemovedHandoff(handoff.HandoffId), StateJson.Write(removed, HandoffJsonContext.Default.RemovedHandoff))],
        };
    }

    private FeatureQuestion? QuestionOf(Handoff handoff) =>
        handoff is not { MissionId: { } missionId, FeatureId: { } featureId } || !IdPattern.IsSequenced(missionId) || !IdPattern.IsItem(featureId) ? null
        : NoFeedback.Instance.TryOrReport(() => questions.Of(missionId, featureId))?.FirstOrDefault(question => question.Answer is null && question.HandoffId == handoff.HandoffId);

    private Handoff Held(string handoffId, Author? author)
    {
        Handoff handoff = reader.Named(handoffId);
        if (author is { } by)
        {
            handoff.RequireHolder(by);
        }

        return handoff;
    }

    private static string Title(Handoff handoff) => $"{handoff.HandoffId} {Display.Short(handoff.Summary)}";

    private Change<Handoff> Save(Handoff handoff, string target, string action) =>
        new(store, target, action, handoff) { Writes = [new StateWrite(StatePaths.Handoff(handoff.HandoffId), HandoffCodec.Write(handoff))] };
}
