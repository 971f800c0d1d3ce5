using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class DisplayTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\tb\r\nc", "a b  c")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("a\u0000b\u0007c\u009bd", "abcd")]
    [InlineData("evil\u202egnp.exe", "evilgnp.exe")]
    [InlineData("日本語 👩‍💻", "日本語 👩‍💻")]
    public void ControlsAndTurnersOfDirectionGo(string text, string shown) => Assert.Equal(shown, Display.Plain(text));

    [Fact]
    public void HalfACharacterIsShownAsBroken() => Assert.Equal("\ufffd broken", Display.Plain("\ud83d broken"));

    [Fact]
    public void ACutNeverSplitsACharacter()
    {
        Assert.Equal("ab…", Display.Cut("ab👍cd", 4));
        Assert.Equal("ab👍…", Display.Cut("ab👍cde", 5));
        Assert.Equal("abc", Display.Cut("abc", 3));
        Assert.Equal(60, Display.Short(new string('x', 10_000)).Length);
    }

    [Fact]
    public void ALongListIsCounted() =>
        Assert.Equal("1, 2 and 3 more", Display.List(["1", "2", "3", "4", "5"], 2));
}
