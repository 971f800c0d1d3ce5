using System.Globalization;
using System.Text;

namespace Maestro.Help;

/// <summary>One parameter set as a line of syntax.</summary>
internal sealed record SyntaxSet(string Name, bool IsDefault, string CommandName, IReadOnlyList<SyntaxParameter> Parameters)
{
    private const int LineWidth = 100;
    private const string Common = "[<CommonParameters>]";

    /// <summary>Positional parameters by position, then required ones, then the others; each group in the order given.</summary>
    public IEnumerable<SyntaxParameter> InOrder() => Parameters.OrderBy(parameter =>
        parameter.IsPositional ? int.Parse(parameter.Position, CultureInfo.InvariantCulture)
        : parameter.IsRequired ? int.MaxValue - 1
        : int.MaxValue);

    /// <summary>The text of the fenced block, broken before column 100.</summary>
    public string ToText(string newLine)
    {
        var text = new StringBuilder();
        string line = CommandName;
        foreach (string part in InOrder().Select(parameter => parameter.ToString()).Append(Common))
        {
            if (line.Length + 1 + part.Length > LineWidth)
            {
                text.Append(line).Append(newLine);
                line = "";
            }

            line += " " + part;
        }

        return text.Append(line).ToString();
    }

    /// <summary>Reads the text back. Null when a word of it can't be understood; <paramref name="bad"/> names it.</summary>
    public static SyntaxSet? Parse(string name, bool isDefault, string text, out string? bad)
    {
        string[] words = text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var parameters = new List<SyntaxParameter>();
        int position = 0;
        for (int i = 1; i < words.Length; i++)
        {
            if (words[i] == Common)
            {
                continue;
            }

            string flag = words[i];
            string? type = i + 1 < words.Length && words[i + 1].StartsWith('<') ? words[++i] : null;
            if (SyntaxParameter.Parse(flag, type, ref position) is not { } parameter)
            {
                bad = type is null ? flag : $"{flag} {type}";
                return null;
            }

            parameters.Add(parameter);
        }

        bad = null;
        return new SyntaxSet(name, isDefault, words.Length > 0 ? words[0] : "", parameters);
    }
}

/// <summary>A parameter in a line of syntax; a switch has no type, the position of a named one is <c>named</c>.</summary>
internal sealed record SyntaxParameter(string Name, string? Type, string Position, bool IsRequired)
{
    public const string Named = "named";

    public bool IsSwitch => Type is null;

    public bool IsPositional => Position != Named;

    public static SyntaxParameter? Parse(string flag, string? type, ref int position)
    {
        string name = flag.Trim('[', ']').TrimStart('-');
        int dash = flag.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || name.Length == 0)
        {
            return null;
        }

        string open = flag[..dash];
        bool closed = flag.EndsWith(']');
        string? typeName = type?[1..type.LastIndexOf('>')];
        bool optionalValue = type is not null && type.EndsWith(">]", StringComparison.Ordinal);
        return (open, closed, type is not null, optionalValue) switch
        {
            ("[[", true, true, true) => new(name, typeName, Next(ref position), false),
            ("[", true, true, false) => new(name, typeName, Next(ref position), true),
            ("[", false, true, true) => new(name, typeName, Named, false),
            ("", false, true, false) => new(name, typeName, Named, true),
            ("[", true, false, _) => new(name, null, Named, false),
            ("", false, false, _) => new(name, null, Named, true),
            _ => null,
        };
    }

    public override string ToString() => (IsSwitch, IsPositional, IsRequired) switch
    {
        (true, _, true) => $"-{Name}",
        (true, _, false) => $"[-{Name}]",
        (false, true, true) => $"[-{Name}] <{Type}>",
        (false, true, false) => $"[[-{Name}] <{Type}>]",
        (false, false, true) => $"-{Name} <{Type}>",
        (false, false, false) => $"[-{Name} <{Type}>]",
    };

    private static string Next(ref int position) => (position++).ToString(CultureInfo.InvariantCulture);
}
