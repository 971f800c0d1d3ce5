using System.Globalization;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>Reads, makes and hands on handoffs.</summary>
internal sealed class HandoffService(
    IStateStore store,
    HandoffRepository handoffs,
    MissionRepository missions,
    FeatureClaims claims,
    FeatureQuestions questions,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    private const int DayLength = 10;

    private readonly HandoffFeature _features = new(missions, claims);
    private readonly HandoffIds _ids = new(handoffs, clock);

    /// <summary>The handoffs that a query picks, newest first, each as soon as it is read.</summary>
    public IEnumerable<Handoff> Get(HandoffQuery query, IFeedback feedback, CancellationToken cancellationToken)
    {
        _ = HandoffWarmUp.Begin();
        var unmatched = new UnmatchedIds(query.Handoffs);
        IReadOnlyList<StateEntry> files = Picked(query, unmatched, feedback);
        foreach (OtherRecordNotice notice in query.Handoffs is null or { Count: 0 } ? handoffs.Others : [])
        {
            feedback.Warn(notice.Message);
        }

        using var ahead = new HandoffReadAhead(handoffs, files, cancellationToken);
        int left = query.First ?? int.MaxValue;
        int looked = 0;
        foreach (StateEntry file in HandoffOrder.NewestFirst(files, TimeOf))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (query.IsFiltered)
            {
                ahead.To(looked++);
            }

            if (MayBeAccepted(file, query) && Accepted(file, query, feedback) is { } handoff)
            {
                yield return handoff;
                if (--left == 0)
                {
                    break;
                }
            }
        }

        unmatched.Report(feedback, NotFound);
    }

    /// <summary>The summaries of the handoffs whose ids are wanted, newest first; each that can't be read is a problem.</summary>
    public IEnumerable<HandoffSummary> Summaries(Func<string, bool> accepts, IFeedback feedback)
    {
        StateEntry[] files = [.. (feedback.TryOrReport(() => Listed(feedback)) ?? []).Where(file => accepts(file.RecordId))];
        using var ahead = new HandoffReadAhead(handoffs, files, CancellationToken.None);
        for (int index = 0; index < files.Length; index++)
        {
            ahead.To(index);
            StateEntry file = files[index];
            if (feedback.TryOrReport(() => handoffs.Summary(file)) is { } summary)
            {
                yield return summary;
            }
        }
    }

    /// <summary>What lies among the handoffs and is none.</summary>
    /// <remarks>The folder is listed for it.</remarks>
    public IReadOnlyList<OtherRecordNotice> Others(IFeedback feedback)
    {
        feedback.TryOrReport(handoffs.Files);
        return handoffs.Others;
    }

    /// <summary>The same for whoever has read the handoffs just now.</summary>
    public IReadOnlyList<OtherRecordNotice> OthersAsListed => handoffs.Others;

    /// <summary>The ids of those that are pending, newest first.</summary>
    public IReadOnlyList<string> PendingIds(IFeedback feedback) =>
        [.. Summaries(static _ => true, feedback).Where(static summary => summary.Status == HandoffStatus.Pending).OrderByDescending(static summary => summary.Timestamp).Select(static summary => summary.HandoffId)];

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
        foreach (StateEntry file in handoffs.Files().TakeWhile(file => string.CompareOrdinal(file.RecordId[..DayLength], first) >= 0))
        {
            // A handoff that can't be read is reported by whoever reads handoffs.
            if (NoFeedback.Instance.TryOrReport(() => handoffs.Summary(file)) is { } summary && summary.Status != HandoffStatus.Completed && about.Accepts(summary)
                && NoFeedback.Instance.TryOrReport(() => handoffs.Read(summary.HandoffId)) is { } handoff && handoff.Status != HandoffStatus.Completed)
            {
                yield return new StateWrite(StatePaths.Handoff(handoff.HandoffId), HandoffCodec.Write(handoff.End($"The feature {featureId} is done.", clock.GetUtcNow())));
            }
        }
    }

    /// <summary>The handoff that is meant, read again.</summary>
    /// <exception cref="MaestroException">HandoffNotFound, HandoffNonePending, IdAmbiguous, StateFileDamaged.</exception>
    public Handoff Find(HandoffTarget target, IFeedback feedback, CancellationToken cancellationToken) => target.HandoffId is { } id
        ? Named(id)
        : OldestPending(target, static _ => true, feedback, cancellationToken) ?? throw NonePending(target, null);

    private static MaestroException NonePending(HandoffTarget target, MaestroException? held) => new(
        ErrorCode.HandoffNonePending,
        held is null ? $"No handoff{target.About} is pending." : $"No handoff{target.About} can be claimed. {held.Message}",
        "Get-MaestroHandoff shows who holds each handoff; Receive-MaestroHandoff -Wait waits for one.",
        target.FeatureId ?? target.MissionId);

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
            ? Find(target, feedback, cancellationToken)
            : OldestPending(target, IsFree, feedback, cancellationToken) ?? throw NonePending(target, held);
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
        Handoff handoff = Named(handoffId);
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
        Handoff handoff = Named(handoffId);
        if (author is { } by)
        {
            handoff.RequireHolder(by);
        }

        return handoff;
    }

    private static string Title(Handoff handoff) => $"{handoff.HandoffId} {Display.Short(handoff.Summary)}";

    private Change<Handoff> Save(Handoff handoff, string target, string action) =>
        new(store, target, action, handoff) { Writes = [new StateWrite(StatePaths.Handoff(handoff.HandoffId), HandoffCodec.Write(handoff))] };

    private IReadOnlyList<StateEntry> Picked(HandoffQuery query, UnmatchedIds unmatched, IFeedback feedback)
    {
        IReadOnlyList<StateEntry> files = Listed(feedback);
        if (query.Handoffs is null or { Count: 0 })
        {
            return files;
        }

        Func<string, bool> isPicked = unmatched.Filter(files.Select(static file => file.RecordId), "handoff");
        return [.. files.Where(file => isPicked(file.RecordId))];
    }

    // False where the summary is known already and refused: of thousands that are, none costs more than this.
    private bool MayBeAccepted(StateEntry file, HandoffQuery query) =>
        !query.IsFiltered || handoffs.CachedSummary(file) is not { } summary || query.Accepts(summary);

    // Most files fail the filter, and for that their summary is enough. It was read a while ago, so what passes is asked again.
    private Handoff? Accepted(StateEntry file, HandoffQuery query, IFeedback feedback) => feedback.TryOrReport(() =>
    {
        if (!query.IsFiltered)
        {
            return handoffs.Get(file);
        }

        return handoffs.Summary(file) is { } summary && query.Accepts(summary)
            && handoffs.Get(file) is { } handoff && query.Accepts(HandoffSummary.Of(handoff))
                ? handoff
                : null;
    });

    // Who waits longest is first, by the clock of the world: an id begins with somebody's local day.
    private Handoff? OldestPending(HandoffTarget target, Func<Handoff, bool> isFree, IFeedback feedback, CancellationToken cancellationToken)
    {
        _ = HandoffWarmUp.Begin();
        StateEntry[] files = [.. Listed(feedback).Reverse()];
        using var ahead = new HandoffReadAhead(handoffs, files, cancellationToken);
        Handoff? oldest = null;
        for (int index = 0; index < files.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            StateEntry file = files[index];
            if (oldest is not null && EarliestOf(file.Name[..DayLength]) > oldest.Timestamp)
            {
                break;
            }

            // The ids of one day count up, unless several clones, with a suffix each, counted side by side.
            if (oldest is not null && file.RecordId.Count('-') == 3 && file.Name.StartsWith(oldest.HandoffId[..DayLength], StringComparison.Ordinal))
            {
                continue;
            }

            ahead.To(index);
            if (feedback.TryOrReport(() => handoffs.Summary(file)) is { } summary
                && target.Accepts(summary) && (oldest is null || summary.Timestamp < oldest.Timestamp)
                && feedback.TryOrReport(() => handoffs.Read(summary.HandoffId)) is { } handoff
                && target.Accepts(HandoffSummary.Of(handoff)) && isFree(handoff))
            {
                oldest = handoff;
            }
        }

        return oldest;
    }

    private IReadOnlyList<StateEntry> Listed(IFeedback feedback)
    {
        IReadOnlyList<StateEntry> files = handoffs.Files();
        foreach (MaestroException misnamed in handoffs.Misnamed)
        {
            feedback.Problem(misnamed);
        }

        return files;
    }

    // Where the day begins first, fourteen hours east of Greenwich.
    private static DateTimeOffset EarliestOf(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-14)
            : DateTimeOffset.MinValue;

    private DateTimeOffset? TimeOf(StateEntry file) => NoFeedback.Instance.TryOrReport(() => handoffs.Summary(file))?.Timestamp;

    private Handoff Named(string handoffId)
    {
        string? id = IdPattern.IsSequenced(handoffId) && handoffs.IsTaken(handoffId) ? handoffId : IdLookup.Find(handoffId, handoffs.Files().Select(static file => file.RecordId), "handoff");
        // One that only has another name is damaged, not absent.
        id ??= IdPattern.IsSequenced(handoffId) ? handoffId : null;
        return (id is null ? null : handoffs.Read(id)) ?? throw (id is not null && handoffs.IsRemoved(id) ? Removed(id) : NotFound(handoffId));
    }

    private static MaestroException Removed(string handoffId) => new(
        ErrorCode.HandoffNotFound,
        $"The handoff '{handoffId}' was removed.",
        CommandText.Of($"Get-MaestroHistory -HandoffId {handoffId}"),
        handoffId);

    private static MaestroException NotFound(string handoffId) => IdPattern.Refusal(handoffId, "handoff") ?? new(
        ErrorCode.HandoffNotFound,
        $"There is no handoff '{Display.Short(handoffId)}'.",
        "Get-MaestroHandoff lists all handoffs.",
        handoffId);
}
