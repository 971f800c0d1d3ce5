using System.Globalization;
using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Adapters.Control;

/// <summary>A framed list: title with the count, rows in columns, the selected one marked, its place among all in the lower line.</summary>
internal sealed class PaneView(Canvas canvas, ControlSnapshot snapshot, ControlState state)
{
    private readonly RowText _text = new(snapshot, canvas.Glyphs);
    private readonly Dictionary<string, IReadOnlyList<ControlRow>> _rows = [];

    /// <summary>How many entries the pane with the keys has room for.</summary>
    public int PageSize { get; private set; } = 1;

    /// <summary>The rows of a pane; filtered, if the pane has the keys.</summary>
    public IReadOnlyList<ControlRow> Rows(string pane)
    {
        if (!_rows.TryGetValue(pane, out IReadOnlyList<ControlRow>? rows))
        {
            _rows.Add(pane, rows = ControlRows.Of(snapshot, pane, Has(pane) ? state.Filter : ""));
        }

        return rows;
    }

    public bool Has(string pane) => state.PaneIn(snapshot) == pane;

    public void Draw(Rect area, string pane, string title, string empty)
    {
        IReadOnlyList<ControlRow> rows = Rows(pane);
        List<PaneLine> lines = new(rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            lines.Add(new PaneLine(i, []));
        }

        Draw(area, pane, [new(title, Ink.Strong), CountOf(pane, rows.Count)], rows, lines, empty);
    }

    /// <summary>How many entries there are; of a list with damaged files only how many are known.</summary>
    public Span CountOf(string pane, int count) => (snapshot.IsPaneDamaged(pane), count) switch
    {
        (false, _) => new(string.Create(CultureInfo.InvariantCulture, $" {count}"), Ink.Muted),
        (true, 0) => new(" unknown", Ink.Bad),
        _ => new(string.Create(CultureInfo.InvariantCulture, $" {count} known"), Ink.Bad),
    };

    /// <summary>Draws rows among other lines, such as the heads of groups.</summary>
    public void Draw(Rect area, string pane, Span[] title, IReadOnlyList<ControlRow> rows, IReadOnlyList<PaneLine> lines, string empty)
    {
        bool hasKeys = Has(pane);
        int place = state.IndexIn(pane, rows);
        int selected = hasKeys ? place : -1;
        Rect inside = area.Inside;
        int height = inside.Height;
        int selectedLine = 0;
        while (selectedLine < lines.Count && lines[selectedLine].Row != place)
        {
            selectedLine++;
        }

        int top = Math.Clamp(selectedLine - (height / 2), 0, Math.Max(0, lines.Count - height));
        int shown = Math.Min(height, lines.Count - top);
        string note = lines.Count > height
            ? string.Create(CultureInfo.InvariantCulture, $"{RowAt(lines, top)}-{LastRowAt(lines, top + shown - 1)} of {rows.Count}")
            : "";
        canvas.Box(area, title, note, hasKeys ? Ink.Focus : Ink.Border);
        if (hasKeys)
        {
            PageSize = Math.Max(1, height - 1);
        }

        if (lines.Count == 0)
        {
            canvas.Write(inside.X, inside.Y, inside.Width, new Span(state.Filter.Length > 0 && hasKeys ? $"nothing matches {state.Filter}" : snapshot.IsPaneDamaged(pane) ? "unknown: files are damaged" : empty, Ink.Muted));
        }

        var columns = new Span[shown][][];
        for (int i = 0; i < shown; i++)
        {
            columns[i] = lines[top + i].Row < 0 ? [] : _text.Columns(pane, rows[lines[top + i].Row].Item);
        }

        int prefix = lines.FirstOrDefault(l => l.Row >= 0, new PaneLine(0, [])).Prefix.Sum(s => s.Cells);
        int[] widths = Widths(columns!, inside.Width - prefix);
        for (int i = 0; i < shown; i++)
        {
            int y = inside.Y + i;
            PaneLine line = lines[top + i];
            if (line.Row < 0)
            {
                canvas.Write(inside.X, y, inside.Width, line.Prefix);
                continue;
            }

            if (line.Prefix.Length > 0)
            {
                canvas.Write(inside.X, y, prefix, line.Prefix);
            }

            WriteColumns(inside.X + prefix, y, inside.Right, columns[i]!, widths);
            if (line.Row == selected)
            {
                canvas.Write(inside.X - 1, y, 1, new Span(canvas.Glyphs.Pointer, Ink.Focus));
                canvas.Paint(new Rect(inside.X - 1, y, inside.Width + 2, 1), Ink.Selected);
            }
        }
    }

    private static int RowAt(IReadOnlyList<PaneLine> lines, int index)
    {
        while (lines[index].Row < 0)
        {
            index++;
        }

        return lines[index].Row + 1;
    }

    private static int LastRowAt(IReadOnlyList<PaneLine> lines, int index)
    {
        while (index > 0 && lines[index].Row < 0)
        {
            index--;
        }

        return lines[index].Row + 1;
    }

    /// <summary>Each column as wide as its widest text in sight; the last takes what is left. Where that is nothing, columns give way from the right.</summary>
    private int[] Widths(Span[][][] rows, int room)
    {
        const int LeastForLast = 2;
        const int Least = 6;
        int count = rows.Length == 0 ? 0 : rows.Max(r => r.Length);
        int[] widths = new int[count];
        foreach (Span[][] row in rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                int width = 0;
                foreach (Span span in row[i])
                {
                    width += CellText.Width(span.Text, canvas.Glyphs.IsUnicode, room);
                }

                widths[i] = Math.Max(widths[i], Math.Min(width, i == row.Length - 1 ? LeastForLast : room));
            }
        }

        // One long id must not push everything else out of sight.
        if (widths.Sum(w => w == 0 ? 0 : w + 2) - 2 > room)
        {
            widths = [.. widths.Select(w => Math.Min(w, Math.Max(Least, room * 7 / 10)))];
        }

        int excess = widths.Sum(w => w == 0 ? 0 : w + 2) - 2 - room;
        for (int i = count - 2; i >= 0 && excess > 0; i--)
        {
            int given = Math.Clamp(widths[i] - Least, 0, excess);
            widths[i] -= given;
            excess -= given;
        }

        return widths;
    }

    private void WriteColumns(int x, int y, int end, Span[][] columns, int[] widths)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            bool isLast = i == columns.Length - 1;
            int room = end - x;
            if (columns[i].Length == 0 && (isLast || widths[i] == 0))
            {
                continue;
            }

            if (room <= 1)
            {
                if (columns[i].Any(s => s.Text.Length > 0))
                {
                    canvas.MarkCut(end - 1, y);
                }

                return;
            }

            canvas.Write(x, y, isLast ? room : Math.Min(widths[i], room), columns[i]);
            x += widths[i] + (isLast || widths[i] == 0 ? 0 : 2);
        }
    }
}

/// <summary>A line of a list: the number of its row, or -1 for a line of the list's own; and what stands before the columns, as wide as its cells say, the same in every row.</summary>
internal readonly record struct PaneLine(int Row, Span[] Prefix);
