using Maestro.Adapters;
using Maestro.Adapters.Control;

namespace Maestro.Tests;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("\e[31mred\e[0m", "red", 3)]
    [InlineData("a\e]0;title\ab\e]8;;http://x\e\\c", "abc", 3)]
    [InlineData("a\e]0;never ends", "a]0;never ends", 14)]
    [InlineData("one\ntwo\r\n\tthree", "one two three", 13)]
    [InlineData("[red]x[/]", "[red]x[/]", 9)]
    [InlineData("a\u202eb\u2066c\u200f", "abc", 3)]
    [InlineData("e\u0301\u0301\u0301\u0301", "e\u0301\u0301", 1)]
    [InlineData("\U0001F468\u200D\U0001F469", "\U0001F468\U0001F469", 4)]
    [InlineData("\u2764\uFE0F", "\u2764", 1)]
    [InlineData("\U0001F44D\U0001F3FD", "\U0001F44D", 2)]
    [InlineData("\U0001F1E9\U0001F1EA", "DE", 2)]
    [InlineData("1\uFE0F\u20E3", "1", 1)]
    [InlineData("\u4f60\u597d", "\u4f60\u597d", 4)]
    [InlineData("a\0\u0007\u007f\u009bz", "az", 2)]
    [InlineData("\ue000", "?", 1)]
    [InlineData("\u200b\u0301", "", 0)]
    public void TextBecomesWhatEveryTerminalCountsAlike(string text, string expected, int width)
    {
        Cluster[] clusters = [.. CellText.Clusters(text, isUnicode: true)];
        Assert.Equal(expected, string.Concat(clusters.Select(c => c.Text)));
        Assert.Equal(width, clusters.Sum(c => c.Width));
    }

    [Fact]
    public void HalvesOfCharactersAreNoDanger()
    {
        Assert.Equal("\ufffda\ufffd", string.Concat(CellText.Clusters("\ud800a\udc00", isUnicode: true).Select(c => c.Text)));
    }

    [Theory]
    [InlineData("Caf\u00e9 \u00fcber", "Cafe uber")]
    [InlineData("\u4f60 x \U0001F600", "? x ?")]
    public void AsciiKeepsTheLettersItCan(string text, string expected) =>
        Assert.Equal(expected, string.Concat(CellText.Clusters(text, isUnicode: false).Select(c => c.Text)));

    [Fact]
    public void LinesWrapAtSpacesAndLongWordsBreak()
    {
        Assert.Equal(["one two", "three", "abcdefgh", "ij"], CellText.Wrap("one two three abcdefghij", 8, true));
        Assert.Equal(["\u4f60\u597d", "\u4e16\u754c"], CellText.Wrap("\u4f60\u597d\u4e16\u754c", 5, true));
        Assert.Equal(["a", "", "b"], CellText.Wrap("a\n\nb", 8, true));
    }

    [Fact]
    public void ACutEndsInTheMarkAndNeverSplitsAWideCharacter()
    {
        foreach (string text in HostileSnapshots.Texts)
        {
            for (int room = 1; room < 12; room++)
            {
                Canvas canvas = new(12, 1, Glyphs.Unicode);
                canvas.Write(0, 0, room, new Span(text));
                var frame = canvas.ToFrame(0, 1);
                Assert.Empty(FrameChecks.Problems(frame, ""));
                Assert.Equal(CellText.Width(text, true, 100) > room, frame.PlainLine(0).Contains('…'));
            }
        }
    }
}
