using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Adapters.Control;

/// <summary>The first screen: who has what, what is ready, what is blocked and by what, the gates, what waits, what happened last.</summary>
internal sealed class DashboardView(Canvas canvas, ControlSnapshot snapshot, PaneView panes, ListView lists, ControlState state)
{
    private const int LeastForDetail = 8;

    private static readonly Dictionary<string, (string Title, string Empty)> Words = new()
    {
        [ControlPanes.Active] = ("Who has what", "no work in progress"),
        [ControlPanes.Ready] = ("Ready to start", "nothing is ready"),
        [ControlPanes.Blocked] = ("Blocked by", "nothing is blocked"),
        [ControlPanes.Milestones] = ("Milestones and gates", "no milestones"),
        [ControlPanes.PendingHandoffs] = ("Handoffs waiting", "none waits"),
        [ControlPanes.Events] = ("Latest", "no events yet"),
        [ControlPanes.Next] = ("Type next", "nothing"),
        [ControlPanes.Checks] = ("Environment", "not checked"),
    };

    public void Draw(Rect area)
    {
        string[][] columns = Columns(area);
        if (columns.Any(c => area.Height < c.Length * 3))
        {
            DrawSmall(area);
            return;
        }

        int x = area.X;
        for (int i = 0; i < columns.Length; i++)
        {
            int width = i == columns.Length - 1 ? area.Right - x : area.Width * Share(columns.Length, i) / 100;
            DrawColumn(new Rect(x, area.Y, width, area.Height), columns[i], canHaveDetail: i == 0 && snapshot.Mission is not null);
            x += width;
        }
    }

    private string[][] Columns(Rect area)
    {
        if (snapshot.WorkspacePath is null)
        {
            return area.Width >= 70 ? [[ControlPanes.Next], [ControlPanes.Checks]] : [[ControlPanes.Next, ControlPanes.Checks]];
        }

        if (snapshot.Mission is null)
        {
            return area.Width >= 70
                ? [[ControlPanes.Next, ControlPanes.PendingHandoffs], [ControlPanes.Checks, ControlPanes.Events]]
                : [[ControlPanes.Next, ControlPanes.PendingHandoffs, ControlPanes.Checks, ControlPanes.Events]];
        }

        return area.Width switch
        {
            >= 160 =>
            [
                [ControlPanes.Active, ControlPanes.Ready], [ControlPanes.Blocked, ControlPanes.Milestones],
                [ControlPanes.PendingHandoffs, ControlPanes.Events],
            ],
            >= 70 =>
            [
                [ControlPanes.Active, ControlPanes.Ready, ControlPanes.Blocked],
                [ControlPanes.Milestones, ControlPanes.PendingHandoffs, ControlPanes.Events],
            ],
            _ => [[.. ControlScreens.PanesOf(ControlScreens.Dashboard, snapshot)]],
        };
    }

    private int Share(int columns, int index) => columns == 2 ? (snapshot.Mission is null ? 58 : 52) : index == 0 ? 36 : 32;

    private void DrawColumn(Rect area, string[] names, bool canHaveDetail)
    {
        int[] wanted = [.. names.Select(n => panes.Rows(n).Count + 2)];
        int rest = area.Height - wanted.Sum(w => Math.Max(3, w));
        bool hasDetail = canHaveDetail && rest >= LeastForDetail;
        int[] heights = Heights(hasDetail ? area.Height - rest : area.Height, wanted);
        int y = area.Y;
        for (int i = 0; i < names.Length; i++)
        {
            (string title, string empty) = WordsOf(names[i]);
            panes.Draw(new Rect(area.X, y, area.Width, heights[i]), names[i], title, empty);
            y += heights[i];
        }

        // Room that the lists leave shows more about what is selected.
        if (hasDetail)
        {
            lists.DrawDetail(new Rect(area.X, y, area.Width, rest), 0, false);
        }
    }

    // Features pend without waiting for another only while the mission itself doesn't run.
    private (string Title, string Empty) WordsOf(string pane) => pane == ControlPanes.Ready && snapshot.IsPaneDamaged(pane)
        ? ("Not started", "")
        : pane == ControlPanes.Ready && snapshot is { Counts.Pending: > 0, Mission: { } mission }
        ? ($"Not started: the mission is {mission.Status}", "")
        : Words[pane];

    /// <summary>Three lines for each, then one at a time for those that want more, what is left for the last.</summary>
    internal static int[] Heights(int total, int[] wanted)
    {
        int[] heights = new int[wanted.Length];
        Array.Fill(heights, 3);
        int left = total - (3 * heights.Length);
        bool hasGrown = true;
        while (left > 0 && hasGrown)
        {
            hasGrown = false;
            for (int i = 0; i < heights.Length && left > 0; i++)
            {
                if (heights[i] < wanted[i])
                {
                    heights[i]++;
                    left--;
                    hasGrown = true;
                }
            }
        }

        heights[^1] += left;
        return heights;
    }

    /// <summary>Where six frames have no room: the pane that has the keys, and the last event below it.</summary>
    private void DrawSmall(Rect area)
    {
        string pane = state.PaneIn(snapshot);
        bool hasEvent = snapshot.Timeline.Count > 0 && pane != ControlPanes.Events && area.Height > 4;
        (string title, string empty) = WordsOf(pane);
        panes.Draw(new Rect(area.X, area.Y, area.Width, area.Height - (hasEvent ? 1 : 0)), pane, title, empty);
        if (hasEvent)
        {
            Span[][] columns = new RowText(snapshot, canvas.Glyphs).Columns(ControlPanes.Events, snapshot.Timeline[0]);
            canvas.Write(area.X, area.Bottom - 1, area.Width - 1, [new(" last", Ink.Muted), new(" "), .. columns[0], new(" ago ", Ink.Muted), .. columns[2]]);
        }
    }
}
