using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Adapters.Settings;

/// <summary>The core schema of YAML 1.2: what plain words mean, and how values are written.</summary>
internal static partial class YamlWords
{
    public static object? Resolve(string word) => word switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        ".inf" or ".Inf" or ".INF" or "+.inf" => double.PositiveInfinity,
        "-.inf" => double.NegativeInfinity,
        ".nan" or ".NaN" or ".NAN" => double.NaN,
        _ when WholeNumber().IsMatch(word)
            && long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        _ when Hexadecimal().IsMatch(word)
            && long.TryParse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long hex) => hex,
        _ when Number().IsMatch(word) => double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => word,
    };

    /// <summary>A value on one line.</summary>
    public static string Write(ConfigurationNode node) => node switch
    {
        ConfigurationMap map => map.Members.Count == 0
            ? "{}"
            : $"{{ {string.Join(", ", map.Members.Select(member => $"{WriteText(member.Name)}: {Write(member.Value)}"))} }}",
        ConfigurationList list => $"[{string.Join(", ", list.Items.Select(Write))}]",
        ConfigurationScalar { Value: string text } => WriteText(text),
        ConfigurationScalar { Value: bool flag } => flag ? "true" : "false",
        ConfigurationScalar { Value: long whole } => whole.ToString(CultureInfo.InvariantCulture),
        ConfigurationScalar { Value: double number } => WriteNumber(number),
        _ => "null",
    };

    /// <summary>Text, without quotes where nobody could take it for something else.</summary>
    public static string WriteText(string text)
    {
        if (PlainWord().IsMatch(text) && !ReservedWord().IsMatch(text))
        {
            return text;
        }

        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or (>= '\u007f' and <= '\u00a0') or '\u2028' or '\u2029' or '\ufeff' =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string WriteNumber(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
        }

        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    [GeneratedRegex(@"\A[-+]?[0-9]+\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\A0x[0-9a-fA-F]+\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_./-]*\z")]
    private static partial Regex PlainWord();

    // What YAML 1.1 readers take for a switch is quoted too.
    [GeneratedRegex(@"\A(null|true|false|yes|no|on|off)\z", RegexOptions.IgnoreCase)]
    private static partial Regex ReservedWord();
}
