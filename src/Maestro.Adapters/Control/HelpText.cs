using Maestro.Control;

namespace Maestro.Adapters.Control;

/// <summary>The keys and symbols, as lines.</summary>
internal static class HelpText
{
    public static IReadOnlyList<Span[]> Lines(Glyphs glyphs)
    {
        List<Span[]> lines = [[new("Screens", Ink.Strong)]];
        foreach (ControlScreenInfo screen in ControlScreens.All)
        {
            lines.Add(Key(screen.Key, $"{screen.Title.ToLowerInvariant()}: {screen.Purpose}"));
        }

        lines.AddRange(
        [
            Key("m", "choose the mission"),
            [],
            [new("Moving", Ink.Strong)],
            Key("j k, arrows", "move down and up"),
            Key("PageUp/Down", "a page; Home and End for the ends"),
            Key("Tab", "next pane; Shift+Tab for the previous one"),
            Key("Enter", "show details of the selected entry"),
            Key("Esc", "back"),
            Key("/", "filter as you type"),
            Key("y", "copy the id, or the UKI of a handoff"),
            Key("q, Ctrl+C", "quit"),
            [],
            [new("Symbols", Ink.Strong)],
            Symbol(FeaturePhase.Blocked, "waits for others, or marked so"),
            Symbol(FeaturePhase.Ready, "can be started now"),
            Symbol(FeaturePhase.Active, "assigned or in progress"),
            Symbol(FeaturePhase.Review, "waits for review"),
            Symbol(FeaturePhase.Done, "finished"),
            Symbol(FeaturePhase.Pending, "waits for the mission"),
            [new($"  {glyphs.Left} what it waits for", Ink.Muted), new($"  {glyphs.Right} what waits for it", Ink.Muted)],
            [],
            [new("Mission Control is read-only; it never changes anything.", Ink.Muted)],
        ]);
        return lines;

        static Span[] Key(string key, string text) => [new(" "), new(key, Ink.Accent, 13), new(text)];

        Span[] Symbol(string word, string text)
        {
            Span symbol = glyphs.Symbol(word);
            return [new(" "), symbol with { Cells = 2 }, new(word, symbol.Ink, 11), new(text)];
        }
    }
}
