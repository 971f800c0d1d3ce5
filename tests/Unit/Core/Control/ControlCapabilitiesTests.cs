using System.Text.Json;
using Maestro.Control;

namespace Maestro.Tests;

public sealed class ControlCapabilitiesTests
{
    [Theory]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor LANG=en_US.UTF-8", "True dark unicode")]
    [InlineData("TERM=xterm-256color LANG=C.UTF-8", "TwoHundredFiftySix dark unicode")]
    [InlineData("TERM=xterm COLORFGBG=0;15", "Sixteen light unicode")]
    [InlineData("TERM=xterm COLORFGBG=15;default;0", "Sixteen dark unicode")]
    [InlineData("TERM=dumb COLORTERM=truecolor", "None dark unicode")]
    [InlineData("TERM=xterm-256color NO_COLOR=1", "None dark unicode")]
    [InlineData("TERM=xterm-256color LC_ALL=C LANG=en_US.UTF-8", "TwoHundredFiftySix dark ascii")]
    [InlineData("TERM=xterm LANG=POSIX", "Sixteen dark ascii")]
    public void SurroundingsTellWhatATerminalCanDo(string variables, string expected)
    {
        var values = variables.Split(' ').Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        var found = ControlCapabilities.Detect(values.GetValueOrDefault, false, 65001, false);
        Assert.Equal(expected, $"{found.Colors} {(found.IsLight ? "light" : "dark")} {(found.IsUnicode ? "unicode" : "ascii")}");
    }

    [Fact]
    public void RedirectedOutputAndOldCodePagesGetThePlainest()
    {
        Assert.Equal(ControlColors.None, ControlCapabilities.Detect(_ => null, true, 65001, true).Colors);
        Assert.Equal(new ControlCapabilities(ControlColors.True, false, false), ControlCapabilities.Detect(_ => null, false, 437, true));
    }

    [Fact]
    public void AgesReadAsTheReferenceWordsThem()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "golden", "ages.json")));
        foreach (JsonElement age in golden.RootElement.EnumerateArray())
        {
            Assert.Equal(age.GetProperty("text").GetString(), AgeText.Age(TimeSpan.FromSeconds(age.GetProperty("seconds").GetInt64())) + " ago");
        }
    }
}
