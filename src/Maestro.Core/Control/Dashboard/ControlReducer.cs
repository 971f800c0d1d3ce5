using Maestro.Kernel;

namespace Maestro.Control;

/// <summary>What each key does. Pure: state and key in, state and effect out.</summary>
internal static class ControlReducer
{
    public static ControlStep Reduce(ControlState state, ControlKey key, ControlSnapshot snapshot)
    {
        state = state with { Notice = null };
        if (key.Kind == ControlKeyKind.Interrupt)
        {
            return new ControlStep(state, IsQuit: true);
        }

        if (state.IsFiltering && Filter(state, key) is { } filtered)
        {
            return new ControlStep(filtered);
        }

        return key.Kind switch
        {
            ControlKeyKind.Character => Character(state, key.Text, snapshot),
            ControlKeyKind.Enter => new ControlStep(Enter(state, snapshot)),
            ControlKeyKind.Escape => new ControlStep(Back(state)),
            ControlKeyKind.Tab or ControlKeyKind.Right => new ControlStep(NextPane(state, snapshot, 1)),
            ControlKeyKind.BackTab or ControlKeyKind.Left => new ControlStep(NextPane(state, snapshot, -1)),
            ControlKeyKind.Backspace => new ControlStep(state),
            _ => new ControlStep(Move(state, key.Kind, snapshot)),
        };
    }

    /// <summary>Keys while the filter is typed; null for those that do what they always do (moving in the list).</summary>
    private static ControlState? Filter(ControlState state, ControlKey key) => key.Kind switch
    {
        ControlKeyKind.Character => state with { Filter = state.Filter + key.Text },
        ControlKeyKind.Backspace when state.Filter.Length == 0 => state with { IsFiltering = false },
        ControlKeyKind.Backspace => state with { Filter = WithoutLast(state.Filter) },
        ControlKeyKind.Enter => state with { IsFiltering = false },
        ControlKeyKind.Escape => state with { IsFiltering = false, Filter = "" },
        _ => null,
    };

    private static string WithoutLast(string text)
    {
        int[] starts = System.Globalization.StringInfo.ParseCombiningCharacters(text);
        return text[..starts[^1]];
    }

    private static ControlStep Character(ControlState state, string text, ControlSnapshot snapshot)
    {
        switch (text)
        {
            case "q":
                return new ControlStep(state, IsQuit: true);
            case "j":
                return new ControlStep(Move(state, ControlKeyKind.Down, snapshot));
            case "k":
                return new ControlStep(Move(state, ControlKeyKind.Up, snapshot));
            case "/" when ControlScreens.PanesOf(state.Screen, snapshot).Count > 0:
                return new ControlStep(state with { Pane = state.PaneIn(snapshot), IsFiltering = true, IsDetail = false });
            case "m" when snapshot.Missions.Count > 0 && state.Screen != ControlScreens.Missions:
                return new ControlStep(Show(state, ControlScreens.Missions) with { ReturnTo = state.Screen });
            case "y" when Selected(state, snapshot) is { } row:
                return new ControlStep(state with { Notice = "copied" }, Copy: row.CopyText);
        }

        ControlScreenInfo? screen = ControlScreens.All.FirstOrDefault(s => s.Key == text);
        return new ControlStep(screen is null ? state : Show(state, screen.Name));
    }

    private static ControlState Show(ControlState state, string screen) => state with
    {
        Screen = screen,
        Pane = "",
        Filter = "",
        IsFiltering = false,
        IsDetail = false,
        Scroll = 0,
    };

    private static ControlState Enter(ControlState state, ControlSnapshot snapshot)
    {
        if (state.IsDetail || Selected(state, snapshot) is not { } row)
        {
            return state;
        }

        if (row.Item is Mission mission)
        {
            return Show(state, state.ReturnTo) with { MissionId = mission.MissionId };
        }

        return state with { Pane = state.PaneIn(snapshot), IsDetail = true, Scroll = 0 };
    }

    /// <summary>One step back: out of the detail, then of the filter, then to the screen before, then to the dashboard.</summary>
    private static ControlState Back(ControlState state)
    {
        if (state.IsDetail)
        {
            return state with { IsDetail = false, Scroll = 0 };
        }

        if (state.Filter.Length > 0)
        {
            return state with { Filter = "" };
        }

        if (state.Screen == ControlScreens.Missions)
        {
            return Show(state, state.ReturnTo);
        }

        return state.Screen == ControlScreens.Dashboard ? state : Show(state, ControlScreens.Dashboard);
    }

    private static ControlState NextPane(ControlState state, ControlSnapshot snapshot, int step)
    {
        IReadOnlyList<string> panes = ControlScreens.PanesOf(state.Screen, snapshot);
        if (state.IsDetail || panes.Count < 2)
        {
            return state;
        }

        int index = 0;
        while (panes[index] != state.PaneIn(snapshot))
        {
            index++;
        }

        return state with { Pane = panes[(index + step + panes.Count) % panes.Count] };
    }

    private static ControlState Move(ControlState state, ControlKeyKind key, ControlSnapshot snapshot)
    {
        string pane = state.PaneIn(snapshot);
        if (state.IsDetail || pane.Length == 0)
        {
            // How far down a text goes is known when it is drawn; the loop takes the clamped value back.
            return state with { Scroll = Math.Max(0, Moved(state.Scroll, key, state.PageSize, int.MaxValue / 2)) };
        }

        IReadOnlyList<ControlRow> rows = ControlRows.Of(snapshot, pane, state.Filter);
        return (state with { Pane = pane }).Select(pane, rows, Moved(state.IndexIn(pane, rows), key, state.PageSize, rows.Count - 1));
    }

    private static int Moved(int index, ControlKeyKind key, int page, int last) => key switch
    {
        ControlKeyKind.Up => index - 1,
        ControlKeyKind.Down => index + 1,
        ControlKeyKind.PageUp => index - page,
        ControlKeyKind.PageDown => index + page,
        ControlKeyKind.Home => 0,
        ControlKeyKind.End => last,
        _ => index,
    };

    /// <summary>The entry that Enter and y are about.</summary>
    public static ControlRow? Selected(ControlState state, ControlSnapshot snapshot)
    {
        string pane = state.PaneIn(snapshot);
        IReadOnlyList<ControlRow> rows = ControlRows.Of(snapshot, pane, state.Filter);
        int index = state.IndexIn(pane, rows);
        return index < 0 ? null : rows[index];
    }
}
