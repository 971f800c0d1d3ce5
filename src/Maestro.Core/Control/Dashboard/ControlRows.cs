using Maestro.Kernel;

namespace Maestro.Control;

/// <summary>One entry of a list: what it stands for, and its id as far as it has one.</summary>
/// <param name="Id">What a selection holds on to while the list changes around it.</param>
/// <param name="Item">The snapshot's record.</param>
internal readonly record struct ControlRow(string Id, object Item)
{
    /// <summary>What <c>y</c> copies: a handoff's UKI, a command, otherwise the id.</summary>
    public string CopyText => Item switch
    {
        HandoffSummary { Uki: { Length: > 0 } uki } => uki,
        SnapshotStep step => step.Command,
        Note note => note.Content,
        SnapshotWork work => work.FeatureId ?? work.HandoffId ?? Id,
        WorkspaceEvent item => item.Id,
        ProjectLink link => link.Name,
        _ => Id,
    };
}

/// <summary>The lists behind the panes. The reducer and the renderer both read them here, so that they can't disagree.</summary>
internal static class ControlRows
{
    public static IReadOnlyList<ControlRow> Of(ControlSnapshot snapshot, string pane, string filter)
    {
        IEnumerable<ControlRow> rows = All(snapshot, pane);
        return filter.Length == 0 ? [.. rows] : [.. rows.Where(row => Matches(snapshot, row.Item, filter))];
    }

    public static bool HasAny(ControlSnapshot snapshot, string pane) => All(snapshot, pane).Any();

    /// <summary>Where a list is opened: at its first entry, or, where features and milestones are listed, at the first that is still to do.</summary>
    public static int FirstOpen(string pane, IReadOnlyList<ControlRow> rows)
    {
        Func<object, bool>? isOpen = pane switch
        {
            ControlPanes.Features => static item => item is Feature { Phase: not FeaturePhase.Done },
            ControlPanes.Levels => static item => item is Feature { Phase: not FeaturePhase.Done, IsCritical: true },
            ControlPanes.Milestones => static item => item is Milestone { IsActive: true },
            _ => null,
        };
        for (int i = 0; isOpen is not null && i < rows.Count; i++)
        {
            if (isOpen(rows[i].Item))
            {
                return i;
            }
        }

        return 0;
    }

    private static IEnumerable<ControlRow> All(ControlSnapshot snapshot, string pane) => pane switch
    {
        ControlPanes.Active => snapshot.ActiveWork.Select(w => new ControlRow($"{w.FeatureId}/{w.HandoffId}", w)),
        ControlPanes.Ready => Features(snapshot.Features.Where(f => f.Phase is FeaturePhase.Ready or FeaturePhase.Pending or FeaturePhase.Unknown)),
        ControlPanes.Blocked => Features(snapshot.Features.Where(f => f.Phase == FeaturePhase.Blocked)),
        ControlPanes.Features => Features(snapshot.Features),
        // The critical path first in each level, so that it can be drawn as one line down the side. The sort is stable: plan order within.
        ControlPanes.Levels => Features(snapshot.Features.OrderBy(f => f.Level).ThenByDescending(f => f.IsCritical)),
        ControlPanes.Milestones => snapshot.Milestones.Select(m => new ControlRow(m.MilestoneId, m)),
        ControlPanes.PendingHandoffs => snapshot.PendingHandoffs.Select(h => new ControlRow(h.HandoffId, h)),
        ControlPanes.Handoffs => snapshot.Handoffs.Select(h => new ControlRow(h.HandoffId, h)),
        ControlPanes.Events => snapshot.Timeline.Select(e => new ControlRow($"{e.Time.UtcTicks}/{e.Entity}/{e.Id}/{e.To}", e)),
        ControlPanes.Next => snapshot.NextSteps.Select(s => new ControlRow(s.Command, s)),
        ControlPanes.Checks => snapshot.Checks.Select(c => new ControlRow(c.Name, c)),
        ControlPanes.Settings => snapshot.Settings.Select(s => new ControlRow(s.Key, s)),
        ControlPanes.Corrections => snapshot.Memory.Corrections.Select(c => new ControlRow(c.CorrectionId, c)),
        ControlPanes.Ratchet => snapshot.Ratchet.Rules.Select(r => new ControlRow(r.RatchetId, r)),
        ControlPanes.Notes => snapshot.Notes.Select(n => new ControlRow($"{n.Timestamp.UtcTicks}", n)),
        ControlPanes.Links => snapshot.Projects.Links.Select(l => new ControlRow($"{l.Direction}/{l.Relation}/{l.Name}/{l.Via}", l)),
        ControlPanes.Missions => snapshot.Missions.Select(m => new ControlRow(m.MissionId, m)),
        _ => [],
    };

    private static IEnumerable<ControlRow> Features(IEnumerable<Feature> features) =>
        features.Select(f => new ControlRow(f.FeatureId, f));

    private static bool Matches(ControlSnapshot snapshot, object item, string filter) => item switch
    {
        Feature f => Any(filter, f.FeatureId, f.Title, f.Phase, f.Status, snapshot.AgentOf(f) ?? f.WorkerType, f.MilestoneId),
        SnapshotWork w => Any(filter, w.FeatureId, w.Title, w.Agent, w.Status, w.HandoffId),
        Milestone m => Any(filter, m.MilestoneId, m.Title, m.Status, m.Gate),
        HandoffSummary h => Any(filter, h.HandoffId, h.Summary, h.Agent, h.PickedUpBy, h.Status, h.FeatureId),
        WorkspaceEvent e => Any(filter, e.Entity, e.Id, e.To, e.Agent, e.Text),
        SnapshotStep s => Any(filter, s.Command, s.Reason),
        CheckResult c => Any(filter, c.Name, c.Message),
        ConfigurationEntry s => Any(filter, s.Key, ValueText.Of(s.Value), s.Source),
        Correction c => Any(filter, c.CorrectionId, c.Rule, c.Severity, c.Trigger.ToString()),
        RatchetRule r => Any(filter, r.RatchetId, r.Rule, r.Pattern),
        Note n => Any(filter, n.Content, n.Branch),
        ProjectLink l => Any(filter, snapshot.Projects.Current, l.Name, l.Relation, l.Via),
        Mission m => Any(filter, m.MissionId, m.Title, m.Status),
        _ => true,
    };

    private static bool Any(string filter, params ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            if (text is not null && text.Contains(filter, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
