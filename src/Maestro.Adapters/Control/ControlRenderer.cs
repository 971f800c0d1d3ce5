using Maestro.Control;

namespace Maestro.Adapters.Control;

/// <summary>Draws a snapshot as a frame. Pure: the preview, the checks and the terminal share it.</summary>
internal sealed class ControlRenderer : IControlRenderer
{
    /// <summary>Below this nothing useful can be said.</summary>
    public static ControlSize Smallest { get; } = new(20, 6);

    /// <summary>Above this no terminal is, and a mistyped size would only fill the memory.</summary>
    public static ControlSize Largest { get; } = new(1000, 500);

    public IReadOnlyList<string> Render(ControlSnapshot snapshot, ControlState state, ControlSize size, ControlCapabilities capabilities)
    {
        Frame frame = Draw(snapshot, state, size, Glyphs.Of(capabilities));
        var palette = Palette.Of(capabilities);
        return [.. Enumerable.Range(0, frame.Height).Select(y =>
            capabilities.Colors == ControlColors.None ? frame.PlainLine(y) : frame.AnsiLine(y, palette, keepColumns: false))];
    }

    public IEnumerable<ControlCheck> Check(ControlSnapshot snapshot, IEnumerable<ControlSize> sizes, CancellationToken cancellationToken) =>
        FrameChecks.Run(snapshot, sizes, cancellationToken);

    internal static Frame Draw(ControlSnapshot snapshot, ControlState state, ControlSize size, Glyphs glyphs)
    {
        if (state.Screen != ControlScreens.Missions && ControlScreens.Find(state.Screen) is null)
        {
            throw new MaestroException(
                ErrorCode.ScreenInvalid, $"There is no screen '{state.Screen}'.",
                $"Show-MaestroControl -Screen {string.Join("|", ControlScreens.All.Select(s => s.Name))}", state.Screen);
        }

        if (size.Width < Smallest.Width || size.Height < Smallest.Height || size.Width > Largest.Width || size.Height > Largest.Height)
        {
            throw new MaestroException(
                ErrorCode.ScreenInvalid, $"A screen of {size} can't be drawn: the size must be between {Smallest} and {Largest}.", "Show-MaestroControl -Size 80x24",
                size.ToString());
        }

        // Without a workspace every screen would be empty: say which command to run instead.
        if (snapshot.WorkspacePath is null && state.Screen is not (ControlScreens.Help or ControlScreens.Config))
        {
            state = state with { Screen = ControlScreens.Dashboard };
        }

        Canvas canvas = new(size.Width, size.Height, glyphs);
        PaneView panes = new(canvas, snapshot, state);
        Rect area = new Chrome(canvas, snapshot, state).Draw();
        ListView list = new(canvas, snapshot, panes, state);
        int scroll = 0;
        if (state.Screen == ControlScreens.Help)
        {
            scroll = ListView.DrawText(canvas, area, "Help", HelpText.Lines(glyphs), state.Scroll, true);
        }
        else if (state.IsDetail)
        {
            scroll = list.DrawDetail(area, state.Scroll, true);
        }
        else if (state.Screen == ControlScreens.Dashboard)
        {
            new DashboardView(canvas, snapshot, panes, list, state).Draw(area);
        }
        else
        {
            list.Draw(area);
        }

        return canvas.ToFrame(scroll, state.IsDetail || state.Screen == ControlScreens.Help ? Math.Max(1, area.Height - 3) : panes.PageSize);
    }
}
