using System.Text;
using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Says in plain words where and how a text stops being JSON.</summary>
internal static class PlanSyntax
{
    public static void Report(ReadOnlySpan<byte> text, JsonException exception, bool isComplete, int depth, PlanProblems problems)
    {
        int offset = Offset(text, exception);
        problems.Error("$", offset, PlanRule.Json, Explain(text, offset, isComplete, depth));
    }

    private static string Explain(ReadOnlySpan<byte> text, int offset, bool isComplete, int depth)
    {
        if (text.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return "The plan is empty.";
        }

        if (text[offset..].StartsWith("@{"u8) && depth == 0)
        {
            return "This is the text of a PowerShell object, not JSON: Export-MaestroPlan -AsJson and ConvertTo-Json -Depth 10 make JSON.";
        }

        if (offset >= text.Length)
        {
            return "The text ends unexpectedly: an object, list or text is not closed.";
        }

        char before = Before(text, offset);
        char at = (char)text[offset];
        return at switch
        {
            '/' => "Comments are not allowed in JSON.",
            '[' or '{' when depth >= PlanTokens.MaxDepth - 1 => $"Objects and lists are nested more than {PlanTokens.MaxDepth} levels deep.",
            _ when isComplete => "Unexpected text after the final '}' of the plan.",
            '}' or ']' when before == ',' => $"A comma is not allowed before '{at}'.",
            '\'' => "Text must be in double quotes.",
            '"' when before is not ('{' or '[' or ',' or ':') => "A comma or colon is missing before this.",
            _ => $"{QuotedText.Of(CharacterAt(text, offset))} is not allowed here.",
        };
    }

    private static int Offset(ReadOnlySpan<byte> text, JsonException exception)
    {
        int start = 0;
        for (long line = exception.LineNumber ?? 0; line > 0; line--)
        {
            int lineBreak = text[start..].IndexOf((byte)'\n');
            if (lineBreak < 0)
            {
                return text.Length;
            }

            start += lineBreak + 1;
        }

        return (int)Math.Min(start + (exception.BytePositionInLine ?? 0), text.Length);
    }

    private static char Before(ReadOnlySpan<byte> text, int offset)
    {
        int last = text[..offset].LastIndexOfAnyExcept(" \t\r\n"u8);
        return last < 0 ? '\0' : (char)text[last];
    }

    private static string CharacterAt(ReadOnlySpan<byte> text, int offset) =>
        Rune.DecodeFromUtf8(text[offset..], out Rune rune, out _) == System.Buffers.OperationStatus.Done ? rune.ToString() : "\uFFFD";
}
