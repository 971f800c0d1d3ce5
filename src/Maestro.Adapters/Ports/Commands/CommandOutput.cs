using System.Text;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Takes what a command writes: passes the first of it on line by line, keeps the last of it, and counts the rest.</summary>
/// <param name="request">How much is passed on, and how much is kept.</param>
/// <param name="onLine">Gets each line without its end.</param>
internal sealed class CommandOutput(CommandRequest request, Action<string> onLine)
{
    private const int LongestLine = 8192;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _line = new();
    private readonly byte[] _tail = new byte[request.MostKept];
    private int _lines;

    /// <summary>How many bytes came in all.</summary>
    public long Total { get; private set; }

    /// <summary>True when not all was passed on.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The last of it.</summary>
    public string Tail
    {
        get
        {
            int mostKept = _tail.Length;
            int length = (int)Math.Min(Total, mostKept);
            int start = Total > mostKept ? (int)(Total % mostKept) : 0;
            byte[] bytes = [.. _tail.AsSpan(start, length - start), .. _tail.AsSpan(0, start)];
            int begin = 0;

            // What is cut off may have been the first bytes of a character.
            while (Total > mostKept && begin < 3 && begin < bytes.Length && (bytes[begin] & 0xC0) == 0x80)
            {
                begin++;
            }

            return Encoding.UTF8.GetString(bytes, begin, bytes.Length - begin);
        }
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        int shown = (int)Math.Clamp(request.MostShown - Total, 0, bytes.Length);
        Show(bytes[..shown]);
        IsCut |= shown < bytes.Length;

        int mostKept = _tail.Length;
        ReadOnlySpan<byte> last = bytes.Length > mostKept ? bytes[^mostKept..] : bytes;
        long at = (Total + bytes.Length - last.Length) % mostKept;
        int first = (int)Math.Min(last.Length, mostKept - at);
        last[..first].CopyTo(_tail.AsSpan((int)at));
        last[first..].CopyTo(_tail);
        Total += bytes.Length;
    }

    /// <summary>Passes on the last line, which need not have an end.</summary>
    public void Complete()
    {
        if (_line.Length > 0)
        {
            EndLine();
        }
    }

    private void Show(ReadOnlySpan<byte> bytes)
    {
        if (_lines >= request.MostLines)
        {
            IsCut |= bytes.Length > 0;
            return;
        }

        char[] characters = new char[_decoder.GetCharCount(bytes, flush: false)];
        int count = _decoder.GetChars(bytes, characters, flush: false);
        foreach (char character in characters.AsSpan(0, count))
        {
            if (character == '\n')
            {
                EndLine();
            }
            else if (character != '\r')
            {
                _line.Append(character);
                if (_line.Length >= LongestLine && !char.IsHighSurrogate(character))
                {
                    EndLine();
                }
            }
        }
    }

    private void EndLine()
    {
        string line = _line.ToString();
        _line.Clear();
        if (_lines++ < request.MostLines)
        {
            onLine(line);
        }
        else
        {
            IsCut = true;
        }
    }
}
