using System.Globalization;
using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Adapters.Control;

/// <summary>The lines above and below the panes: what is the state, and which keys there are.</summary>
internal sealed class Chrome(Canvas canvas, ControlSnapshot snapshot, ControlState state)
{
    /// <summary>Draws both and returns what lies between.</summary>
    public Rect Draw()
    {
        int header = Header();
        Footer();
        return new Rect(0, header, canvas.Width, canvas.Height - header - 1);
    }

    private int Header()
    {
        string screen = state.Screen == ControlScreens.Dashboard ? "" : $" {canvas.Glyphs.Pointer} {state.Screen}";
        string right = snapshot.Mission is { } m ? (canvas.Width >= 60 ? $"{m.MissionId}  {AgeText.Elapsed(snapshot.Elapsed)}" : "")
            : snapshot.WorkspacePath is { } path && path.Length < canvas.Width / 2 ? path : "";
        Line(0, right, [new(" MAESTRO", Ink.Accent), new(screen, Ink.Info), new("  "), new($" {Name()}", Ink.Strong)]);
        bool isSmall = canvas.Height < 18;
        IReadOnlyList<Span[]> alerts = AlertLines.Of(snapshot, state, canvas.Glyphs);
        if (isSmall && alerts.Count > 0)
        {
            // One line for all that is wrong; it is worth more than the counts.
            Line(1, "", [.. alerts.SelectMany(static line => line)]);
            return 2;
        }

        int y = 1;
        foreach (Span[] alert in alerts)
        {
            Line(y++, "", alert);
        }

        if (snapshot.Mission is not { } mission)
        {
            return y;
        }

        if (!isSmall)
        {
            Line(y++, "", StatusLine(mission));
        }

        int waiting = snapshot.PendingHandoffs.Count;
        string handed = snapshot.IsDamaged(SnapshotPart.Handoffs) ? "handoffs unknown" : waiting == 0 ? "" : Count.Of(waiting, "handoff");
        int room = canvas.Width - handed.Length - 3;
        Span[] counts = Counts(mission, isSmall, withNone: true);
        if (counts.Sum(span => CellText.Width(span.Text, canvas.Glyphs.IsUnicode)) > room)
        {
            counts = Counts(mission, isSmall, withNone: false);
        }

        Line(y++, handed, counts);
        if (isSmall)
        {
            return y;
        }

        Span[] next = snapshot.NextSteps is [{ } step, ..]
            ? [new(" Next  ", Ink.Muted), new(" "), new(step.Command, Ink.Accent), new("  "), new($" {step.Reason}", Ink.Muted)]
            : [new(" Next  ", Ink.Muted), new(" "), new("nothing to do until work in progress is finished", Ink.Muted)];
        Line(y++, "", next);
        return y;
    }

    private string Name() => snapshot.Mission?.Title ?? (snapshot.WorkspacePath is null ? "not a workspace" : snapshot.IsDamaged(SnapshotPart.Missions) ? "missions unknown" : "no mission");

    private Span[] StatusLine(Mission mission)
    {
        if (snapshot.IsDamaged(SnapshotPart.Mission))
        {
            Span unknown = canvas.Glyphs.Symbol(SnapshotPart.Unknown);
            return [new(" "), unknown, new(" UNKNOWN ", unknown.Ink), new($"(stored: {mission.Status}) ", Ink.Muted), new(" features, assertions and gates unknown")];
        }

        const int Cells = 10;
        int full = mission.Progress.FeaturePercent * Cells / 100;
        Milestone? active = snapshot.Milestones.FirstOrDefault(m => m.IsActive);
        Span symbol = canvas.Glyphs.Symbol(mission.EffectiveStatus);
        return
        [
            new(" "), symbol, new($" {mission.EffectiveStatus.ToUpperInvariant()} ", symbol.Ink),
            mission.Status == mission.EffectiveStatus ? new("") : new($"(stored: {mission.Status}) ", Ink.Muted),
            new(" "), new(string.Concat(Enumerable.Repeat(canvas.Glyphs.Full, full)), Ink.Good),
            new(string.Concat(Enumerable.Repeat(canvas.Glyphs.Empty, Cells - full)), Ink.Border),
            new(Text($" {mission.Progress.FeaturesDone}/{mission.Progress.FeaturesTotal} features ")),
            new(Text($" {mission.Progress.AssertionsDone}/{mission.Progress.AssertionsTotal} assertions ")),
            active is null ? new("") : new(" at ", Ink.Muted), active is null ? new("") : new(active.Title),
        ];
    }

    /// <summary>Every phase with symbol and word, so that the five numbers can be read without colour.</summary>
    private Span[] Counts(Mission mission, bool isSmall, bool withNone)
    {
        SnapshotCounts counts = snapshot.Counts;
        bool isUnknown = snapshot.IsDamaged(SnapshotPart.Mission);
        List<Span> spans = [];
        if (isSmall)
        {
            Span symbol = canvas.Glyphs.Symbol(mission.EffectiveStatus);
            spans.AddRange([new(" "), new($"{mission.EffectiveStatus} ", symbol.Ink)]);
        }

        if (isUnknown)
        {
            spans.Add(new(" known: ", Ink.Muted));
        }

        foreach ((int count, string phase) in ((int, string)[])
            [
                (counts.Blocked, FeaturePhase.Blocked), (counts.Ready, FeaturePhase.Ready), (counts.Active, FeaturePhase.Active),
                (counts.Review, FeaturePhase.Review), (counts.Done, FeaturePhase.Done), (counts.Pending, FeaturePhase.Pending), (counts.Unknown, FeaturePhase.Unknown),
            ])
        {
            if (count == 0 && (!withNone || isUnknown || phase is FeaturePhase.Pending or FeaturePhase.Unknown))
            {
                continue;
            }

            Span symbol = canvas.Glyphs.Symbol(phase);
            Ink ink = count == 0 ? Ink.Muted : symbol.Ink;
            spans.AddRange([new(" "), new(symbol.Text, ink), new(isSmall ? Text($"{count} ") : Text($" {count} {phase} "), ink)]);
        }

        return [.. spans];
    }

    private void Footer()
    {
        int y = canvas.Height - 1;
        if (state.IsFiltering || state.Filter.Length > 0)
        {
            string hint = state.IsFiltering ? "Enter keep  Esc clear" : "/ change  Esc clear";
            Line(y, hint, [new(" /", Ink.Accent), new(state.Filter, Ink.Strong), new(state.IsFiltering ? "_" : "", Ink.Accent)]);
            return;
        }

        string right = state.Notice ?? (canvas.Width >= 110 ? Git() : "");
        (string Key, string Full, string Word)[] all = [.. Keys()];
        int room = canvas.Width - Math.Min(CellText.Width(right, canvas.Glyphs.IsUnicode), canvas.Width * 2 / 3) - 2;
        bool isFull = all.Sum(k => k.Key.Length + k.Full.Length + 4) <= room;
        List<Span> keys = [];
        int used = 0;
        foreach ((string key, string full, string word) in all)
        {
            string shown = isFull ? full : word;
            int width = key.Length + shown.Length + (isFull ? 4 : 2);
            if (used + width > room)
            {
                break;
            }

            used += width;
            keys.AddRange([new(" "), new(key, Ink.Accent), new(isFull ? " " : ":", Ink.Muted), new(shown, Ink.Muted), new("", Ink.Muted, isFull ? 2 : 0)]);
        }

        Line(y, right, [.. keys]);
    }

    private string Git()
    {
        return snapshot.Git is not { } git ? "" : $"{git.Branch ?? "no branch"}, {(git.Notice is not null ? "changes unknown" : git.ChangedFiles.Count == 0 ? "clean" : Text($"{git.ChangedFiles.Count} changed"))}";
    }

    /// <summary>The keys worth naming here, most needed first, each with a long and a short word.</summary>
    private IEnumerable<(string Key, string Full, string Word)> Keys()
    {
        const int WidthForAll = 78;
        bool isHelp = state.Screen == ControlScreens.Help;
        if (canvas.Width < WidthForAll)
        {
            if (!isHelp)
            {
                yield return ("?", "help", "help");
            }

            yield return ("q", "quit", "quit");
        }

        if (state.IsDetail)
        {
            yield return ("Esc", "back", "back");
            yield return ("jk", "scroll", "scroll");
            yield return ("y", "copy", "copy");
        }

        foreach (ControlScreenInfo screen in ControlScreens.All)
        {
            if (screen.Name != ControlScreens.Help && screen.Name != state.Screen)
            {
                yield return (screen.Key, screen.Title.ToLowerInvariant(), screen.Short);
            }
        }

        if (snapshot.WorkspacePath is not null && !isHelp)
        {
            yield return ("/", "filter", "find");
        }

        if (snapshot.Missions.Count > (snapshot.Mission is null ? 0 : 1))
        {
            yield return ("m", "mission", "miss");
        }

        if (canvas.Width >= WidthForAll)
        {
            if (!isHelp)
            {
                yield return ("?", "help", "help");
            }

            yield return ("q", "quit", "quit");
        }

        yield return ("Tab", "pane", "pane");
        yield return ("Enter", "detail", "detail");
    }

    /// <summary>A line with something at its right end, which the left gives way to.</summary>
    private void Line(int y, string right, Span[] left)
    {
        int width = Math.Min(CellText.Width(right, canvas.Glyphs.IsUnicode), canvas.Width * 2 / 3);
        canvas.Write(0, y, canvas.Width - (width > 0 ? width + 2 : 1), left);
        if (width > 0)
        {
            canvas.Write(canvas.Width - width - 1, y, width, new Span(right, Ink.Muted));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
