using Maestro.Shell.Errors;

namespace Maestro.Tests.Shell;

public class DidYouMeanTests
{
    private static readonly string[] Names = ["Get-MaestroMission", "New-MaestroMission", "Get-MaestroFeature", "Receive-MaestroHandoff"];

    [Theory]
    [InlineData("Get-MaestroMision", "Get-MaestroMission")]
    [InlineData("get-maestrofaeture", "Get-MaestroFeature")]
    [InlineData("missions", "Get-MaestroMission")]
    [InlineData("handoff", "Receive-MaestroHandoff")]
    public void TheNearestNameComesFirst(string typed, string name) => Assert.Equal(name, DidYouMean.Among(Names, typed)[0]);

    [Theory]
    [InlineData("kubectl")]
    [InlineData("ls")]
    [InlineData("-")]
    public void WhatIsFarFromEverythingGetsNoGuess(string typed) => Assert.Empty(DidYouMean.Among(Names, typed));
}
