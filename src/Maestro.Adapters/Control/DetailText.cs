using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Adapters.Control;

/// <summary>Everything about one entry, as wrapped lines: a label beside each value.</summary>
internal sealed class DetailText(ControlSnapshot snapshot, Glyphs glyphs, int width)
{
    private const int LabelWidth = 11;
    private const int MostItems = 50;
    private readonly List<Span[]> _lines = [];

    public static IReadOnlyList<Span[]> Of(object item, ControlSnapshot snapshot, Glyphs glyphs, int width)
    {
        DetailText detail = new(snapshot, glyphs, width);
        detail.Write(item);
        return detail._lines;
    }

    private void Write(object item)
    {
        switch (item)
        {
            case Feature feature: Feature(feature); break;
            case SnapshotWork work: Work(work); break;
            case Milestone milestone: Milestone(milestone); break;
            case HandoffSummary handoff: Handoff(handoff); break;
            case WorkspaceEvent happened: Event(happened); break;
            case Correction correction: Correction(correction); break;
            case RatchetRule rule: Ratchet(rule); break;
            case ConfigurationEntry setting: Setting(setting); break;
            case ProjectLink link: Link(link); break;
            case Note note:
                Field("written", When(note.Timestamp));
                Field("branch", note.Branch);
                Paragraph(note.Content);
                break;
            case CheckResult check:
                Title(check.Name);
                Status("result", check.Passed ? "passed" : "failed");
                Field("found", check.Message);
                break;
            case SnapshotStep step:
                Title(step.Command);
                Field("for", step.Reason);
                break;
            case Mission mission:
                Title(mission.Title);
                Field("id", mission.MissionId);
                Status("status", mission.EffectiveStatus);
                Field("stored", mission.Status);
                Field("changed", When(mission.UpdatedAt));
                break;
        }
    }

    private void Feature(Feature feature)
    {
        Title(feature.Title);
        Field("id", feature.FeatureId);
        Status("status", feature.Phase);
        Field("stored", feature.Status == feature.Phase ? null : feature.Status);
        Field("who", snapshot.AgentOf(feature) ?? $"for {feature.WorkerType}");
        Field("milestone", feature.MilestoneId);
        Field("level", $"{feature.Level}{(feature.IsCritical ? ", on the critical path" : "")}{(feature.IsCircular ? ", in a circle" : "")}");
        Field("changed", When(feature.UpdatedAt));
        Features("waits for", feature.BlockedBy);
        Features("came after", [.. feature.DependsOn.Except(feature.BlockedBy)]);
        Features("unblocks", feature.Unblocks);
        List("assertions", snapshot.Assertions.Where(a => a.FeatureId == feature.FeatureId), a =>
            [glyphs.Symbol(a.Result), new($" {a.Result} ", glyphs.Symbol(a.Result).Ink), new(a.Description)]);
        Field("reported", feature.Report?.SalientSummary);
        List("to prove", feature.VerificationSteps, s => [new($"{glyphs.Dot} ", Ink.Muted), new(s)]);
        Paragraph(feature.Description);
    }

    private void Work(SnapshotWork work)
    {
        if (work.FeatureId is { } id && snapshot.Features.FirstOrDefault(f => f.FeatureId == id) is { } feature)
        {
            Feature(feature);
        }
        else
        {
            Title(work.Title);
        }

        Field("since", When(work.Since));
        if (work.HandoffId is { } handoffId && snapshot.Handoffs.FirstOrDefault(h => h.HandoffId == handoffId) is { } handoff)
        {
            _lines.Add([]);
            Handoff(handoff);
        }
    }

    private void Milestone(Milestone milestone)
    {
        Title(milestone.Title);
        Field("id", milestone.MilestoneId);
        Status("status", milestone.Status);
        Field("kind", $"{milestone.Kind}, {milestone.Profile}");
        Status("gate", milestone.Gate);
        Field("progress", snapshot.IsDamaged(SnapshotPart.Mission) ? SnapshotPart.Unknown : milestone.Progress.ToString());
        Features("open", milestone.OpenFeatureIds);
        List("to show", milestone.OpenAssertionIds, id => [new($"{glyphs.Dot} ", Ink.Muted), new(id)]);
        Paragraph(milestone.Description);
    }

    private void Handoff(HandoffSummary handoff)
    {
        Title(handoff.Summary);
        Field("id", handoff.HandoffId);
        Status("status", handoff.Status);
        Field("mode", handoff.Mode);
        Field("from", handoff.Agent);
        Field("session", handoff.SessionId);
        Field("written", When(handoff.Timestamp));
        Field("mission", handoff.MissionId);
        Field("feature", handoff.FeatureId);
        Field("claimed by", handoff.PickedUpBy);
        Field("claimed", When(handoff.PickedUpAt));
        Field("completed", When(handoff.CompletedAt));
        if (handoff.Status == "pending")
        {
            Field("take it", CommandText.Of($"Receive-MaestroHandoff {handoff.HandoffId} -Claim"), Ink.Accent);
        }

        if (handoff.Uki is { Length: > 0 } uki)
        {
            _lines.Add([]);
            foreach (string slot in uki.Split('|'))
            {
                foreach (string line in CellText.Wrap(slot, width, glyphs.IsUnicode, 40))
                {
                    _lines.Add([new(line, Ink.Muted)]);
                }
            }
        }
    }

    private void Event(WorkspaceEvent happened)
    {
        Title($"{happened.Entity} {happened.Id}");
        Field("when", When(happened.Time));
        Field("from", happened.From);
        Status("to", happened.To);
        Field("by", happened.Agent);
        Field("mission", happened.MissionId);
        Paragraph(happened.Text);
        if (happened.Entity == WorkspaceEntity.Feature && snapshot.Features.FirstOrDefault(f => f.FeatureId == happened.Id) is { } feature)
        {
            _lines.Add([]);
            Feature(feature);
        }
    }

    private void Correction(Correction correction)
    {
        Title(correction.Rule);
        Field("id", correction.CorrectionId);
        Field("severity", correction.Severity, correction.IsHard ? Ink.Bad : Ink.Text);
        Field("triggers", correction.Trigger.ToString());
        Field("made", When(correction.CreatedAt));
        Field("ratchet", correction.PromotedToRatchet is null ? "no" : "promoted");
    }

    private void Ratchet(RatchetRule rule)
    {
        Title(rule.Rule);
        Field("id", rule.RatchetId);
        Field("pattern", rule.Pattern, Ink.Info);
        Field("correction", rule.CorrectionId);
        Field("promoted", When(rule.CreatedAt));
        Field("last run", snapshot.Ratchet.LastRunAt is { } run ? $"{When(run)}, {snapshot.Ratchet.BaselinePassCount ?? 0} passed" : snapshot.IsDamaged(SnapshotPart.Ratchet) ? SnapshotPart.Unknown : "never");
    }

    private void Setting(ConfigurationEntry setting)
    {
        Title(setting.Key);
        Field("value", ValueText.Of(setting.Value));
        Field("set by", setting.Source);
        Field("problem", snapshot.ProblemOf(setting), Ink.Bad);
        Field("change it", CommandText.Of($"Set-MaestroConfig {setting.Key} '…'"), Ink.Accent);
    }

    private void Link(ProjectLink link)
    {
        Title(link.Direction == ProjectLinkDirection.Outgoing
            ? $"{snapshot.Projects.Current} {link.Relation} {link.Name}"
            : $"{link.Name} {link.Relation} {snapshot.Projects.Current}");
        Field("shares", link.Via);
        if (link.Via is not null)
        {
            Paragraph($"Changing {link.Via} in one project affects the other.");
        }
    }

    private void Title(string text)
    {
        foreach (string line in CellText.Wrap(text, width, glyphs.IsUnicode, 12))
        {
            _lines.Add([new(line, Ink.Strong)]);
        }
    }

    private void Field(string label, string? value, Ink ink = Ink.Text)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        bool isFirst = true;
        foreach (string line in CellText.Wrap(value, width - LabelWidth, glyphs.IsUnicode, 40))
        {
            _lines.Add([Label(isFirst ? label : ""), new(line, ink)]);
            isFirst = false;
        }
    }

    private void Status(string label, string word)
    {
        Span symbol = glyphs.Symbol(word);
        _lines.Add([Label(label), symbol, new($" {word}", symbol.Ink)]);
    }

    private void Features(string label, IReadOnlyList<string> ids) => List(label, ids, id =>
        snapshot.Features.FirstOrDefault(f => f.FeatureId == id) is { } feature
            ? [glyphs.Symbol(feature.Phase), new($" {id} "), new($"{feature.Phase} ", glyphs.Symbol(feature.Phase).Ink), new(feature.Title, Ink.Muted)]
            : [glyphs.Symbol("failed"), new($" {id} "), new(snapshot.IsDamaged(SnapshotPart.Mission) ? SnapshotPart.Unknown : "not in this mission", Ink.Bad)]);

    /// <summary>One line an item, cut rather than wrapped; the label stands beside the first.</summary>
    private void List<T>(string label, IEnumerable<T> items, Func<T, Span[]> line)
    {
        int count = 0;
        foreach (T item in items)
        {
            if (count < MostItems)
            {
                _lines.Add([Label(count == 0 ? label : ""), .. line(item)]);
            }

            count++;
        }

        if (count > MostItems)
        {
            _lines.Add([Label(""), new($"and {count - MostItems} more", Ink.Muted)]);
        }
    }

    private void Paragraph(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        _lines.Add([]);
        foreach (string line in CellText.Wrap(text, width, glyphs.IsUnicode))
        {
            _lines.Add([new(line)]);
        }
    }

    private static Span Label(string text) => new(text, Ink.Muted, LabelWidth);

    /// <summary>How long ago, and the time of day; the date too when it was another day.</summary>
    private string? When(DateTimeOffset? time)
    {
        if (time is not { } value)
        {
            return null;
        }

        string format = value.UtcDateTime.Date == snapshot.TakenAt.UtcDateTime.Date ? "HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm'Z'";
        return $"{AgeText.Age(snapshot.TakenAt - value)} ago, {value.UtcDateTime.ToString(format, System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
