using System.Text;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Walks forward over UTF-8 text and knows line and column, both from 1; the column counts UTF-16 characters.</summary>
internal ref struct TextPosition(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _offset;

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>Moves on to a byte offset that is not before the present one.</summary>
    public void MoveTo(int offset)
    {
        offset = Math.Clamp(offset, _offset, _text.Length);
        ReadOnlySpan<byte> passed = _text[_offset..offset];
        int lastBreak = passed.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            Line += passed.Count((byte)'\n');
            Column = 1;
            passed = passed[(lastBreak + 1)..];
        }

        Column += Encoding.UTF8.GetCharCount(passed);
        _offset = offset;
    }
}
