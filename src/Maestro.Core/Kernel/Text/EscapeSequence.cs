namespace Maestro.Kernel;

/// <summary>Finds the sequences that steer a terminal in text that came from elsewhere.</summary>
internal static class EscapeSequence
{
    /// <summary>The place after an escape sequence; after the escape character alone when no sequence ends.</summary>
    public static int End(string text, int index)
    {
        int next = index + 1;
        if (next >= text.Length)
        {
            return next;
        }

        if (text[next] == '[')
        {
            int end = next + 1;
            while (end < text.Length && text[end] is >= ' ' and <= '?')
            {
                end++;
            }

            return end < text.Length && text[end] is >= '@' and <= '~' ? end + 1 : next;
        }

        if (text[next] is ']' or 'P' or '_' or '^' or 'X')
        {
            int end = text.AsSpan(next).IndexOfAny('\a', '\e', '\u009c');
            if (end < 0)
            {
                return next;
            }

            end += next;
            return text[end] == '\e' && end + 1 < text.Length && text[end + 1] == '\\' ? end + 2 : end + 1;
        }

        return next;
    }
}
