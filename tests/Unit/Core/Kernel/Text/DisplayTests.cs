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

    [Theory]
    [InlineData("plain\n\ttext: \"ü\" 👩‍💻\r\n", "plain\n\ttext: \"ü\" 👩‍💻\r\n")]
    [InlineData("a\e[31mb\e]0;t\ac", "a<U+001B>[31mb<U+001B>]0;t<U+0007>c")]
    [InlineData("one\rtwo", "one<U+000D>two")]
    [InlineData("\u0000\u009b2J\u202Ex", "<U+0000><U+009B>2J<U+202E>x")]
    public void WhatSteersATerminalIsShownByItsNumber(string text, string visible)
    {
        Assert.Equal(visible, Display.Visible(text));
        Assert.Equal(text != visible, Display.Steers(text));
    }
}
