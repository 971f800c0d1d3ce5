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
    public void Columns_are_those_of_a_terminal(string text, int columns) => Assert.Equal(columns, CharacterWidth.Of(text));

    [Fact]
    public void Half_a_character_is_dropped() => Assert.Equal("a🚀b", Surrogates.RemoveLoneSurrogates("a🚀b\uD83D"));
}
