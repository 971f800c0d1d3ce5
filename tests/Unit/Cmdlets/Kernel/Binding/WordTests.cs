namespace Maestro.Tests.Cmdlets;

/// <summary>Words in any case, and text that says nothing.</summary>
public sealed class WordTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    [Fact]
    public void WordsIgnoreCaseAndAreKeptInTheirOwn()
    {
        _workspace.Run("Set-MaestroFeature auth-plan -Status In-Progress; Set-MaestroFeature auth-plan -Status REVIEW").NoErrors();
        Assert.Equal("review", _workspace.Status("auth-plan"));
        Assert.Equal("failed", _workspace.Run("(Set-MaestroAssertion plan-agreed -Result Failed -PassThru).Result").Single<string>());
        Assert.Equal("unique", _workspace.Run("(Set-MaestroConfig IDS.Style Unique -PassThru).Value").Single<string>());
        Assert.Contains("style: unique", File.ReadAllText(Path.Join(_workspace.State, "config.yaml")), StringComparison.Ordinal);
        Assert.NotEmpty(_workspace.Run("Show-MaestroControl -Preview -Screen Features -Size 80x24").NoErrors().Output);
        Assert.Single(_workspace.Run("Get-MaestroFeature -Status Review").NoErrors().Output);
    }

    [Theory]
    [InlineData("Set-MaestroMission -Title ' '")]
    [InlineData("Receive-MaestroHandoff -Claim -Agent \"`t\"")]
    [InlineData("Get-MaestroFeature -MissionId $null")]
    [InlineData("Get-MaestroFeature auth-plan, $null")]
    public void WhatSaysNothingIsRefused(string script) => _workspace.Refused(ErrorCode.ArgumentInvalid, script);

    [Theory]
    [InlineData(5)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void AConfidenceIsFrom0To1(double confidence)
    {
        Assert.NotEmpty(_workspace.Run("New-MaestroHandoff -Mode plan -SessionCore a -Summary a -NextAction a -ConfidenceWork $args[0]", confidence).Errors);
        _workspace.Refused(ErrorCode.HandoffInvalid, "New-MaestroHandoff -InputObject @{ mode = 'plan'; sessionCore = 'a'; summary = 'a'; nextAction = 'a'; confidenceWork = $args[0] }", confidence is double.NaN ? 7.0 : confidence);
    }

    public void Dispose() => _workspace.Dispose();
}
