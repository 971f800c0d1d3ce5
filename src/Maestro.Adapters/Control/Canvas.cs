namespace Maestro.Adapters.Control;

/// <summary>A grid of cells that texts are put on. Every line is as wide as the canvas, whatever is written.</summary>
internal sealed class Canvas
{
    private readonly string?[] _texts;
    private readonly Ink[] _inks;
    private readonly List<Rect> _boxes = [];
    private readonly List<(int X, int Y)> _cuts = [];
    private int _overlaps;

    public Canvas(int width, int height, Glyphs glyphs)
    {
        Width = width;
        Height = height;
        Glyphs = glyphs;
        _texts = new string?[width * height];
        _inks = new Ink[width * height];
    }

    public int Width { get; }

    public int Height { get; }

    public Glyphs Glyphs { get; }

    public Frame ToFrame(int scroll, int pageSize) => new(Width, Height, _texts, _inks, _boxes, _cuts, _overlaps, Glyphs)
    {
        Scroll = scroll,
        PageSize = pageSize,
    };

    /// <summary>Writes a line of spans in at most so many cells; what does not fit ends in the cut mark. Returns the cells used.</summary>
    public int Write(int x, int y, int room, params ReadOnlySpan<Span> spans)
    {
        int used = 0;
        foreach (Span span in spans)
        {
            int start = used;
            foreach (Cluster cluster in CellText.Piece(span.Text, Glyphs.IsUnicode))
            {
                if (used + cluster.Width > room)
                {
                    CutAt(x, y, room);
                    return room;
                }

                Set(x + used, y, cluster, span.Ink);
                used += cluster.Width;
            }

            used = Math.Max(used, Math.Min(room, start + span.Cells));
        }

        return used;
    }

    /// <summary>Gives cells an ink, text and all.</summary>
    public void Paint(Rect area, Ink ink)
    {
        for (int y = area.Y; y < area.Bottom; y++)
        {
            Array.Fill(_inks, ink, (y * Width) + area.X, area.Width);
        }
    }

    /// <summary>Draws a frame with a title in its upper line and, when there is one, a note in its lower.</summary>
    public void Box(Rect area, ReadOnlySpan<Span> title, string note, Ink ink)
    {
        _boxes.Add(area);
        int right = area.Right - 1;
        int bottom = area.Bottom - 1;
        Set(area.X, area.Y, new Cluster(Glyphs.TopLeft, 1), ink);
        Set(area.X, bottom, new Cluster(Glyphs.BottomLeft, 1), ink);
        Set(right, bottom, new Cluster(Glyphs.BottomRight, 1), ink);

        int x = area.X + 1;
        if (title.Length > 0 && area.Width > 8)
        {
            x += Put(x, area.Y, ink, Glyphs.Horizontal, " ");
            x += Write(x, area.Y, area.Width - 6, title);
            x += Put(x, area.Y, ink, " ");
        }

        while (x < right)
        {
            x += Put(x, area.Y, ink, Glyphs.Horizontal);
        }

        Set(right, area.Y, new Cluster(Glyphs.TopRight, 1), ink);

        int noteWidth = CellText.Width(note, Glyphs.IsUnicode);
        int noteStart = noteWidth > 0 && noteWidth + 6 <= area.Width ? right - noteWidth - 3 : right;
        for (x = area.X + 1; x < noteStart;)
        {
            x += Put(x, bottom, ink, Glyphs.Horizontal);
        }

        if (noteStart < right)
        {
            x += Put(x, bottom, ink, " ");
            x += Write(x, bottom, noteWidth, new Span(note, Ink.Muted));
            Put(x, bottom, ink, " ", Glyphs.Horizontal);
        }

        for (int y = area.Y + 1; y < bottom; y++)
        {
            Set(area.X, y, new Cluster(Glyphs.Vertical, 1), ink);
            Set(right, y, new Cluster(Glyphs.Vertical, 1), ink);
        }
    }

    private int Put(int x, int y, Ink ink, params ReadOnlySpan<string> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            Set(x + i, y, new Cluster(cells[i], 1), ink);
        }

        return cells.Length;
    }

    /// <summary>Puts the cut mark where the room ends, in place of what stands there.</summary>
    private void CutAt(int x, int y, int room)
    {
        if (room > 0)
        {
            MarkCut(x + room - 1, y);
        }
    }

    /// <summary>Puts the cut mark into a cell, in place of what stands there.</summary>
    public void MarkCut(int x, int y)
    {
        int index = (y * Width) + x;
        if (_texts[index] is "")
        {
            _texts[index - 1] = " "; // The first half of a wide character.
        }

        _texts[index] = Glyphs.Cut;
        _inks[index] = Ink.Muted;
        _cuts.Add((x, y));
    }

    private void Set(int x, int y, Cluster cluster, Ink ink)
    {
        if (x < 0 || y < 0 || x + cluster.Width > Width || y >= Height)
        {
            _overlaps++; // Outside of the screen: a mistake of the layout, which the checks report.
            return;
        }

        int index = (y * Width) + x;
        for (int i = 0; i < cluster.Width; i++)
        {
            if (_texts[index + i] is not null)
            {
                _overlaps++;
            }

            _texts[index + i] = i == 0 ? cluster.Text : "";
            _inks[index + i] = ink;
        }
    }
}

/// <summary>A part of the screen.</summary>
internal readonly record struct Rect(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    /// <summary>What is left inside of a frame, a cell of margin at each side.</summary>
    public Rect Inside => new(X + 2, Y + 1, Width - 4, Height - 2);
}
