using System.Management.Automation;
using Maestro.Tests.Help;

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

    [Fact]
    public void ANumberHasAPointAndNoComma()
    {
        string[] typed = [.. RepositoryPages.Cmdlets(_workspace.Engine)
            .SelectMany(static cmdlet => cmdlet.Parameters.Values.Where(static parameter => parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(double?))
                .Select(parameter => $"{cmdlet.Name} -{parameter.Name} '0,5'"))];

        Assert.NotEmpty(typed);
        Assert.All(typed, command => Assert.StartsWith("ParameterArgumentTransformationError", Assert.Single(_workspace.Run(command).Errors).FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(0.5, _workspace.Run("New-MaestroHandoff -NoCollect -Summary a -NextAction a -ConfidenceWork '0.5'").Single<Handoff>().Content.Cs.Work);
    }

    public void Dispose() => _workspace.Dispose();
}
