using System.Management.Automation.Host;
using Maestro.Shell.Host;

namespace Maestro.Tests.Hosting;

/// <summary>A screen of a fixed width, with the character widths of the real shell.</summary>
internal sealed class FixedRawUserInterface(int width) : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor { get; set; }

    public override ConsoleColor BackgroundColor { get; set; }

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; }

    public override Size BufferSize { get; set; } = new(width, 50);

    public override Size WindowSize { get; set; } = new(width, 50);

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Size MaxWindowSize => WindowSize;

    public override bool KeyAvailable => false;

    public override string WindowTitle { get; set; } = "";

    public override int LengthInBufferCells(char source) => CharacterWidth.Of(source);

    public override int LengthInBufferCells(string source) => CharacterWidth.Of(source);

    public override void FlushInputBuffer()
    {
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException();
}
