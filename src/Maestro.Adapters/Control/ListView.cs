using System.Globalization;
using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Adapters.Control;

/// <summary>The other screens: a list, and beside it, where there is room, the selected entry.</summary>
internal sealed class ListView(Canvas canvas, ControlSnapshot snapshot, PaneView panes, ControlState state)
{
    private const int WidthForBoth = 76;

    public void Draw(Rect area)
    {
        IReadOnlyList<string> names = ControlScreens.PanesOf(state.Screen, snapshot);
        bool hasDetail = area.Width >= WidthForBoth && area.Height >= 6;
        int listWidth = !hasDetail ? area.Width : state.Screen switch
        {
            ControlScreens.Dependencies or ControlScreens.Config or ControlScreens.Timeline => area.Width * 56 / 100,
            ControlScreens.Handoffs => area.Width * 60 / 100,
            _ => area.Width * 54 / 100,
        };

        Rect list = area with { Width = listWidth };
        if (area.Height >= names.Count * 3)
        {
            int[] heights = DashboardView.Heights(list.Height, [.. names.Select(n => panes.Rows(n).Count + 2)]);
            int y = list.Y;
            for (int i = 0; i < names.Count; i++)
            {
                DrawList(new Rect(list.X, y, list.Width, heights[i]), names[i]);
                y += heights[i];
            }
        }
        else
        {
            DrawList(list, state.PaneIn(snapshot));
        }

        if (hasDetail)
        {
            DrawDetail(new Rect(area.X + listWidth, area.Y, area.Width - listWidth, area.Height), 0, false);
        }
    }

    /// <summary>Everything about the selected entry in one frame; returns how far it is really scrolled.</summary>
    public int DrawDetail(Rect area, int scroll, bool hasKeys)
    {
        Rect inside = area.Inside;
        IReadOnlyList<Span[]> lines = ControlReducer.Selected(state, snapshot) is { } row
            ? DetailText.Of(row.Item, snapshot, canvas.Glyphs, inside.Width)
            : state.Screen == ControlScreens.Memory ? [] : NextSteps(inside.Width);
        if (state.Screen == ControlScreens.Memory && !hasKeys)
        {
            lines = [.. lines, .. lines.Count > 0 ? (Span[][])[[]] : [], .. Guidance(inside.Width)];
        }

        return DrawText(canvas, area, "Detail", lines, scroll, hasKeys);
    }

    /// <summary>A scrolled text in a frame; returns how far it is really scrolled.</summary>
    public static int DrawText(Canvas canvas, Rect area, string title, IReadOnlyList<Span[]> lines, int scroll, bool hasKeys)
    {
        Rect inside = area.Inside;
        int top = Math.Clamp(scroll, 0, Math.Max(0, lines.Count - inside.Height));
        int shown = Math.Min(inside.Height, lines.Count - top);
        string note = lines.Count > inside.Height
            ? string.Create(CultureInfo.InvariantCulture, $"lines {top + 1}-{top + shown} of {lines.Count}{(hasKeys ? "" : ", Enter for all")}")
            : "";
        canvas.Box(area, [new(title, Ink.Strong)], note, hasKeys ? Ink.Focus : Ink.Border);
        for (int i = 0; i < shown; i++)
        {
            canvas.Write(inside.X, inside.Y + i, inside.Width, lines[top + i]);
        }

        return top;
    }

    private void DrawList(Rect area, string pane)
    {
        switch (pane)
        {
            case ControlPanes.Features: panes.Draw(area, pane, "Features", "no mission selected: press m to choose one"); break;
            case ControlPanes.Levels: DrawLevels(area); break;
            case ControlPanes.Handoffs: panes.Draw(area, pane, "Handoffs", "none yet: New-MaestroHandoff creates one"); break;
            case ControlPanes.Settings: panes.Draw(area, pane, "Settings", "no settings read"); break;
            case ControlPanes.Checks: panes.Draw(area, pane, "Environment", "not checked: Test-MaestroEnvironment"); break;
            case ControlPanes.Corrections: panes.Draw(area, pane, "Corrections", "none yet: Add-MaestroCorrection adds one"); break;
            case ControlPanes.Ratchet: panes.Draw(area, pane, "Ratchet", "no rules: Add-MaestroRatchet promotes a correction"); break;
            case ControlPanes.Notes: panes.Draw(area, pane, "Notes", "none yet: Add-MaestroNote adds one"); break;
            case ControlPanes.Links: panes.Draw(area, pane, "Project links", "none yet: Connect-MaestroProject adds one"); break;
            case ControlPanes.Missions: panes.Draw(area, pane, "Missions", "none yet"); break;
            default: panes.Draw(area, pane, "Timeline", "no events yet"); break;
        }
    }

    /// <summary>The graph: levels from what needs nothing to what needs most, and the critical path as a line down the side.</summary>
    private void DrawLevels(Rect area)
    {
        IReadOnlyList<ControlRow> rows = panes.Rows(ControlPanes.Levels);
        int first = -1;
        int last = -1;
        for (int i = 0; i < rows.Count; i++)
        {
            if (((Feature)rows[i].Item).IsCritical)
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }

        Glyphs glyphs = canvas.Glyphs;
        var sizes = rows.CountBy(r => ((Feature)r.Item).Level).ToDictionary();
        List<PaneLine> lines = [];
        int level = -1;
        for (int i = 0; i < rows.Count; i++)
        {
            var feature = (Feature)rows[i].Item;
            bool isInside = i > first && i <= last;
            if (feature.Level != level)
            {
                level = feature.Level;
                string head = string.Create(CultureInfo.InvariantCulture, $"level {level}  ");
                string count = string.Create(CultureInfo.InvariantCulture, $" {sizes[level]} feature{(sizes[level] == 1 ? "" : "s")}");
                lines.Add(new PaneLine(-1, [new(isInside ? glyphs.PathLine : "", Ink.Warn, 3), new(head, Ink.Info), new(count, Ink.Muted)]));
            }

            string mark = !feature.IsCritical ? (isInside ? glyphs.PathLine : "")
                : i == first ? glyphs.PathFirst : i == last ? glyphs.PathLast : glyphs.PathNext;
            lines.Add(new PaneLine(i, [new(mark, Ink.Warn, 3)]));
        }

        int left = snapshot.Features.Count(f => f.IsCritical && f.Phase != FeaturePhase.Done);
        Span[] title =
        [
            new("Levels", Ink.Strong), new("  "), new($"{glyphs.PathNext} ", Ink.Warn),
            snapshot.IsDamaged(SnapshotPart.Mission)
                ? new("critical path: unknown", Ink.Bad)
                : new(string.Create(CultureInfo.InvariantCulture, $"critical path: {left} of {snapshot.CriticalPath.Count} left"), Ink.Muted),
        ];
        panes.Draw(area, ControlPanes.Levels, title, rows, lines, "no mission selected: press m to choose one");
    }

    /// <summary>What the memory holds that is no list.</summary>
    private List<Span[]> Guidance(int width)
    {
        string age = snapshot.Memory.GuidanceCompiledAt is { } time ? $", {AgeText.Age(snapshot.TakenAt - time)} old" : "";
        List<Span[]> lines =
        [
            [new("Guidance", Ink.Strong), new(age, Ink.Muted)],
            [new(Count.Of(snapshot.Memory.LearningCount, "learning"), Ink.Muted), new(string.Create(CultureInfo.InvariantCulture, $", {snapshot.Memory.LearningsSinceGuidance} since"), Ink.Muted)],
        ];
        foreach (string line in CellText.Wrap(snapshot.Memory.Guidance ?? (snapshot.IsDamaged(SnapshotPart.Memory) ? "unknown: files are damaged" : "none yet: Build-MaestroGuidance compiles it"), width, canvas.Glyphs.IsUnicode))
        {
            lines.Add([new(line)]);
        }

        return lines;
    }

    /// <summary>What stands beside a list in which nothing is selected.</summary>
    private List<Span[]> NextSteps(int width)
    {
        List<Span[]> lines = [];
        foreach (SnapshotStep step in snapshot.NextSteps)
        {
            foreach (string line in CellText.Wrap(step.Command, width, canvas.Glyphs.IsUnicode))
            {
                lines.Add([new(line, Ink.Accent)]);
            }

            foreach (string line in CellText.Wrap(step.Reason, width, canvas.Glyphs.IsUnicode))
            {
                lines.Add([new(line, Ink.Muted)]);
            }
        }

        return lines;
    }
}
