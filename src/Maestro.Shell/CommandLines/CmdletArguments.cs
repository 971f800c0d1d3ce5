using Maestro.Shell.Errors;

namespace Maestro.Shell.CommandLines;

/// <summary>The words after a cmdlet's name, as its parameters. A word is data: nothing in it is ever run.</summary>
internal sealed class CmdletArguments
{
    private readonly string _command;
    private readonly IReadOnlyList<CmdletParameter> _parameters;
    private readonly Func<string> _standardInput;
    private readonly Dictionary<string, object?> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _positional = [];

    private CmdletArguments(string command, IReadOnlyList<CmdletParameter> parameters, Func<string> standardInput)
    {
        _command = command;
        _parameters = parameters;
        _standardInput = standardInput;
    }

    public IReadOnlyDictionary<string, object?> Named => _named;

    /// <summary>Texts, or arrays of text where a list is taken.</summary>
    public IReadOnlyList<object> Positional { get; private set; } = [];

    /// <summary>What was asked of the output among the words.</summary>
    public OutputOptions Output { get; private set; } = new();

    /// <summary>Asked how the cmdlet is used, whatever else was typed.</summary>
    public bool Help { get; private init; }

    public bool PipeStandardInput { get; private set; }

    /// <summary>A check whose result is a verdict: <c>Test-… -Quiet</c>, and the command of an assertion.</summary>
    public bool GivesVerdict => _command.Equals("Invoke-MaestroAssertion", StringComparison.OrdinalIgnoreCase)
        || (_command.StartsWith("Test-", StringComparison.OrdinalIgnoreCase) && _named.GetValueOrDefault("Quiet") is true);

    /// <summary>Gives the words to the parameters.</summary>
    /// <param name="command">The cmdlet's name, for messages.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="words">The words, as the calling shell split them.</param>
    /// <param name="standardInput">Reads standard input, for a text that is given as <c>-</c>.</param>
    public static CmdletArguments Bind(
        string command,
        IReadOnlyList<CmdletParameter> parameters,
        IReadOnlyList<string> words,
        Func<string> standardInput)
    {
        var arguments = new CmdletArguments(command, parameters, standardInput)
        {
            Help = words.TakeWhile(static word => word != "--").Any(static word => word.ToLowerInvariant() is "--help" or "-help" or "-h" or "-?"),
        };
        if (arguments.Help)
        {
            return arguments;
        }

        arguments.Read(words);
        arguments.Positional = arguments.PlacePositional();
        return arguments;
    }

    private void Read(IReadOnlyList<string> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (word == "--")
            {
                _positional.AddRange(words.Skip(i + 1));
                return;
            }

            string? next = i + 1 < words.Count ? words[i + 1] : null;
            if (Output.With(word, next, out bool usesNext) is { } more)
            {
                Output = more;
                PassOn(word, next);
                i += usesNext ? 1 : 0;
            }
            else if (word.Equals("--stdin", StringComparison.OrdinalIgnoreCase))
            {
                PipeStandardInput = true;
            }
            else if (!LooksLikeName(word))
            {
                _positional.Add(word);
            }
            else
            {
                i += ReadNamed(word, next);
            }
        }
    }

    // A cmdlet that has a parameter of an option's name does less when it knows.
    private void PassOn(string option, string? next)
    {
        if (_parameters.FirstOrDefault(parameter => parameter.Name.Equals(NameOf(option), StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            Set(same, same.IsSwitch ? "true" : option.Contains('=', StringComparison.Ordinal) ? option[(option.IndexOf('=', StringComparison.Ordinal) + 1)..] : next ?? "");
        }
    }

    // Returns how many words beyond the name were used.
    private int ReadNamed(string word, string? next)
    {
        int colon = word.AsSpan().IndexOfAny(word.StartsWith("--", StringComparison.Ordinal) ? "=:" : ":");
        CmdletParameter parameter = Find(NameOf(word));
        if (colon >= 0)
        {
            Set(parameter, word[(colon + 1)..]);
            return 0;
        }

        if (parameter.IsSwitch)
        {
            Set(parameter, "true");
            return 0;
        }

        if (next is null || IsOptionOfOurs(next))
        {
            throw new UsageException(
                "ArgumentMissing", $"{_command}: -{parameter.Name} requires a value.", $"If the value looks like a parameter name: -{parameter.Name}:value", word);
        }

        Set(parameter, next);
        return 1;
    }

    private void Set(CmdletParameter parameter, string text)
    {
        if (parameter.IsSwitch || parameter.IsBoolean)
        {
            Add(parameter, Flag(parameter, text));
        }
        else if (!parameter.IsList)
        {
            Add(parameter, Text(parameter, text));
        }
        else
        {
            _named[parameter.Name] = _named.TryGetValue(parameter.Name, out object? earlier) ? [.. ((string[])earlier!), .. Items(parameter, text)] : Items(parameter, text);
        }
    }

    private void Add(CmdletParameter parameter, object value)
    {
        if (!_named.TryAdd(parameter.Name, value))
        {
            throw new UsageException("ArgumentRepeated", $"{_command}: -{parameter.Name} accepts one value but was specified twice.", null, parameter.Name);
        }
    }

    private bool Flag(CmdletParameter parameter, string text) => text.TrimStart('$').ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        // What is left of $false once a shell like bash took it for a variable of its own.
        "" => throw new UsageException(
            "ArgumentMissing", $"{_command}: -{parameter.Name}: has no value.", $"Write -{parameter.Name}:false (a shell like bash replaces $false).", parameter.Name),
        _ => throw new UsageException(
            "ArgumentInvalid", $"{_command}: -{parameter.Name} must be true or false, not '{text}'.", $"Write -{parameter.Name}:true or -{parameter.Name}:false.", text),
    };

    private CmdletParameter Find(string name)
    {
        CmdletParameter? exact = _parameters.FirstOrDefault(parameter => parameter.Names.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (exact is not null)
        {
            return exact;
        }

        var begun = _parameters.Where(parameter => parameter.Names.Any(one => one.StartsWith(name, StringComparison.OrdinalIgnoreCase))).ToList();
        if (begun.Count == 1)
        {
            return begun[0];
        }

        if (begun.Count > 1)
        {
            throw new UsageException(
                "ParameterAmbiguous", $"{_command}: -{name} could be {string.Join(" or ", begun.Select(parameter => "-" + parameter.Name))}.", null, name);
        }

        IReadOnlyList<string> near = DidYouMean.Among(_parameters.Select(parameter => parameter.Name), name);
        string hint = near.Count > 0 ? $"Did you mean {string.Join(", ", near.Select(one => "-" + one))}?" : $"maestro help {_command} shows its parameters.";
        throw new UsageException("ParameterUnknown", $"{_command} has no parameter -{name}.", hint, name);
    }

    private List<object> PlacePositional()
    {
        var free = _parameters.Where(parameter => parameter.Position is not null && !_named.ContainsKey(parameter.Name)).OrderBy(parameter => parameter.Position).ToList();
        CmdletParameter? rest = _parameters.FirstOrDefault(parameter => parameter.TakesRest);
        return [.. _positional.Select((word, index) => (index < free.Count ? free[index] : rest) is not { } parameter ? word : parameter.IsList ? Items(parameter, word) : (object)Text(parameter, word))];
    }

    private bool IsOptionOfOurs(string word) =>
        word is "--" || OutputOptions.Words.Contains(word, StringComparer.OrdinalIgnoreCase) || word.Equals("--stdin", StringComparison.OrdinalIgnoreCase) ||
        (word.Length > 1 && word[0] == '-' && _parameters.Any(parameter => parameter.Names.Contains(NameOf(word), StringComparer.OrdinalIgnoreCase)));

    /// <summary>The parameter's name in a word: <c>-MissionId</c>, <c>-MissionId:x</c>, <c>--mission-id</c> or <c>--mission-id=x</c>.</summary>
    private static string NameOf(string word) => word.StartsWith("--", StringComparison.Ordinal)
        ? word[2..].Split('=', ':')[0].Replace("-", "", StringComparison.Ordinal)
        : word[1..].Split(':')[0];

    private string[] Items(CmdletParameter parameter, string text) => parameter.IsProse ? [Text(parameter, text)] : List(text);

    // Where people write text, it can come from standard input or a file; @@ begins a text that begins with @.
    private string Text(CmdletParameter parameter, string text)
    {
        if (!parameter.IsProse || text.Length == 0)
        {
            return text;
        }

        if (text == "-")
        {
            return parameter.Name.Equals("InputObject", StringComparison.OrdinalIgnoreCase) ? _standardInput() : _standardInput().TrimEnd('\r', '\n');
        }

        if (text.StartsWith("@@", StringComparison.Ordinal))
        {
            return text[1..];
        }

        return text[0] != '@' || text.Length == 1 ? text
            : File.Exists(text[1..]) ? ReadFile(text[1..])
            : !IsPath(text[1..]) ? text
            : throw new UsageException("FileNotFound", $"{_command}: there is no file '{text[1..]}'.", $"Write @{text} for the text itself.", text[1..]);
    }

    // @team is somebody, and @scope/package a name; a path that was mistyped would become the text without a word.
    private static bool IsPath(string text) => !text.Any(char.IsWhiteSpace)
        && (Path.IsPathRooted(text) || text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal) || text.StartsWith("~/", StringComparison.Ordinal)
            || Path.GetExtension(text).ToUpperInvariant() is ".TXT" or ".MD" or ".JSON" or ".LOG");

    private static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("FileNotAccessible", $"'{path}' can't be read: {problem.Message}", null, path);
        }
    }

    // -5 and a lone dash are values.
    private static bool LooksLikeName(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]) && word[1] != '.';

    private static string[] List(string text) => CommaList.Split(text);
}
