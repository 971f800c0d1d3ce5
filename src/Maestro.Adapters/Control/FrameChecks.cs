using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maestro.Control;
using Maestro.Kernel;
using Spectre.Console;

namespace Maestro.Adapters.Control;

/// <summary>Looks for what must never be on a screen: lines of another width, open frames, overlaps, cuts without a mark, leaked program text.</summary>
internal static partial class FrameChecks
{
    public static IReadOnlyList<ControlSize> DefaultSizes { get; } = [new(80, 24), new(100, 30), new(120, 40), new(200, 60)];

    /// <summary>Every screen and its detail, at each size, with the present state and with hostile ones, in Unicode and ASCII: one check each.</summary>
    public static IEnumerable<ControlCheck> Run(ControlSnapshot snapshot, IEnumerable<ControlSize> sizes, CancellationToken cancellationToken)
    {
        (string State, ControlSnapshot Snapshot, string Known)[] states =
        [
            ("present", snapshot, SnapshotJson.Full(snapshot)),
            .. HostileSnapshots.All(snapshot.TakenAt).Select(h => (h.Name, h.Snapshot, SnapshotJson.Full(h.Snapshot))),
        ];
        foreach (ControlSize size in sizes)
        {
            foreach ((string state, ControlSnapshot subject, string known) in states)
            {
                foreach (ControlScreenInfo screen in ControlScreens.All)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    List<string> problems = Problems(subject, screen.Name, size, known);
                    yield return new ControlCheck(
                        screen.Name, size, state, $"{screen.Name} {size} {state}", problems.Count == 0,
                        problems.Count == 0 ? "rendered correctly" : string.Join("; ", problems.Take(5)));
                }
            }
        }
    }

    private static List<string> Problems(ControlSnapshot snapshot, string screen, ControlSize size, string known)
    {
        List<string> problems = [];
        foreach (Glyphs glyphs in (Glyphs[])[Glyphs.Unicode, Glyphs.Ascii])
        {
            foreach (bool isDetail in (bool[])[false, true])
            {
                ControlState state = new() { Screen = screen, IsDetail = isDetail };
                problems.AddRange(Problems(ControlRenderer.Draw(snapshot, state, size, glyphs), known));
            }
        }

        return problems;
    }

    /// <summary>What is wrong with a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="known">Texts of the state: a word like null is no leak when somebody wrote it.</param>
    public static IEnumerable<string> Problems(Frame frame, string known)
    {
        if (frame.Overlaps > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{frame.Overlaps} cells drawn twice or outside");
        }

        for (int y = 0; y < frame.Height; y++)
        {
            string line = frame.PlainLine(y);
            int width = line.GetCellWidth();
            if (width != frame.Width)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"line {y + 1} is {width} cells wide, not {frame.Width}");
            }

            if (line.EnumerateRunes().Any(IsUnsafe))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"line {y + 1} holds a control or direction character");
            }

            if (!frame.Glyphs.IsUnicode && !Ascii.IsValid(line))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"line {y + 1} is not ASCII");
            }

            foreach (Match match in Leak().Matches(line))
            {
                if (!known.Contains(match.Value, StringComparison.OrdinalIgnoreCase))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"line {y + 1} says '{match.Value}'");
                }
            }
        }

        foreach ((int x, int y) in frame.Cuts)
        {
            if (frame.Cell(x, y) != frame.Glyphs.Cut)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"the text cut at {x + 1},{y + 1} has no mark");
            }
        }

        foreach (Rect box in frame.Boxes)
        {
            if (!IsClosed(frame, box))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"the frame at {box.X + 1},{box.Y + 1} is open");
            }
        }
    }

    private static bool IsClosed(Frame frame, Rect box)
    {
        Glyphs glyphs = frame.Glyphs;
        if (box.X < 0 || box.Y < 0 || box.Right > frame.Width || box.Bottom > frame.Height || box.Width < 2 || box.Height < 2)
        {
            return false;
        }

        bool hasCorners = frame.Cell(box.X, box.Y) == glyphs.TopLeft && frame.Cell(box.Right - 1, box.Y) == glyphs.TopRight
            && frame.Cell(box.X, box.Bottom - 1) == glyphs.BottomLeft && frame.Cell(box.Right - 1, box.Bottom - 1) == glyphs.BottomRight;
        return hasCorners && Enumerable.Range(box.Y + 1, box.Height - 2).All(y =>
            frame.Cell(box.X, y) == glyphs.Vertical && frame.Cell(box.Right - 1, y) == glyphs.Vertical);
    }

    private static bool IsUnsafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;

    [GeneratedRegex(@"\bnull\b|\bNaN\b|\bundefined\b|\w*Exception\b|System\.\w+|Maestro\.[A-Z]\w+|\w+ \{ \w+ =")]
    private static partial Regex Leak();
}
