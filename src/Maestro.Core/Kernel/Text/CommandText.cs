using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Maestro.Kernel;

/// <summary>The commands that are shown to users. Each value in one becomes a single argument, whatever it holds, so that it can be run as it stands.</summary>
internal static class CommandText
{
    /// <summary>A command; <c>$"Get-MaestroFeature {id}"</c> quotes the id where it has to be.</summary>
    public static string Of(CommandTextHandler command) => command.ToString();

    /// <summary>A command for something in a mission, which names the mission where more than one could be meant.</summary>
    /// <param name="command">The command.</param>
    /// <param name="missionId">The mission.</param>
    /// <param name="isNeeded">True when the thing alone does not say which mission is meant.</param>
    public static string InMission(CommandTextHandler command, string missionId, bool isNeeded) =>
        isNeeded ? $"{command} -MissionId {Argument(missionId)}" : command.ToString();

    /// <summary>A value as an argument of a PowerShell command.</summary>
    public static string Argument(string value)
    {
        if (value.Length > 0 && value[0] != '-' && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':'))
        {
            return value;
        }

        var quoted = new StringBuilder(value.Length + 2);
        bool isPlain = Display.Plain(value) == value;
        foreach (Rune rune in value.EnumerateRunes())
        {
            AppendTo(quoted, rune, isPlain);
        }

        return isPlain ? $"'{quoted}'" : $"\"{quoted}\"";
    }

    // Between single quotes only these stand for something, and twice they stand for themselves. What must not reach a terminal is written as an escape.
    private static void AppendTo(StringBuilder quoted, Rune rune, bool isPlain)
    {
        string text = rune.ToString();
        if (isPlain)
        {
            quoted.Append(text).Append(rune.Value is '\'' or 0x2018 or 0x2019 or 0x201A or 0x201B ? text : "");
        }
        else if (Display.Plain(text) != text)
        {
            quoted.Append(CultureInfo.InvariantCulture, $"`u{{{rune.Value:x}}}");
        }
        else
        {
            quoted.Append(rune.Value is '"' or '$' or '`' or 0x201C or 0x201D or 0x201E ? "`" : "").Append(text);
        }
    }
}

/// <summary>Puts a command together for <see cref="CommandText"/>.</summary>
[InterpolatedStringHandler]
internal readonly struct CommandTextHandler(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(string value) => _text.Append(CommandText.Argument(value));

    public override string ToString() => _text.ToString();
}
