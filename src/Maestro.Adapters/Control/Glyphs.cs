using Maestro.Control;

namespace Maestro.Adapters.Control;

/// <summary>Lines, corners and symbols, in Unicode or ASCII; each one cell wide. A symbol never stands without its word on a first screen.</summary>
internal sealed record Glyphs
{
    public static Glyphs Unicode { get; } = new();

    public static Glyphs Ascii { get; } = new()
    {
        IsUnicode = false,
        Horizontal = "-",
        Vertical = "|",
        TopLeft = "+",
        TopRight = "+",
        BottomLeft = "+",
        BottomRight = "+",
        Cut = "~",
        Left = "<-",
        Right = "->",
        Dot = "-",
        Full = "#",
        Empty = ".",
        Pointer = ">",
        Blocked = "x",
        Ready = "o",
        Active = ">",
        Review = "?",
        Done = "+",
        Pending = ".",
        PathFirst = "*-",
        PathNext = "*-",
        PathLast = "*-",
        PathLine = "| ",
    };

    public bool IsUnicode { get; init; } = true;
    public string Horizontal { get; init; } = "─";
    public string Vertical { get; init; } = "│";
    public string TopLeft { get; init; } = "┌";
    public string TopRight { get; init; } = "┐";
    public string BottomLeft { get; init; } = "└";
    public string BottomRight { get; init; } = "┘";
    public string Cut { get; init; } = "…";
    public string Left { get; init; } = "←";
    public string Right { get; init; } = "→";
    public string Dot { get; init; } = "·";
    public string Full { get; init; } = "█";
    public string Empty { get; init; } = "░";
    public string Pointer { get; init; } = "▸";
    public string Blocked { get; init; } = "✗";
    public string Ready { get; init; } = "○";
    public string Active { get; init; } = "►";
    public string Review { get; init; } = "◆";
    public string Done { get; init; } = "✓";
    public string Pending { get; init; } = "·";
    public string PathFirst { get; init; } = "┏━";
    public string PathNext { get; init; } = "┣━";
    public string PathLast { get; init; } = "┗━";
    public string PathLine { get; init; } = "┃ ";

    public static Glyphs Of(ControlCapabilities capabilities) => capabilities.IsUnicode ? Unicode : Ascii;

    /// <summary>The symbol and the ink of any status, phase, result or gate word.</summary>
    public Span Symbol(string word) => word switch
    {
        FeaturePhase.Blocked or "failed" or "rejected" or "removed" => new Span(Blocked, Ink.Bad),
        SnapshotPart.Unknown => new Span(Blocked, Ink.Bad),
        "held" => new Span(Blocked, Ink.Warn),
        FeaturePhase.Ready or "clear" or "approved" or "created" => new Span(Ready, Ink.Info),
        FeaturePhase.Active or "assigned" or "in-progress" or "executing" or "picked-up" => new Span(Active, Ink.Accent),
        FeaturePhase.Review or "validating" => new Span(Review, Ink.Warn),
        FeaturePhase.Done or "sealed" or "passed" or "completed" or "saved" => new Span(Done, Ink.Good),
        "waived" => new Span(Done, Ink.Muted),
        _ => new Span(Pending, Ink.Muted),
    };
}
