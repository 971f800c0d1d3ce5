using System.Globalization;
using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Adapters.Control;

/// <summary>An entry of a list as columns. The last column takes the room that is left.</summary>
internal sealed class RowText(ControlSnapshot snapshot, Glyphs glyphs)
{
    public Span[][] Columns(string pane, object item) => item switch
    {
        SnapshotWork work => Work(work),
        Feature feature => Feature(pane, feature),
        Milestone milestone => Milestone(milestone),
        HandoffSummary handoff => Handoff(pane, handoff),
        WorkspaceEvent happened => Event(happened),
        SnapshotStep step => [[new(step.Command, Ink.Accent)], [new(step.Reason, Ink.Muted)]],
        CheckResult check => [Status(check.Passed ? "passed" : "failed", check.Passed ? "ok" : "problem"), [new(check.Name)], [new(check.Message, Ink.Muted)]],
        ConfigurationEntry setting => Setting(setting),
        Correction correction => Correction(correction),
        RatchetRule rule => [[new(rule.Rule)], [new(rule.Pattern, Ink.Info)], [new(rule.RatchetId, Ink.Muted)]],
        Note note => [[new(Age(note.Timestamp), Ink.Muted)], [new(note.Content)]],
        ProjectLink link => Link(link),
        Mission mission => [Status(mission.EffectiveStatus), [new(mission.MissionId)], [new(mission.Title, Ink.Muted)]],
        _ => [],
    };

    /// <summary>Symbol and word; the word may be another than the one that chooses the symbol.</summary>
    public Span[] Status(string word, string? shown = null)
    {
        Span symbol = glyphs.Symbol(word);
        return [symbol, new(" "), new(shown ?? word, symbol.Ink)];
    }

    public string Age(DateTimeOffset time) => AgeText.Age(snapshot.TakenAt - time);

    private Span[][] Work(SnapshotWork work) =>
    [
        Status(work.Status, work.Status switch
        {
            FeatureStatus.Assigned or FeatureStatus.InProgress => FeaturePhase.Active,
            HandoffStatus.PickedUp => "claimed",
            string status => status,
        }),
        work.IsClaimed ? [new(work.Agent, Ink.Strong)] : [new("for ", Ink.Muted), new(work.Agent)],
        [new(work.FeatureId ?? work.HandoffId ?? "")],
        [new(Age(work.Since), Ink.Muted)],
        [new(work.Title, Ink.Muted)],
    ];

    private Span[][] Feature(string pane, Feature feature)
    {
        Span[] blockers = feature.IsCircular && feature.BlockedBy.Count > 0
            ? [new($"{glyphs.Left} ", Ink.Muted), new("circle: ", Ink.Bad), new(string.Join(", ", feature.BlockedBy), Ink.Bad)]
            : feature.BlockedBy.Count > 0
                ? [new($"{glyphs.Left} ", Ink.Muted), new(string.Join(", ", feature.BlockedBy), Ink.Bad)]
                : feature.Status == FeatureStatus.Blocked ? [new($"{glyphs.Left} ", Ink.Muted), new("marked as blocked", Ink.Bad)] : [];
        return pane switch
        {
            ControlPanes.Blocked => [[glyphs.Symbol(feature.Phase), new(" "), new(feature.FeatureId)], blockers, [new(feature.Title, Ink.Muted)]],
            ControlPanes.Levels => [Status(feature.Phase), [new(feature.FeatureId, feature.IsCritical ? Ink.Strong : Ink.Text)], Edges(feature)],
            ControlPanes.Ready => [Status(feature.Phase), [new(feature.FeatureId)], For(feature), [new(feature.Title, Ink.Muted)]],
            _ => [Status(feature.Phase), [new(feature.FeatureId)], For(feature), [new(feature.Title, Ink.Muted)]],
        };
    }

    private Span[] For(Feature feature) =>
        snapshot.AgentOf(feature) is { } agent ? [new(agent, Ink.Strong)] : [new("for ", Ink.Muted), new(feature.WorkerType)];

    private Span[] Edges(Feature feature)
    {
        List<Span> spans = [];
        if (feature.IsCircular)
        {
            spans.Add(new("circle ", Ink.Bad));
        }

        if (feature.DependsOn.Count > 0)
        {
            spans.Add(new($"{glyphs.Left} ", Ink.Muted));
            spans.Add(new(string.Join(", ", feature.DependsOn), feature.BlockedBy.Count > 0 ? Ink.Bad : Ink.Muted));
        }

        if (feature.Unblocks.Count > 0)
        {
            spans.Add(new($"{(spans.Count > 0 ? "  " : "")}{glyphs.Right} ", Ink.Muted));
            spans.Add(new(string.Join(", ", feature.Unblocks), Ink.Info));
        }

        return [.. spans];
    }

    private Span[][] Milestone(Milestone milestone)
    {
        int open = milestone.OpenFeatureIds.Count + milestone.OpenAssertionIds.Count;
        return
        [
            Status(milestone.Status),
            [new(snapshot.IsDamaged(SnapshotPart.Mission) ? "" : string.Create(CultureInfo.InvariantCulture, $"{milestone.Progress.FeaturesDone}/{milestone.Progress.FeaturesTotal}"))],
            milestone.Gate switch
            {
                GateState.Sealed or GateState.Unknown => [],
                GateState.Clear => [new("gate clear", Ink.Good)],
                _ => [new(string.Create(CultureInfo.InvariantCulture, $"{open} open"), milestone.IsActive ? Ink.Warn : Ink.Muted)],
            },
            [new(milestone.Title, milestone.IsActive ? Ink.Strong : Ink.Text)],
        ];
    }

    private Span[][] Handoff(string pane, HandoffSummary handoff) =>
    [
        pane == ControlPanes.PendingHandoffs ? [new(handoff.HandoffId)] : Status(handoff.Status),
        pane == ControlPanes.PendingHandoffs ? [] : [new(handoff.HandoffId)],
        [new(Age(handoff.Timestamp), Ink.Muted)],
        handoff.PickedUpBy is { } taker
            ? [new(handoff.Agent), new($" {glyphs.Right} ", Ink.Muted), new(taker, Ink.Strong)]
            : [new(handoff.Agent)],
        [new(handoff.Summary, Ink.Muted)],
    ];

    /// <summary>What matters first: a narrow pane cuts the rest. Features and assertions are known by their ids, the others by what they are.</summary>
    private Span[][] Event(WorkspaceEvent happened)
    {
        Span symbol = glyphs.Symbol(happened.To);
        Span[] status = [new($"{happened.To} ", symbol.Ink)];
        Span[] by = happened.Agent is { } agent ? [new(happened.To == HandoffStatus.Pending ? "from " : "by ", Ink.Muted), new($"{agent} ", Ink.Strong)] : [];
        Span[] what = happened.Entity switch
        {
            WorkspaceEntity.Feature => [new($"{happened.Id} "), .. status, .. by],
            WorkspaceEntity.Assertion => [new("assertion ", Ink.Muted), .. status, new($"{happened.Id} "), .. by],
            WorkspaceEntity.Note => [new("note ", Ink.Muted)],
            WorkspaceEntity.Mission => [new("mission ", Ink.Muted), .. status, .. by],
            _ => [new($"{happened.Entity} ", Ink.Muted), .. status, .. by, new($"{happened.Id} ")],
        };
        return [[new(Age(happened.Time), Ink.Muted)], [symbol], [.. what, new(happened.Text, Ink.Muted)]];
    }

    private Span[][] Setting(ConfigurationEntry setting) =>
    [
        [snapshot.ProblemOf(setting) is null ? new(" ") : glyphs.Symbol("failed"), new($" {setting.Key}")],
        [new(ValueText.Of(setting.Value), setting.Source == ConfigurationSource.Default ? Ink.Muted : Ink.Accent)],
        snapshot.ProblemOf(setting) is { } problem ? [new($"{setting.Source} ", Ink.Muted), new(problem, Ink.Bad)] : [new(setting.Source, Ink.Muted)],
    ];

    private static Span[][] Correction(Correction correction) =>
    [
        [new(correction.Severity, correction.IsHard ? Ink.Bad : Ink.Muted)],
        [new(correction.Rule)],
        [new(correction.Trigger.ToString(), Ink.Muted), new(correction.PromotedToRatchet is null ? "" : "  ratchet", Ink.Good)],
    ];

    private Span[][] Link(ProjectLink link)
    {
        Span current = new(snapshot.Projects.Current, Ink.Strong);
        Span other = new(link.Name);
        bool isOutgoing = link.Direction == ProjectLinkDirection.Outgoing;
        return
        [
            [isOutgoing ? current : other],
            [new($"{glyphs.Right} ", Ink.Muted), new(link.Relation, Ink.Info), new($" {glyphs.Right}", Ink.Muted)],
            [isOutgoing ? other : current],
            [new(link.Via ?? "", Ink.Muted)],
        ];
    }
}
