using System.Text;
using Maestro.Control;
using Spectre.Console;

namespace Maestro.Adapters.Control;

/// <summary>The escape sequence of each ink, for what a terminal can do. Text itself and the background stay the terminal's own.</summary>
internal sealed class Palette
{
    private readonly string[] _starts;

    private Palette(ControlCapabilities capabilities) =>
        _starts = [.. Enum.GetValues<Ink>().Select(ink => Start(StyleOf(ink, capabilities), capabilities.Colors))];

    public static Palette Of(ControlCapabilities capabilities) => new(capabilities);

    public string StartOf(Ink ink) => _starts[(int)ink];

    private static Style StyleOf(Ink ink, ControlCapabilities capabilities)
    {
        bool isLight = capabilities.IsLight;
        if (capabilities.Colors == ControlColors.Sixteen)
        {
            // The user's own sixteen colours: named, not the nearest of them.
            return ink switch
            {
                Ink.Muted => new Style(isLight ? Color.Grey : Color.Silver, decoration: Decoration.Dim),
                Ink.Strong => new Style(decoration: Decoration.Bold),
                Ink.Accent => new Style(Color.Olive, decoration: Decoration.Bold),
                Ink.Good => new Style(Color.Green),
                Ink.Warn => new Style(isLight ? Color.Purple : Color.Olive),
                Ink.Bad => new Style(Color.Maroon, decoration: Decoration.Bold),
                Ink.Info => new Style(isLight ? Color.Navy : Color.Teal),
                Ink.Border => new Style(decoration: Decoration.Dim),
                Ink.Focus => new Style(isLight ? Color.Navy : Color.Teal, decoration: Decoration.Bold),
                Ink.Selected => new Style(decoration: Decoration.Invert),
                _ => Style.Plain,
            };
        }

        return ink switch
        {
            Ink.Muted => Foreground(isLight ? 0x5C6773 : 0x8A9BAE),
            Ink.Strong => new Style(decoration: Decoration.Bold),
            Ink.Accent => Foreground(isLight ? 0x8A4B00 : 0xFFB86B, Decoration.Bold),
            Ink.Good => Foreground(isLight ? 0x1A6E33 : 0x7BD88F),
            Ink.Warn => Foreground(isLight ? 0x7A5A00 : 0xF2CC60),
            Ink.Bad => Foreground(isLight ? 0xB3211B : 0xFF7A72, Decoration.Bold),
            Ink.Info => Foreground(isLight ? 0x0B57A8 : 0x78B7FF),
            Ink.Border => Foreground(isLight ? 0xA9B4C0 : 0x4B5A6B),
            Ink.Focus => Foreground(isLight ? 0x0B57A8 : 0x78B7FF, Decoration.Bold),
            Ink.Selected => new Style(Rgb(isLight ? 0x0B1F3A : 0xFFFFFF), Rgb(isLight ? 0xBBD6FB : 0x1F4B99)),
            _ => Style.Plain,
        };
    }

    private static Style Foreground(int rgb, Decoration decoration = Decoration.None) => new(Rgb(rgb), decoration: decoration);

    private static Color Rgb(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    private static string Start(Style style, ControlColors colors)
    {
        if (colors == ControlColors.None)
        {
            return "";
        }

        StringBuilder text = new();
        using StringWriter output = new(text);
        AnsiWriter writer = new(output, new AnsiCapabilities
        {
            Ansi = true,
            ColorSystem = colors switch
            {
                ControlColors.Sixteen => ColorSystem.Standard,
                ControlColors.TwoHundredFiftySix => ColorSystem.EightBit,
                _ => ColorSystem.TrueColor,
            },
        });
        writer.Write("x", style);
        string written = text.ToString();
        return written[..written.IndexOf('x')];
    }
}
