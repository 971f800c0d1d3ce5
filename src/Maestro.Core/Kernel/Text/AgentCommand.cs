namespace Maestro.Kernel;

/// <summary>Where the commands of a prompt are typed.</summary>
internal enum CommandForm
{
    /// <summary>In PowerShell with the Maestro module.</summary>
    PowerShell,

    /// <summary>In bash or another POSIX shell, through <c>maestro</c>.</summary>
    Shell,

    /// <summary>As calls of the tools of <c>maestro mcp</c>; what no tool does, in a shell.</summary>
    Tool,
}

/// <summary>Writes a command the way a worker types it.</summary>
internal static class AgentCommand
{
    /// <summary>The command as a code span.</summary>
    /// <param name="form">Where it is typed.</param>
    /// <param name="words">The cmdlet and its arguments, each as it is meant; parameter names begin with <c>-</c>.</param>
    public static string Of(CommandForm form, params IEnumerable<string> words) => Code(form switch
    {
        CommandForm.Shell => Posix(words),
        CommandForm.Tool => ToolCommand.Of([.. words.Select(Display.Plain)]) ?? Posix(words),
        _ => PowerShell(words),
    });

    /// <summary>A command that was put together for PowerShell, as a code span.</summary>
    public static string Typed(CommandForm form, string command) => Code(form switch
    {
        CommandForm.Shell => $"maestro {command}",
        CommandForm.Tool => ToolCommand.OfTyped(command) ?? $"maestro {command}",
        _ => command,
    });

    private static string PowerShell(IEnumerable<string> words) => string.Join(' ', words.Select(static word => Quote(word, "''")));

    private static string Posix(IEnumerable<string> words) => "maestro " + string.Join(' ', words.Select(static word => Quote(word, "'\\''")));

    // A code span with more backticks than its content has in a row.
    private static string Code(string command)
    {
        int longest = 0, run = 0;
        foreach (char c in command)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        string fence = new('`', longest + 1);
        return longest == 0 ? $"`{command}`" : $"{fence} {command} {fence}";
    }

    // An id that was written by hand may hold anything; what can't be typed is gone, and the command fails rather than the prompt.
    private static string Quote(string word, string apostrophe)
    {
        string line = Display.Plain(word);
        bool isPlain = line.Length > 0 && line.AsSpan().IndexOfAnyExcept(PlainCharacters) < 0;
        // PowerShell takes typographic apostrophes for plain ones.
        return isPlain
            ? line
            : "'" + line.Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u201A', '\'').Replace('\u201B', '\'')
                .Replace("'", apostrophe, StringComparison.Ordinal) + "'";
    }

    private static readonly System.Buffers.SearchValues<char> PlainCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
}
