namespace Maestro.Adapters.Control;

/// <summary>What a piece of the screen means; a palette gives it a colour.</summary>
internal enum Ink : byte
{
    Text,
    Muted,
    Strong,
    Accent,
    Good,
    Warn,
    Bad,
    Info,
    Border,
    Focus,
    Selected,
}

/// <summary>A piece of text of one ink.</summary>
/// <param name="Text">The text; never markup.</param>
/// <param name="Ink">What it means.</param>
/// <param name="Cells">The cells it takes at least; blanks fill them up.</param>
internal readonly record struct Span(string Text, Ink Ink = Ink.Text, int Cells = 0);
