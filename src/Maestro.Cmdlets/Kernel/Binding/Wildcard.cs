using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Wildcard patterns as users type them.</summary>
internal static class Wildcard
{
    /// <summary>The pattern, which ignores case.</summary>
    /// <exception cref="MaestroException">PatternInvalid: a bracket that is not closed.</exception>
    public static WildcardPattern Parse(string given)
    {
        try
        {
            var pattern = WildcardPattern.Get(given, WildcardOptions.IgnoreCase);

            // The engine reads a pattern when it is first used.
            _ = pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException exception)
        {
            throw new MaestroException(ErrorCode.PatternInvalid, $"'{Display.Short(given)}' is not a valid wildcard pattern: a [ has no matching ].", target: given, innerException: exception);
        }
    }
}
