using Maestro.Shell.CommandLines;

namespace Maestro.Tests.Shell;

public class CommandLineTests
{
    [Fact]
    public void NothingTypedShowsTheHelpPage() => Assert.Equal(RunMode.Help, CommandLine.Parse([]).Mode);

    [Theory]
    [InlineData("--version", RunMode.Version)]
    [InlineData("-Version", RunMode.Version)]
    [InlineData("--help", RunMode.Help)]
    [InlineData("-h", RunMode.Help)]
    [InlineData("help", RunMode.Help)]
    [InlineData("-", RunMode.StandardInput)]
    [InlineData("deploy.ps1", RunMode.File)]
    [InlineData("Get-MaestroFeature", RunMode.Cmdlet)]
    internal void TheFirstWordDecides(string word, RunMode mode) => Assert.Equal(mode, CommandLine.Parse([word]).Mode);

    [Fact]
    public void OptionsOfOursComeBeforeTheCmdletAndTheRestIsLeftToIt()
    {
        var line = CommandLine.Parse(["--json", "--stdin", "-NoProfile", "New-MaestroMission", "-Path", "--version"]);

        Assert.Equal((RunMode.Cmdlet, "New-MaestroMission"), (line.Mode, line.Subject));
        Assert.True(line.Output.Json);
        Assert.True(line.PipeStandardInput);
        Assert.Equal(["-Path", "--version"], line.Arguments);
    }

    [Fact]
    public void AScriptTextKeepsWhatFollowsAsItsArguments()
    {
        var line = CommandLine.Parse(["-c", "$args", "-h", "--json"]);

        Assert.Equal((RunMode.Command, "$args", false), (line.Mode, line.Subject, line.Output.Json));
        Assert.Equal(["-h", "--json"], line.Arguments);
    }

    [Theory]
    [InlineData("OptionUnknown", "--jsn", "Get-MaestroFeature")]
    [InlineData("ArgumentMissing", "-c")]
    [InlineData("ArgumentMissing", "--json", "-File")]
    [InlineData("CommandMissing", "--json")]
    [InlineData("CommandMissing", " ")]
    public void WhatCannotBeUnderstoodSaysSo(string code, params string[] words) =>
        Assert.Equal(code, Assert.Throws<UsageException>(() => CommandLine.Parse(words)).Code);
}
