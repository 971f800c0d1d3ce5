using System.Collections.Immutable;
using Maestro.Kernel;

namespace Maestro.Control;

/// <summary>What the user sees and where they are in it. Changed by <see cref="ControlReducer"/> alone.</summary>
internal sealed record ControlState
{
    public string Screen { get; init; } = ControlScreens.Dashboard;

    /// <summary>The pane that has the keys; empty for the screen's first.</summary>
    public string Pane { get; init; } = "";

    /// <summary>The mission the user chose, or null for the one most likely meant.</summary>
    public string? MissionId { get; init; }

    public string Filter { get; init; } = "";

    /// <summary>True while letters go into the filter.</summary>
    public bool IsFiltering { get; init; }

    /// <summary>True while the selected entry fills the screen.</summary>
    public bool IsDetail { get; init; }

    /// <summary>The first line shown of a text that is longer than its room.</summary>
    public int Scroll { get; init; }

    /// <summary>How many entries PageUp and PageDown pass; set from the screen's height.</summary>
    public int PageSize { get; init; } = 10;

    /// <summary>Where Esc leads back to from the list of missions.</summary>
    public string ReturnTo { get; init; } = ControlScreens.Dashboard;

    /// <summary>A word on what was just done, until the next key; or null.</summary>
    public string? Notice { get; init; }

    public ImmutableDictionary<string, ControlSelection> Selections { get; init; } = [];

    /// <summary>The pane that has the keys, as the screen has it now: until one is chosen, the first that has something to show.</summary>
    public string PaneIn(ControlSnapshot snapshot)
    {
        IReadOnlyList<string> panes = ControlScreens.PanesOf(Screen, snapshot);
        if (panes.Count < 2 || panes.Contains(Pane))
        {
            return panes.Count < 2 ? panes.FirstOrDefault("") : Pane;
        }

        return panes.FirstOrDefault(pane => ControlRows.HasAny(snapshot, pane), panes[0]);
    }

    /// <summary>The selected place in a list: the entry it held on to if it is still there, otherwise the same place.</summary>
    public int IndexIn(string pane, IReadOnlyList<ControlRow> rows)
    {
        if (rows.Count == 0)
        {
            return -1;
        }

        if (!Selections.TryGetValue($"{Screen}/{pane}", out ControlSelection selection))
        {
            return ControlRows.FirstOpen(pane, rows);
        }

        if (selection.Index < rows.Count && rows[selection.Index].Id == selection.Id)
        {
            return selection.Index;
        }

        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Id == selection.Id)
            {
                return i;
            }
        }

        return Math.Min(selection.Index, rows.Count - 1);
    }

    public ControlState Select(string pane, IReadOnlyList<ControlRow> rows, int index)
    {
        if (rows.Count == 0)
        {
            return this;
        }

        index = Math.Clamp(index, 0, rows.Count - 1);
        return this with { Selections = Selections.SetItem($"{Screen}/{pane}", new ControlSelection(rows[index].Id, index)) };
    }
}

/// <summary>A selected entry: its id, and where it was.</summary>
internal readonly record struct ControlSelection(string Id, int Index);

/// <summary>A key, as far as Mission Control distinguishes keys.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Text">The character of <see cref="ControlKeyKind.Character"/>.</param>
internal readonly record struct ControlKey(ControlKeyKind Kind, string Text = "")
{
    public static ControlKey Of(string text) => new(ControlKeyKind.Character, text);
}

internal enum ControlKeyKind
{
    Character,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    Enter,
    Escape,
    Tab,
    BackTab,
    Backspace,
    Interrupt,
}

/// <summary>What a key leads to.</summary>
/// <param name="State">What is shown now.</param>
/// <param name="IsQuit">True when the user wants to leave.</param>
/// <param name="Copy">Text for the clipboard, or null.</param>
internal readonly record struct ControlStep(ControlState State, bool IsQuit = false, string? Copy = null);
