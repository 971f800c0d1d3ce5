using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>Writes a command the way a worker types it: in PowerShell, and in another shell through <c>maestro</c>.</summary>
internal static class AgentCommand
{
    /// <summary>Both forms as two list items.</summary>
    /// <param name="words">The cmdlet and its arguments, each as it is meant; parameter names begin with <c>-</c>.</param>
    public static string ForBothShells(params string[] words) => $"  - pwsh: {Code(PowerShell(words))}\n  - other shells: {Code(Posix(words))}";

    /// <summary>As typed in PowerShell.</summary>
    public static string PowerShell(params string[] words) => string.Join(' ', words.Select(w => Quote(w, "''")));

    /// <summary>As typed in bash or another POSIX shell.</summary>
    public static string Posix(params string[] words) => "maestro " + string.Join(' ', words.Select(w => Quote(w, "'\\''")));

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

    private static string Quote(string word, string apostrophe)
    {
        // No id of ours has angle brackets. One that was written by hand could pose as a tag; the command then fails rather than the prompt.
        string line = TextFold.OneLine(PromptText.Clean(word)).Replace('<', '?').Replace('>', '?');
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
