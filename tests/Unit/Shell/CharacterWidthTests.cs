using Maestro.Shell.Host;

namespace Maestro.Tests.Shell;

public class CharacterWidthTests
{
    [Theory]
    [InlineData("plain", 5)]
    [InlineData("日本語", 6)]
    [InlineData("한글", 4)]
    [InlineData("🚀", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("\u26A1", 2)]
    [InlineData("a\u200Db", 2)]
    [InlineData("→ — é", 5)]
    public void ColumnsAreThoseOfATerminal(string text, int columns) => Assert.Equal(columns, CharacterWidth.Of(text));

    [Fact]
    public void HalfACharacterIsDropped() => Assert.Equal("a🚀b", Surrogates.RemoveLoneSurrogates("a🚀b\uD83D"));
}
