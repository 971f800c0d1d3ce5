using System.Buffers;

namespace Maestro.Storage;

/// <summary>Reads where the objects, lists and texts of a JSON document are.</summary>
/// <remarks>Of valid JSON only, which it takes on trust: that is what makes it several times as fast as a reader that checks it.</remarks>
internal ref struct JsonStructure(ReadOnlySpan<byte> json)
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}[]"u8);

    private readonly ReadOnlySpan<byte> _json = json;
    private int _next;
    private int _open;

    /// <summary>The first character of what was read: a quote for a text, a brace or a bracket that opens or closes.</summary>
    public byte Token { get; private set; }

    /// <summary>How many objects and lists it is in.</summary>
    public int Depth { get; private set; }

    /// <summary>Where it begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends: behind a whole text, else behind its one character.</summary>
    public readonly int End => _next;

    /// <summary>True for a text that is the name of a property.</summary>
    public readonly bool IsName => Token == '"' && _json[_next..].TrimStart(" \t\r\n"u8).StartsWith(":"u8);

    /// <summary>What is between the quotes of a text.</summary>
    public readonly ReadOnlySpan<byte> Text => _json[(Start + 1)..(_next - 1)];

    /// <summary>Reads on; false at the end.</summary>
    public bool Read()
    {
        int found = _json[_next..].IndexOfAny(Marks);
        if (found < 0)
        {
            return false;
        }

        Start = _next + found;
        Token = _json[Start];
        _next = Start + 1;
        switch (Token)
        {
            case (byte)'"':
                _next = EndOfText(_next);
                Depth = _open;
                break;
            case (byte)'{' or (byte)'[':
                Depth = _open++;
                break;
            default:
                Depth = --_open;
                break;
        }

        return true;
    }

    /// <summary>Reads on until an object or list that was just opened is closed.</summary>
    public void Skip()
    {
        int depth = Depth;
        while (Read() && Depth > depth)
        {
        }
    }

    private readonly int EndOfText(int at)
    {
        while (_json[at..].IndexOfAny("\"\\"u8) is >= 0 and var found)
        {
            at += found;
            if (_json[at] == '"')
            {
                return at + 1;
            }

            at = Math.Min(at + 2, _json.Length);
        }

        return _json.Length;
    }
}
