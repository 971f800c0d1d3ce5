using System.Text;
using System.Text.Unicode;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The text of a file that a plan is converted from: UTF-8, and without an unresolved merge.</summary>
internal sealed class SourceText
{
    private readonly byte[] _bytes;
    private readonly int _start;

    /// <param name="name">The path as messages show it.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="hasFences">True for Markdown, where code blocks may show the marks of a merge.</param>
    /// <exception cref="MaestroException">PlanSourceInvalid.</exception>
    public SourceText(string name, byte[] bytes, bool hasFences = false)
    {
        Name = name;
        _bytes = bytes;
        _start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        if (!Utf8.IsValid(Bytes.Span))
        {
            throw NotUtf8();
        }

        RefuseMerge(hasFences);
    }

    /// <summary>The path as messages show it.</summary>
    public string Name { get; }

    /// <summary>The text as UTF-8, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(_start);

    /// <summary>The lines, without their ends.</summary>
    public string[] Lines() => Encoding.UTF8.GetString(Bytes.Span).ReplaceLineEndings("\n").Split('\n');

    /// <summary>The error for what is wrong in a line.</summary>
    public MaestroException Invalid(long line, string problem) => new(
        ErrorCode.PlanSourceInvalid,
        $"{QuotedText.Of(Name)}, line {line}: {problem}",
        CommandText.Of($"Get-Content -LiteralPath {Name}"),
        Name);

    private MaestroException NotUtf8()
    {
        ReadOnlySpan<byte> text = Bytes.Span;
        if (text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return Invalid(1, "the text is UTF-16; save it as UTF-8.");
        }

        int offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return Invalid(text[..offset].Count((byte)'\n') + 1, $"the byte {text[offset]:x2} is not UTF-8.");
    }

    private void RefuseMerge(bool hasFences)
    {
        ReadOnlySpan<byte> text = Bytes.Span;
        if (!Begins(text, "<<<<<<< "u8))
        {
            return;
        }

        bool isInFence = false;
        int line = 0;
        foreach (Range range in text.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> content = text[range];
            line++;
            isInFence ^= hasFences && (content.TrimStart((byte)' ').StartsWith("```"u8) || content.TrimStart((byte)' ').StartsWith("~~~"u8));
            if (!isInFence && content.StartsWith("<<<<<<< "u8))
            {
                throw Invalid(line, "an unresolved merge conflict starts here.");
            }
        }
    }

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark) => text.StartsWith(mark) || text.IndexOf([(byte)'\n', .. mark]) >= 0;
}
