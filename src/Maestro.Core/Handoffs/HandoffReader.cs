using System.Globalization;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>Finds and lists handoffs.</summary>
internal sealed class HandoffReader(HandoffRepository handoffs)
{
    /// <summary>The length of the day that an id begins with.</summary>
    public const int DayLength = 10;

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

    /// <summary>The handoff that is meant, read again.</summary>
    /// <exception cref="MaestroException">HandoffNotFound, HandoffNonePending, IdAmbiguous, StateFileDamaged.</exception>
    public Handoff Find(HandoffTarget target, IFeedback feedback, CancellationToken cancellationToken) => target.HandoffId is { } id
        ? Named(id)
        : OldestPending(target, static _ => true, feedback, cancellationToken) ?? throw NonePending(target, null);

    /// <summary>The refusal where nothing that is meant is pending.</summary>
    /// <param name="target">What is meant.</param>
    /// <param name="held">Why what is pending can't be claimed, or null.</param>
    public static MaestroException NonePending(HandoffTarget target, MaestroException? held) => new(
        ErrorCode.HandoffNonePending,
        held is null ? $"No handoff{target.About} is pending." : $"No handoff{target.About} can be claimed. {held.Message}",
        "Get-MaestroHandoff shows who holds each handoff; Receive-MaestroHandoff -Wait waits for one.",
        target.FeatureId ?? target.MissionId);

    /// <summary>The pending handoff that waits longest, by the clock of the world: an id begins with somebody's local day.</summary>
    public Handoff? OldestPending(HandoffTarget target, Func<Handoff, bool> isFree, IFeedback feedback, CancellationToken cancellationToken)
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

    /// <summary>The handoff of an id, of which the beginning is enough.</summary>
    /// <exception cref="MaestroException">HandoffNotFound, IdAmbiguous, IdInvalid, StateFileDamaged.</exception>
    public Handoff Named(string handoffId)
    {
        string? id = IdPattern.IsSequenced(handoffId) && handoffs.IsTaken(handoffId) ? handoffId : IdLookup.Find(handoffId, handoffs.Files().Select(static file => file.RecordId), "handoff");
        // One that only has another name is damaged, not absent.
        id ??= IdPattern.IsSequenced(handoffId) ? handoffId : null;
        return (id is null ? null : handoffs.Read(id)) ?? throw (id is not null && handoffs.IsRemoved(id) ? Removed(id) : NotFound(handoffId));
    }

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
