using System.Globalization;
using System.Text;

namespace Maestro.Adapters.Control;

/// <summary>A finished screen: cells with their ink, and what the checks need to know of how it came about.</summary>
internal sealed class Frame(
    int width, int height, string?[] texts, Ink[] inks, IReadOnlyList<Rect> boxes, IReadOnlyList<(int X, int Y)> cuts, int overlaps, Glyphs glyphs)
{
    public int Width => width;

    public int Height => height;

    public Glyphs Glyphs => glyphs;

    public IReadOnlyList<Rect> Boxes => boxes;

    /// <summary>Where a text was cut.</summary>
    public IReadOnlyList<(int X, int Y)> Cuts => cuts;

    /// <summary>How many cells were written twice, or outside of the screen.</summary>
    public int Overlaps => overlaps;

    /// <summary>How far the text that is shown is scrolled, no further than it goes.</summary>
    public int Scroll { get; init; }

    /// <summary>How many entries the pane with the keys shows.</summary>
    public int PageSize { get; init; } = 1;

    /// <summary>The text of a cell: empty for the second half of a wide character.</summary>
    public string Cell(int x, int y) => texts[(y * width) + x] ?? " ";

    /// <summary>A line without colours.</summary>
    public string PlainLine(int y)
    {
        StringBuilder line = new(width);
        for (int x = 0; x < width; x++)
        {
            line.Append(Cell(x, y));
        }

        return line.ToString();
    }

    /// <summary>A line with colours.</summary>
    /// <param name="y">Which.</param>
    /// <param name="palette">The colours.</param>
    /// <param name="keepColumns">
    /// True on a terminal: after a character that some terminal may count otherwise, the cursor is sent to the column where it belongs.
    /// </param>
    public string AnsiLine(int y, Palette palette, bool keepColumns)
    {
        StringBuilder line = new(width * 2);
        string current = "";
        for (int x = 0; x < width; x++)
        {
            int index = (y * width) + x;
            string text = texts[index] ?? " ";
            if (text.Length == 0)
            {
                continue;
            }

            // A blank cell needs no ink of its own unless it is painted.
            string start = texts[index] is null && inks[index] != Ink.Selected ? "" : palette.StartOf(inks[index]);
            if (start != current)
            {
                if (current.Length > 0)
                {
                    line.Append("\e[0m");
                }

                line.Append(start);
                current = start;
            }

            line.Append(text);
            if (keepColumns && text[0] >= 0x300 && !IsOwn(text[0]))
            {
                int next = x + (x + 1 < width && texts[index + 1] is "" ? 2 : 1);
                line.Append(CultureInfo.InvariantCulture, $"\e[{Math.Min(next + 1, width)}G");
            }
        }

        if (current.Length > 0)
        {
            line.Append("\e[0m");
        }

        return line.ToString();
    }

    /// <summary>Lines, blocks and arrows, which the frame itself is drawn with: every terminal counts them as one.</summary>
    private static bool IsOwn(char character) => character is (>= '\u2190' and <= '\u21ff') or (>= '\u2500' and <= '\u25ff') or '…' or '✓' or '✗';
}
