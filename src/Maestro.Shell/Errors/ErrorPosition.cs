using System.Management.Automation;
using System.Management.Automation.Language;

namespace Maestro.Shell.Errors;

/// <summary>The line of a script an error points at.</summary>
/// <param name="File">The script's path, or null for text that has none.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Length">Characters to underline.</param>
/// <param name="Text">The whole line.</param>
internal sealed record ErrorPosition(string? File, int Line, int Column, int Length, string Text)
{
    /// <summary>As ConciseView decides: shown for a script file, for a later line of several, and for text that is no PowerShell.</summary>
    public static ErrorPosition? Of(ErrorRecord record, ParseException? parse)
    {
        if (parse is { Errors: { Length: > 0 } problems })
        {
            return Of(problems[0].Extent);
        }

        InvocationInfo? invocation = record.InvocationInfo;
        if (invocation is null || (string.IsNullOrEmpty(invocation.ScriptName) && invocation.ScriptLineNumber <= 1))
        {
            return null;
        }

        string text = invocation.Line.TrimEnd('\r', '\n');
        int column = Math.Max(1, invocation.OffsetInLine);
        return text.Length == 0
            ? null
            : new ErrorPosition(
                string.IsNullOrEmpty(invocation.ScriptName) ? null : invocation.ScriptName,
                invocation.ScriptLineNumber,
                column,
                UnderlineOf(invocation, text, column),
                text);
    }

    private static ErrorPosition Of(IScriptExtent extent)
    {
        IScriptPosition position = extent.StartScriptPosition;
        string text = (position.Line ?? "").TrimEnd('\r', '\n');
        int length = extent.EndLineNumber == extent.StartLineNumber ? extent.EndColumnNumber - extent.StartColumnNumber : 1;
        return new ErrorPosition(extent.File, extent.StartLineNumber, extent.StartColumnNumber, Math.Max(1, length), text);
    }

    // PositionMessage underlines the extent with tildes; the extent itself is not public.
    private static int UnderlineOf(InvocationInfo invocation, string text, int column)
    {
        ReadOnlySpan<char> tildes = invocation.PositionMessage.AsSpan();
        ReadOnlySpan<char> last = tildes[(tildes.LastIndexOf('\n') + 1)..];
        int length = last.Count('~');
        return Math.Clamp(length, 1, Math.Max(1, text.Length - column + 1));
    }
}
