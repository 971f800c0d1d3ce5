namespace Maestro.Control;

/// <summary>How many colours a terminal has.</summary>
internal enum ControlColors
{
    None,
    Sixteen,
    TwoHundredFiftySix,
    True,
}

/// <summary>What a terminal can show.</summary>
/// <param name="Colors">How many colours it has; none also means no other styling.</param>
/// <param name="IsLight">True when its background is light.</param>
/// <param name="IsUnicode">False where only ASCII is safe.</param>
internal sealed record ControlCapabilities(ControlColors Colors, bool IsLight, bool IsUnicode)
{
    /// <summary>No colour, Unicode: for text files and tests.</summary>
    public static ControlCapabilities Plain { get; } = new(ControlColors.None, false, true);

    /// <summary>Works it out from what the surroundings say.</summary>
    /// <param name="variable">An environment variable, or null.</param>
    /// <param name="isRedirected">True when the output is no terminal.</param>
    /// <param name="codePage">The code page of the output encoding.</param>
    /// <param name="isWindows">True on Windows, where the console sets no TERM.</param>
    public static ControlCapabilities Detect(Func<string, string?> variable, bool isRedirected, int codePage, bool isWindows)
    {
        const int Utf8 = 65001;
        return new ControlCapabilities(ColorsOf(variable, isRedirected, isWindows), IsLightBackground(variable("COLORFGBG")),
            codePage is Utf8 or 1200 && !IsAsciiLocale(variable, isWindows));
    }

    private static ControlColors ColorsOf(Func<string, string?> variable, bool isRedirected, bool isWindows)
    {
        string term = variable("TERM") ?? "";
        string colorTerm = variable("COLORTERM") ?? "";
        if (isRedirected || term == "dumb" || !string.IsNullOrEmpty(variable("NO_COLOR")))
        {
            return ControlColors.None;
        }

        if (colorTerm is "truecolor" or "24bit" || term.EndsWith("-direct", StringComparison.Ordinal) || variable("WT_SESSION") is { Length: > 0 })
        {
            return ControlColors.True;
        }

        if (term.Contains("256color", StringComparison.Ordinal))
        {
            return ControlColors.TwoHundredFiftySix;
        }

        if (isWindows && term.Length == 0)
        {
            return ControlColors.True;
        }

        return ControlColors.Sixteen;
    }

    /// <summary>COLORFGBG is <c>foreground;background</c> in ANSI colour numbers; 7 and 15 are the whites.</summary>
    private static bool IsLightBackground(string? colors) => colors?.Split(';')[^1] is "7" or "15";

    private static bool IsAsciiLocale(Func<string, string?> variable, bool isWindows)
    {
        if (isWindows)
        {
            return false;
        }

        string? locale = ((string[])["LC_ALL", "LC_CTYPE", "LANG"]).Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return locale is "C" or "POSIX";
    }
}
