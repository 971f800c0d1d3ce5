using System.Text.RegularExpressions;
using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Turns a rule's pattern into a regular expression: without regard to case, <c>^</c> and <c>$</c> at each line.</summary>
internal static class RatchetPattern
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    /// <summary>What is wrong with a pattern, or null.</summary>
    public static string? FindProblem(string pattern)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return "it is empty.";
        }

        try
        {
            _ = Create(pattern, Regex.InfiniteMatchTimeout);
            return null;
        }
        catch (RegexParseException e)
        {
            return e.Message;
        }
    }

    /// <summary>The expression. It never takes more than linear time where .NET can promise that; look-arounds and back references can't, so they have the time-out.</summary>
    /// <exception cref="RegexParseException">The pattern is not a regular expression.</exception>
    public static Regex Create(string pattern, TimeSpan timeout)
    {
        try
        {
            return new Regex(pattern, Options | RegexOptions.NonBacktracking, timeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, Options, timeout);
        }
    }

    /// <summary>Refuses what could never be checked.</summary>
    /// <exception cref="MaestroException">PatternInvalid.</exception>
    public static void Check(string pattern, IEnumerable<string> globs)
    {
        if (FindProblem(pattern) is { } problem)
        {
            throw new MaestroException(
                ErrorCode.PatternInvalid,
                $"The pattern '{Display.Cut(pattern, 80)}' is not a valid regular expression: {problem}",
                "Quote the pattern for the shell and escape literal characters: -Pattern 'npm install\\b'",
                pattern);
        }

        foreach (string glob in globs)
        {
            _ = Glob.Parse(glob);
        }
    }
}
