using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Finds in the history how long a feature has had each status, and who gave it that.</summary>
internal sealed class FeatureHistory(HistoryFiles files, HistoryReader history, TimeProvider clock)
{
    // Who asks for more than these wants many: then the whole history is read once.
    private const int Few = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ILookup<string, Step>> _all = new(StringComparer.Ordinal);
    private HistoryMark _newest;
    private int _asked;

    /// <summary>A feature with what the history knows of its statuses.</summary>
    public Feature With(Feature feature, IFeedback feedback)
    {
        FeatureStatusPeriod[] periods = [.. Periods(feature, feedback)];
        return feature with
        {
            StatusHistory = periods,
            StatusSince = periods[^1].Since,
            CompletedBy = feature.Status == FeatureStatus.Done ? (periods.LastOrDefault(static period => period.Status == FeatureStatus.Review && period.By is not null) ?? periods[^1]).By : null,
        };
    }

    private IEnumerable<FeatureStatusPeriod> Periods(Feature feature, IFeedback feedback)
    {
        Step[] steps = [.. Steps(feature, feedback)];
        var open = new FeatureStatusPeriod { Status = steps.Length > 0 ? steps[0].From : feature.Status, Since = feature.CreatedAt };
        foreach (Step step in steps)
        {
            yield return Until(open, step.Time);
            open = new FeatureStatusPeriod { Status = step.To, Since = step.Time, By = step.By, Reason = step.Reason };
        }

        // Another program changed it last.
        if (open.Status != feature.Status)
        {
            yield return Until(open, feature.UpdatedAt);
            open = new FeatureStatusPeriod { Status = feature.Status, Since = feature.UpdatedAt };
        }

        yield return Until(open, clock.GetUtcNow()) with { Until = null };
    }

    private static FeatureStatusPeriod Until(FeatureStatusPeriod period, DateTimeOffset end) =>
        period with { Until = end, Duration = end > period.Since ? end - period.Since : TimeSpan.Zero };

    private Step[] Steps(Feature feature, IFeedback feedback)
    {
        lock (_gate)
        {
            HistoryMark newest = files.Mark(feedback);
            if (newest != _newest)
            {
                _all.Clear();
                (_newest, _asked) = (newest, 0);
            }

            if (++_asked <= Few)
            {
                return [.. Steps(new HistoryQuery { MissionId = feature.MissionId, FeatureId = feature.FeatureId }, feedback).Where(step => step.FeatureId == feature.FeatureId).Reverse()];
            }

            if (!_all.TryGetValue(feature.MissionId, out ILookup<string, Step>? all))
            {
                _all[feature.MissionId] = all = Steps(new HistoryQuery { MissionId = feature.MissionId }, feedback).ToLookup(static step => step.FeatureId, StringComparer.Ordinal);
            }

            return [.. all[feature.FeatureId].Reverse()];
        }
    }

    private IEnumerable<Step> Steps(HistoryQuery query, IFeedback feedback) =>
        from recorded in history.Get(query, feedback)
        from change in recorded.Changes
        where change is { Kind: "feature", Field: "status", From: not null, To: not null } && change.MissionId == query.MissionId
        select new Step(change.Id, recorded.Time, change.From!, change.To!, recorded.Agent ?? recorded.User, recorded.Reason);

    private sealed record Step(string FeatureId, DateTimeOffset Time, string From, string To, string? By, string? Reason);
}
