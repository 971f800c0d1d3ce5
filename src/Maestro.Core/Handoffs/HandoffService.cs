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
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    private readonly HandoffIds _ids = new(handoffs, clock);

    /// <summary>The handoffs that a query picks, newest first, each as soon as it is read.</summary>
    public IEnumerable<Handoff> Get(HandoffQuery query, IFeedback feedback, CancellationToken cancellationToken)
    {
        _ = HandoffWarmUp.Begin();
        var unmatched = new UnmatchedIds(query.Handoffs);
        IReadOnlyList<StateEntry> files = Picked(query, unmatched);
        using var ahead = new ReadAhead(handoffs, files, cancellationToken);
        int left = query.First ?? int.MaxValue;
        for (int index = 0; index < files.Count && left > 0; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (query.IsFiltered)
            {
                ahead.To(index);
            }

            StateEntry file = files[index];
            if (MayBeAccepted(file, query) && Accepted(file, query, feedback) is { } handoff)
            {
                left--;
                yield return handoff;
            }
        }

        unmatched.Report(feedback, NotFound);
    }

    /// <summary>The summaries of the handoffs whose ids are wanted, newest first; each that can't be read is a problem.</summary>
    public IEnumerable<HandoffSummary> Summaries(Func<string, bool> accepts, IFeedback feedback)
    {
        StateEntry[] files = [.. (feedback.TryOrReport(handoffs.Files) ?? []).Where(file => accepts(file.RecordId))];
        using var ahead = new ReadAhead(handoffs, files, CancellationToken.None);
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

    /// <summary>The ids of those that are pending, newest first.</summary>
    public IReadOnlyList<string> PendingIds(IFeedback feedback) =>
        [.. Summaries(static _ => true, feedback).Where(static summary => summary.Status == HandoffStatus.Pending).Select(static summary => summary.HandoffId)];

    /// <summary>What can be found out about the place a handoff is made in.</summary>
    public HandoffFacts Collect(IGitReader git, string folder, string? planFile, IFeedback feedback, CancellationToken cancellationToken) =>
        new HandoffCollection(missions, git).Collect(folder, planFile, feedback, cancellationToken);

    /// <summary>The content a new handoff would have, checked.</summary>
    /// <exception cref="MaestroException">HandoffInvalid, UkiInvalid.</exception>
    public static HandoffContent Decide(HandoffDraft draft, HandoffFacts? facts)
    {
        HandoffContent content = HandoffDefaults.Apply(draft, facts);
        UkiWriter.Render(content);
        return content;
    }

    /// <summary>Stores a new handoff.</summary>
    /// <exception cref="MaestroException">UkiInvalid, and those of writing.</exception>
    public Handoff Create(HandoffContent content, HandoffAuthor author, HandoffFacts? facts, CancellationToken cancellationToken)
    {
        // Made and written out once before the lock is taken: a new process compiles on first use, and nobody should have to wait for that.
        bool unique = settings().HasUniqueIds;
        Handoff handoff = HandoffCodec.Create("", content, author.Agent, author.SessionId, clock.GetUtcNow(), facts);
        HandoffCodec.Write(handoff);

        using IStateChange change = store.BeginChange(cancellationToken);
        string id = _ids.Reserve(unique);
        handoff = handoff with { HandoffId = id, Timestamp = clock.GetUtcNow() };
        change.Write(StatePaths.Handoff(id), HandoffCodec.Write(handoff));
        change.Commit();
        _ids.Keep(id);
        return handoff;
    }

    /// <summary>The handoff that is meant, read anew.</summary>
    /// <exception cref="MaestroException">HandoffNotFound, HandoffNonePending, IdAmbiguous, StateFileDamaged.</exception>
    public Handoff Find(HandoffTarget target, IFeedback feedback, CancellationToken cancellationToken) => target.HandoffId is { } id
        ? Named(id)
        : NewestPending(target, feedback, cancellationToken) ?? throw new MaestroException(
            ErrorCode.HandoffNonePending,
            $"No handoff{target.About} is pending.",
            "Get-MaestroHandoff shows who has which; Receive-MaestroHandoff -Wait waits for one.",
            target.FeatureId ?? target.MissionId);

    /// <summary>What a claim would take, without taking it.</summary>
    /// <exception cref="MaestroException">HandoffNotPending, and those of finding it.</exception>
    public Handoff DecideClaim(HandoffTarget target, HandoffAuthor author, IFeedback feedback, CancellationToken cancellationToken) =>
        Find(target, feedback, cancellationToken).Claim(author.Agent, author.SessionId, clock.GetUtcNow());

    /// <summary>Claims a handoff. All ways of claiming take the one lock, and what is meant is found under it.</summary>
    /// <exception cref="MaestroException">HandoffNotPending, and those of finding it.</exception>
    public Handoff Claim(HandoffTarget target, HandoffAuthor author, IFeedback feedback, CancellationToken cancellationToken)
    {
        using IStateChange change = store.BeginChange(cancellationToken);
        return Save(change, DecideClaim(target, author, feedback, cancellationToken));
    }

    /// <summary>What completing would make of a handoff, without doing it.</summary>
    /// <exception cref="MaestroException">HandoffNotClaimed, and those of finding it.</exception>
    public Handoff DecideComplete(string handoffId, string? report) => Named(handoffId).Complete(report, clock.GetUtcNow());

    /// <summary>Completes a claimed handoff.</summary>
    public Handoff Complete(string handoffId, string? report, CancellationToken cancellationToken)
    {
        using IStateChange change = store.BeginChange(cancellationToken);
        return Save(change, DecideComplete(handoffId, report));
    }

    /// <summary>What giving back would make of a handoff, without doing it.</summary>
    /// <exception cref="MaestroException">HandoffNotClaimed, and those of finding it.</exception>
    public Handoff DecideRelease(string handoffId, string reason) => Named(handoffId).Release(reason, clock.GetUtcNow());

    /// <summary>Gives a claimed handoff back.</summary>
    public Handoff Release(string handoffId, string reason, CancellationToken cancellationToken)
    {
        using IStateChange change = store.BeginChange(cancellationToken);
        return Save(change, DecideRelease(handoffId, reason));
    }

    private static Handoff Save(IStateChange change, Handoff handoff)
    {
        change.Write(StatePaths.Handoff(handoff.HandoffId), HandoffCodec.Write(handoff));
        change.Commit();
        return handoff;
    }

    private IReadOnlyList<StateEntry> Picked(HandoffQuery query, UnmatchedIds unmatched)
    {
        IReadOnlyList<StateEntry> files = handoffs.Files();
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

    // From the newest backwards, so that as a rule one file is read, however many there are.
    private Handoff? NewestPending(HandoffTarget target, IFeedback feedback, CancellationToken cancellationToken)
    {
        _ = HandoffWarmUp.Begin();
        foreach (StateEntry file in handoffs.Files())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (feedback.TryOrReport(() => handoffs.Summary(file)) is { } summary
                && target.Accepts(summary)
                && feedback.TryOrReport(() => handoffs.Read(summary.HandoffId)) is { } handoff
                && target.Accepts(HandoffSummary.Of(handoff)))
            {
                return handoff;
            }
        }

        return null;
    }

    private Handoff Named(string handoffId)
    {
        string? id = IdPattern.IsSequenced(handoffId) && handoffs.IsTaken(handoffId) ? handoffId : IdLookup.Find(handoffId, handoffs.Files().Select(static file => file.RecordId), "handoff");
        return (id is null ? null : handoffs.Read(id)) ?? throw NotFound(handoffId);
    }

    private static MaestroException NotFound(string handoffId) => IdPattern.Refusal(handoffId, "handoff") ?? new(
        ErrorCode.HandoffNotFound,
        $"There is no handoff '{Display.Short(handoffId)}'.",
        "Get-MaestroHandoff lists the handoffs there are.",
        handoffId);

    /// <summary>Reads summaries before they are asked for: a few first, for those who stop early, then ever more, each time while the last ones are looked at.</summary>
    private sealed class ReadAhead : IDisposable
    {
        private readonly HandoffRepository _handoffs;
        private readonly IReadOnlyList<StateEntry> _files;
        private readonly CancellationTokenSource _end;

        private int _read;
        private int _prefetched;
        private int _size = 256;
        private Task? _reading;

        public ReadAhead(HandoffRepository handoffs, IReadOnlyList<StateEntry> files, CancellationToken cancellationToken)
        {
            _handoffs = handoffs;
            _files = files;
            _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        }

        /// <summary>Waits for what is wanted next, and begins with what comes after it.</summary>
        public void To(int index)
        {
            while (index >= _read)
            {
                _reading ??= Begin();
                _reading.GetAwaiter().GetResult();
                _read = _prefetched;
                _reading = Begin();
            }
        }

        // Whoever stops early does not want the rest.
        public void Dispose()
        {
            _end.Cancel();
            _end.Dispose();
        }

        private Task Begin()
        {
            int start = _prefetched;
            int count = _size;
            CancellationToken end = _end.Token;
            _prefetched += count;
            _size *= 2;
            return start < _files.Count ? Task.Run(() => _handoffs.Prefetch(_files, start, count, end), end) : Task.CompletedTask;
        }
    }
}
