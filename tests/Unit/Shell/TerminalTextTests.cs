using Maestro.Shell.Host;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>What `maestro` writes to a terminal.</summary>
public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain text\n\twith a tab\r\n", "plain text\n\twith a tab\r\n")]
    [InlineData("\e[32;1mgreen\e[0m \e[38;5;8mgrey\e[38;2;1;2;8m\e[m", "\e[32;1mgreen\e[0m \e[38;5;8mgrey\e[38;2;1;2;8m\e[m")]
    [InlineData("a\e[8mhidden\e[1;8mb", "ahiddenb")]
    [InlineData("a\e]0;title\ab\e]8;;http://x\e\\c", "abc")]
    [InlineData("a\e[2Jb\e[1;1Hc\rd\be\u0001\u009bf\a", "abcdef")]
    [InlineData("a\u202Eb\u2066c", "abc")]
    [InlineData("end\e", "end")]
    public void OnlyTextLineEndsTabsAndColoursAreLeft(string text, string written) => Assert.Equal(written, TerminalText.Clean(text, keepsColours: true));

    [Fact]
    public void WithoutColoursNoSequenceIsLeft() => Assert.Equal("ab", TerminalText.Clean("\e[31ma\e[0mb", keepsColours: false));

    [Fact]
    public void WhatIsFormattedFromPropertiesIsCleanAndStringsStayAsTheyAreInAFile()
    {
        const string Record = "[pscustomobject]@{ Name = \"a`e]0;t`ab\" }";
        Assert.DoesNotContain('\a', Run($"{Record} | Format-List"));
        Assert.DoesNotContain('\a', Run($"{Record}"));
        Assert.Contains("a\e]0;t\ab", Run("\"a`e]0;t`ab\""), StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongValueIsNamedWithoutWhatSteersATerminal()
    {
        var refused = ShellProcess.Run(["Get-MaestroFeature", "-Status", "\e]0;t\a\e[31mred"]);
        Assert.DoesNotContain('\e', refused.Error);
        Assert.DoesNotContain('\a', refused.Error);
        refused = ShellProcess.Run(["Get-MaestroHistory", "-First", "\e]0;t\a\e[31mred", "-Verbose", "-Debug"]);
        Assert.DoesNotContain('\e', refused.Error);
        Assert.DoesNotContain('\a', refused.Error);
    }

    private static string Run(string script) => ShellProcess.Run(["-c", script]).Output;
}
