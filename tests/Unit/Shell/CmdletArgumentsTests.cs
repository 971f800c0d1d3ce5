using System.Management.Automation;
using Maestro.Shell.CommandLines;

namespace Maestro.Tests.Shell;

public class CmdletArgumentsTests
{
    private static readonly CmdletParameter[] Parameters =
    [
        new("FeatureId", typeof(string[]), 0, false, ["Id"]),
        new("Status", typeof(string), 1, false, []),
        new("Summary", typeof(string), null, false, []),
        new("Decision", typeof(string[]), null, false, []),
        new("Label", typeof(string[]), null, false, []),
        new("Ready", typeof(SwitchParameter), null, false, []),
        new("Reason", typeof(string), null, false, []),
        new("Strict", typeof(bool?), null, false, []),
        new("Content", typeof(System.Collections.IDictionary), null, false, []),
        new("InputObject", typeof(object), null, false, []),
    ];

    [Theory]
    [InlineData("$(Remove-Item x); `\"quotes\"` & 'more', $env:HOME")]
    [InlineData("-not-a-parameter")]
    [InlineData("-- dashes")]
    [InlineData("")]
    [InlineData("two\nlines")]
    public void AValueArrivesAsItWasTyped(string text) => Assert.Equal(text, Bind("-Summary", text).Named["Summary"]);

    [Fact]
    public void ACommaMakesAListOnlyWhereAListIsTaken()
    {
        CmdletArguments bound = Bind("-Label", "a, b,,c\\,d", "-Summary", "a,b", "-Label:e", "-Decision", "a, not b", "-Decision:c");

        Assert.Equal(["a", "b", "c,d", "e"], (string[])bound.Named["Label"]!);
        Assert.Equal(["a, not b", "c"], (string[])bound.Named["Decision"]!);
        Assert.Equal("a,b", bound.Named["Summary"]);
    }

    [Fact]
    public void PositionalWordsBecomeListsByTheParameterTheyFallTo()
    {
        CmdletArguments bound = Bind("auth,login", "-Ready", "x,y");

        Assert.Equal(["auth", "login"], (string[])bound.Positional[0]);
        Assert.Equal("x,y", bound.Positional[1]);
        Assert.Equal(true, bound.Named["Ready"]);
    }

    [Fact]
    public void ANamedParameterLeavesItsPositionToTheNext() => Assert.Equal("a,b", Bind("-Id", "x", "a,b").Positional[0]);

    [Theory]
    [InlineData("-Ready", true)]
    [InlineData("-Ready:$false", false)]
    [InlineData("-ready:False", false)]
    [InlineData("-Ready:1", true)]
    public void SwitchesAreOnAndOff(string word, bool on) => Assert.Equal(on, Bind(word).Named["Ready"]);

    [Fact]
    public void NamesMayBeShortenedAndAliased()
    {
        Assert.True(Bind("-sum", "x").Named.ContainsKey("Summary"));
        Assert.True(Bind("-id", "x").Named.ContainsKey("FeatureId"));
        Assert.Equal("ParameterAmbiguous", Problem("-Re", "x").Code);
    }

    [Fact]
    public void OurOwnOptionsAreFoundAfterTheCmdletButNeverInsideAValue()
    {
        CmdletArguments bound = Bind("--json", "-Summary", "x", "--stdin");

        Assert.True(bound.Output.Json);
        Assert.True(bound.PipeStandardInput);
        Assert.False(Bind("-Summary:--json").Output.Json);
    }

    [Fact]
    public void AfterTwoDashesEverythingIsPositional() =>
        Assert.Equal(["-Status", "--json"], Bind("-Id", "x", "--", "-Status", "--json").Positional.Cast<string>());

    [Fact]
    public void OnlyTextThatPeopleWriteIsReadFromStandardInput()
    {
        Assert.Equal("from stdin", Bind("-InputObject", "-").Named["InputObject"]);
        Assert.Equal("from stdin", Bind("-Summary", "-").Named["Summary"]);
        Assert.Equal("-", Bind("-Status", "-").Named["Status"]);
    }

    [Fact]
    public void NumbersBelowZeroAreValues() => Assert.Equal("-5", Bind("-Id", "x", "-5").Positional[0]);

    [Theory]
    [InlineData("ParameterUnknown", "-Sumary", "x")]
    [InlineData("ArgumentMissing", "-Summary")]
    [InlineData("ArgumentMissing", "-Summary", "-Ready")]
    [InlineData("ArgumentMissing", "-Ready:")]
    [InlineData("ArgumentInvalid", "-Ready:perhaps")]
    [InlineData("ArgumentInvalid", "-Strict", "perhaps")]
    [InlineData("ArgumentRepeated", "-Summary", "a", "-Summary", "b")]
    public void MistakesAreNamed(string code, params string[] words) => Assert.Equal(code, Problem(words).Code);

    [Fact]
    public void ASlipOfTheFingerIsGuessed() => Assert.Contains("-Summary", Problem("-Sumary", "x").Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData("--status", "x", "Status")]
    [InlineData("--status=x", null, "Status")]
    [InlineData("--Summary:x", null, "Summary")]
    public void NamesOfOtherProgramsAreUnderstood(string word, string? next, string parameter) =>
        Assert.Equal("x", (next is null ? Bind(word) : Bind(word, next)).Named[parameter]);

    [Fact]
    public void ADashedNameIsTheParametersOwn() => Assert.Equal(["a"], (string[])Bind("--feature-id", "a").Named["FeatureId"]!);

    [Theory]
    [InlineData("--help")]
    [InlineData("-?")]
    [InlineData("-h")]
    public void HelpIsAskedForAfterAnyCommand(string word) => Assert.True(Bind("auth", word, "-Nonsense").Help);

    [Fact]
    public void TextComesFromAFileOrFromStandardInput()
    {
        using var folder = new Hosting.TemporaryFolder();
        string file = folder.Write("notes.txt", "a, b\n");

        Assert.Equal("a, b", Bind("-Summary", "@" + file).Named["Summary"]);
        Assert.Equal("@team", Bind("-Summary", "@team").Named["Summary"]);
        Assert.Equal("@x", Bind("-Summary", "@@x").Named["Summary"]);
    }

    [Theory]
    [InlineData("@/nowhere/notes")]
    [InlineData("@./notes")]
    [InlineData("@notes-that-are-not-there.md")]
    public void AFileThatIsNotThereIsNoText(string word)
    {
        UsageException refused = Assert.Throws<UsageException>(() => Bind("-Summary", word));
        Assert.Equal("FileNotFound", refused.Code);
        Assert.Contains("@" + word, refused.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@codex please look at src/a b/c[1].md")]
    [InlineData("@scope/package")]
    [InlineData("@Override")]
    public void WhatIsNoPathIsText(string word) => Assert.Equal(word, Bind("-Summary", word).Named["Summary"]);

    private static CmdletArguments Bind(params string[] words) => CmdletArguments.Bind("Set-MaestroFeature", Parameters, words, () => "from stdin");

    private static UsageException Problem(params string[] words) => Assert.Throws<UsageException>(() => Bind(words));
}
