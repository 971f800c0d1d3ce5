using System.Management.Automation.Host;

namespace Maestro.Shell.Host;

/// <summary>The size of the screen and the width of characters, which is all that formatting needs.</summary>
internal sealed class ShellRawUserInterface(Terminal terminal) : PSHostRawUserInterface
{
    private const int Height = 50;

    private Size? _size;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override Size BufferSize
    {
        get => _size ??= new Size(terminal.Width, Height);
        set => _size = value;
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => _size = value;
    }

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Size MaxWindowSize => BufferSize;

    public override bool KeyAvailable => false;

    public override string WindowTitle { get; set; } = "maestro";

    public override int LengthInBufferCells(char source) => CharacterWidth.Of(source);

    public override int LengthInBufferCells(string source) => CharacterWidth.Of(source);

    public override int LengthInBufferCells(string source, int offset) => CharacterWidth.Of(source.AsSpan(offset));

    public override void FlushInputBuffer()
    {
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new HostException("maestro does not read single keys.");

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NoBuffer();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NoBuffer();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NoBuffer();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NoBuffer();

    private static HostException NoBuffer() => new("maestro has no screen buffer.");
}
