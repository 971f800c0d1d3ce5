using System.Globalization;
using System.Text;
using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>Renders the content of a handoff as one line of UKI v5.4.</summary>
internal static class UkiWriter
{
    /// <summary>What stands for an empty list.</summary>
    public const string None = "NONE";

    /// <summary>A summary must be shorter than this, in UTF-16 code units.</summary>
    public const int SummaryLimit = 140;

    /// <summary>Renders the content.</summary>
    /// <exception cref="MaestroException">UkiInvalid: a value breaks a rule of its slot.</exception>
    public static string Render(HandoffContent content)
    {
        IReadOnlyList<UkiSlot> layout = content.Mode == HandoffMode.Plan ? UkiLayout.Plan : UkiLayout.Execute;
        StringBuilder line = new(512);
        foreach (UkiSlot slot in layout)
        {
            if (slot.IsOptional && UkiText.Trim(slot.Text(content) ?? "").Length == 0)
            {
                continue;
            }

            if (line.Length > 0)
            {
                line.Append('|');
            }

            line.Append(slot.Name).Append('-');
            Append(line, slot, content);
        }

        return line.ToString();
    }

    private static void Append(StringBuilder line, UkiSlot slot, HandoffContent content)
    {
        switch (slot.Kind)
        {
            case UkiSlotKind.Mode:
                line.Append(Mode(slot, content.Mode));
                break;
            case UkiSlotKind.References:
                line.Append(UkiReferences.Render(content.MaestroRefs));
                break;
            case UkiSlotKind.Score:
                line.Append(UkiScore.Render(slot, content.Cs));
                break;
            case UkiSlotKind.List or UkiSlotKind.NonEmptyList:
                AppendList(line, slot, slot.List(content) ?? []);
                break;
            default:
                line.Append(Text(slot, slot.Text(content)));
                break;
        }
    }

    private static string Mode(UkiSlot slot, string? mode) => mode is HandoffMode.Plan or HandoffMode.Execute
        ? mode
        : throw UkiError.InSlot(slot, mode, "the mode must be plan or execute", "Specify -Mode plan or -Mode execute.");

    private static string Text(UkiSlot slot, string? value)
    {
        string text = UkiText.Trim(value ?? "");
        if (text.Length == 0)
        {
            throw UkiError.InSlot(slot, null, "it must not be empty", $"Give {slot.Parameter}.");
        }

        RequireAllowed(slot, text);
        if (slot.Kind == UkiSlotKind.Summary && text.Length >= SummaryLimit)
        {
            string length = text.Length.ToString(CultureInfo.InvariantCulture);
            throw UkiError.InSlot(slot, text, $"it has {length} characters, the limit is 139", $"Shorten {slot.Parameter}.");
        }

        foreach (Range range in text.AsSpan().Split('-'))
        {
            ReadOnlySpan<char> part = text.AsSpan()[range];
            if (part.IsEmpty)
            {
                throw UkiError.InSlot(slot, text, "a - is only allowed between two words", $"Remove the extra - from {slot.Parameter}.");
            }

            RequireFewWords(slot, part);
        }

        return text;
    }

    private static void AppendList(StringBuilder line, UkiSlot slot, IReadOnlyList<string> tokens)
    {
        if (tokens.Count == 0)
        {
            line.Append(slot.Kind == UkiSlotKind.List
                ? None
                : throw UkiError.InSlot(slot, null, "at least one token is required", $"Specify {slot.Parameter}, or omit -NoCollect."));
            return;
        }

        for (int index = 0; index < tokens.Count; index++)
        {
            if (index > 0)
            {
                line.Append('-');
            }

            line.Append(Token(slot, tokens[index]));
        }
    }

    private static string Token(UkiSlot slot, string? value)
    {
        string token = UkiText.Trim(value ?? "");
        if (token.Length == 0)
        {
            throw UkiError.InSlot(slot, null, "a token must not be empty", $"Remove the empty value from {slot.Parameter}.");
        }

        RequireAllowed(slot, token);
        if (token.Contains('-', StringComparison.Ordinal))
        {
            throw UkiError.InSlot(slot, token, "a token in a list must not contain -", $"Write _ for - in {slot.Parameter}.");
        }

        RequireFewWords(slot, token);
        return token;
    }

    private static void RequireAllowed(UkiSlot slot, string text)
    {
        if (UkiText.FindForbidden(text) is string rule)
        {
            throw UkiError.InSlot(slot, text, rule, $"Remove it from {slot.Parameter}; the characters : | ` * and control characters are not allowed.");
        }
    }

    private static void RequireFewWords(UkiSlot slot, ReadOnlySpan<char> token)
    {
        ReadOnlySpan<char> offending = UkiText.FindTooLong(token, out int words);
        if (!offending.IsEmpty)
        {
            string count = words.ToString(CultureInfo.InvariantCulture);
            throw UkiError.InSlot(
                slot, offending.ToString(), $"it has {count} words joined by _, the limit is 6", $"Shorten the token in {slot.Parameter}, or split it with ~.");
        }
    }
}
