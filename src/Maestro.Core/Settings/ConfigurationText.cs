using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Maestro.Settings;

/// <summary>The bytes of a configuration file.</summary>
internal static class ConfigurationText
{
    /// <summary>Why the bytes are no text, in a sentence, and in which line, from 1; null when they are one.</summary>
    public static (int Line, string What)? Fault(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf((byte)0) < 0 && Utf8.IsValid(content))
        {
            return null;
        }

        int line = 1;
        while (Rune.DecodeFromUtf8(content, out Rune rune, out int length) == OperationStatus.Done)
        {
            if (rune.Value == 0)
            {
                return (line, "The text contains a null character.");
            }

            line += rune.Value == '\n' ? 1 : 0;
            content = content[length..];
        }

        return (line, "The text is not UTF-8.");
    }
}
