namespace Maestro.Shell.CommandLines;

/// <summary>The program's own part of the command line: what to run, and what is left for it.</summary>
internal sealed record CommandLine
{
    private const string HelpHint = "Run maestro --help for usage.";

    public required RunMode Mode { get; init; }

    /// <summary>The name of the cmdlet, the script text, or the path of the script.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The arguments of the subject, as the calling shell gave them.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The cmdlet that the output goes through, with its switch, or null.</summary>
    public string? Then { get; init; }

    /// <summary>The form of the output. JSON is on standard output, with errors as JSON lines on standard error.</summary>
    public OutputOptions Output { get; init; } = new();

    /// <summary>The text of standard input is piped in as one string.</summary>
    public bool PipeStandardInput { get; init; }

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var output = new OutputOptions();
        bool stdin = false;
        for (int i = 0; i < args.Count; i++)
        {
            IEnumerable<string> rest = args.Skip(i + 1);
            string word = args[i];
            if (output.With(word.StartsWith("--", StringComparison.Ordinal) ? word : "-" + word, rest.FirstOrDefault(), out bool usesNext) is { } more)
            {
                output = more;
                i += usesNext ? 1 : 0;
                continue;
            }

            switch (OptionName(word))
            {
                case "stdin":
                    stdin = true;
                    continue;
                case "noprofile" or "nop" or "nologo" or "noninteractive":
                    // Habits from pwsh: true of this program anyway.
                    continue;
                case "version":
                    return new CommandLine { Mode = RunMode.Version };
                case "help" or "h" or "?":
                    return new CommandLine { Mode = RunMode.Help };
                case "":
                    return Script(RunMode.StandardInput, "", rest);
                case "c" or "command":
                    return Script(RunMode.Command, Need(args, i, "PowerShell text, such as: maestro -c \"Get-MaestroFeature\""), rest.Skip(1));
                case "f" or "file":
                    return Script(RunMode.File, Need(args, i, "a script, such as: maestro -f quickstart.ps1"), rest.Skip(1));
                case null when word.Equals("mcp", StringComparison.OrdinalIgnoreCase):
                    return i + 1 == args.Count
                        ? new CommandLine { Mode = RunMode.Mcp }
                        : throw new UsageException("ArgumentInvalid", $"'mcp' takes no arguments, and '{args[i + 1]}' follows it.", "Set MAESTRO_ROOT to use the workspace of another folder.", args[i + 1]);
                case null when word.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase):
                    return Script(RunMode.File, word, rest);
                case null when word.Equals("help", StringComparison.OrdinalIgnoreCase):
                    return i + 1 == args.Count ? new CommandLine { Mode = RunMode.Help } : Cmdlet("Get-Help", rest);
                case null when CommandAliases.Find([.. args.Skip(i)]) is { } alias:
                    (string cmdlet, IReadOnlyList<string> words, string? then) = AliasWords.Of(alias, [.. args.Skip(i + alias.Words.Split(' ').Length)], output.Json);
                    return Cmdlet(cmdlet, words) with { Then = then };
                case null:
                    return Cmdlet(word, rest);
                default:
                    throw new UsageException("OptionUnknown", $"Unknown option '{word}'.", HelpHint, word);
            }
        }

        return output != new OutputOptions() || stdin
            ? throw new UsageException("CommandMissing", "No command was specified.", HelpHint)
            : new CommandLine { Mode = RunMode.Help };

        CommandLine Script(RunMode mode, string subject, IEnumerable<string> rest) =>
            new() { Mode = mode, Subject = subject, Arguments = [.. rest], Output = output, PipeStandardInput = stdin };

        CommandLine Cmdlet(string name, IEnumerable<string> rest) =>
            string.IsNullOrWhiteSpace(name)
                ? throw new UsageException("CommandMissing", "The name of the command is empty.", HelpHint)
                : Script(RunMode.Cmdlet, name, rest);
    }

    /// <summary>The option's name in small letters, "" for a lone dash, null for a word that is no option.</summary>
    private static string? OptionName(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2 ? word[2..].ToLowerInvariant()
        : word.StartsWith('-') ? word[1..].ToLowerInvariant()
        : null;

    private static string Need(IReadOnlyList<string> args, int option, string what) =>
        option + 1 < args.Count ? args[option + 1] : throw new UsageException("ArgumentMissing", $"'{args[option]}' needs {what}.", HelpHint, args[option]);
}
