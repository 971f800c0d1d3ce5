namespace Maestro.Shell.CommandLines;

/// <summary>Turns what was typed after an alias into the words of its cmdlet.</summary>
internal sealed class AliasWords
{
    private readonly CommandAlias _alias;
    private readonly List<string> _words = [];

    private AliasWords(CommandAlias alias) => _alias = alias;

    /// <summary>The cmdlet, its words, and the cmdlet that takes its output, or null.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="typed">What follows its own words.</param>
    /// <param name="isJson">True when --json was typed before it.</param>
    public static (string Cmdlet, IReadOnlyList<string> Words, string? Then) Of(CommandAlias alias, IReadOnlyList<string> typed, bool isJson)
    {
        var rewritten = new AliasWords(alias);
        string? then = rewritten.Read(typed);
        var flags = typed.Select(FlagOf).OfType<string>().Concat(isJson ? ["json"] : []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] cmdlet = (alias.Instead.FirstOrDefault(other => flags.Contains(other.Key)).Value ?? alias.Cmdlet).Split(' ');
        if (alias.Default is { } ordinary && !flags.Overlaps(ordinary.Unless))
        {
            rewritten._words.AddRange(ordinary.Words);
        }

        // The parameter that the words of an alias are for can be named as well.
        IEnumerable<string> preset = cmdlet.Skip(1).Where(name => !flags.Contains(name.TrimStart('-')));
        return (cmdlet[0], [.. preset, .. alias.Always, .. rewritten._words], then);
    }

    private string? Read(IReadOnlyList<string> typed)
    {
        string? then = null;
        for (int i = 0; i < typed.Count; i++)
        {
            if (FlagOf(typed[i]) is not { } flag)
            {
                _words.Add(typed[i]);
                continue;
            }

            string? value = typed[i].Contains('=', StringComparison.Ordinal) ? typed[i][(typed[i].IndexOf('=', StringComparison.Ordinal) + 1)..] : null;
            if (_alias.Then.TryGetValue(flag, out string? next))
            {
                then = next;
            }
            else if (_alias.Instead.ContainsKey(flag) && flag != "json")
            {
                // It has chosen the cmdlet already.
            }
            else if (flag == "preview" && !(i + 1 < typed.Count && FlagOf(typed[i + 1]) is null))
            {
                _words.Add("-Preview");
            }
            else if (flag == "format")
            {
                _words.AddRange((value ?? (i + 1 < typed.Count ? typed[++i] : "")).Equals("plain", StringComparison.OrdinalIgnoreCase) ? ["-Plain"] : []);
            }
            else if (_alias.Lists.Contains(flag))
            {
                i += AddList(Names(flag, typed[i]), value, typed.Skip(i + 1));
            }
            else
            {
                Add(Names(flag, typed[i]), value, i + 1 < typed.Count ? typed[i + 1] : null);
            }
        }

        return then;
    }

    // A plan from standard input is no path.
    private void Add(string[] names, string? value, string? next)
    {
        _words.AddRange(names is ["-Path"] && (value ?? next) == "-" ? ["-InputObject"] : names);
        if (value is not null)
        {
            _words.Add(value);
        }
    }

    // Each word is one item, commas and all.
    private int AddList(string[] names, string? value, IEnumerable<string> following)
    {
        string[] items = value is not null ? [value] : [.. following.TakeWhile(static word => FlagOf(word) is null)];
        bool isText = CmdletParameter.IsText(names[0].Replace("-", "", StringComparison.Ordinal));
        foreach (string item in items)
        {
            _words.AddRange([names[0], isText ? item : item.Replace(",", "\\,", StringComparison.Ordinal)]);
        }

        return value is null ? items.Length : 0;
    }

    private string[] Names(string flag, string word) =>
        _alias.Flags.TryGetValue(flag, out string[]? names) ? names : [word.Split('=')[0]];

    private static string? FlagOf(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2 ? word[2..].Split('=')[0].ToLowerInvariant()
        : word is "-q" ? "q"
        : null;
}
