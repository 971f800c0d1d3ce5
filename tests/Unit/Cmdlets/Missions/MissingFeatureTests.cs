using System.Management.Automation;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Cmdlets;

/// <summary>A feature that mission.json lists and that has no file is never silently absent.</summary>
public sealed class MissingFeatureTests : IDisposable
{
    private readonly HostedWorkspace _workspace = new();

    public MissingFeatureTests() => File.Delete(_workspace.File("features/auth-plan.json"));

    [Theory]
    [InlineData("Get-MaestroFeature", false)]
    [InlineData("Get-MaestroFeature auth-*", false)]
    [InlineData("Get-MaestroFeature auth-plan", true)]
    [InlineData("Get-MaestroFeature -Ready", true)]
    [InlineData("Get-MaestroMission", false)]
    [InlineData("Get-MaestroMission $args[0]", false)]
    public void ItIsOneErrorAndTheOthersAreWritten(string script, bool isEmpty)
    {
        HostedResult result = _workspace.Run(script, _workspace.MissionId);

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith(ErrorCode.StateFileDamaged, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("auth-plan.json", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(isEmpty, result.Output.Count == 0);
    }

    [Fact]
    public void ADamagedFeatureIsNotAlsoMissing()
    {
        File.WriteAllText(_workspace.File("features/auth-plan.json"), "{");

        Assert.Single(_workspace.Run("Get-MaestroFeature").Errors);
        Assert.Single(_workspace.Run("Get-MaestroFeature auth-plan").Errors);
        Assert.Single(_workspace.Run("Get-MaestroMission").Errors);
    }

    [Fact]
    public void MissionControlConcludesNothing()
    {
        ControlSnapshot snapshot = _workspace.Run("Get-MaestroSnapshot").Single<ControlSnapshot>();

        Assert.Equal("unknown", snapshot.Mission!.EffectiveStatus);
        Assert.Equal("mission", Assert.Single(snapshot.Damage).Part);
        Assert.DoesNotContain(snapshot.Features, static feature => feature.IsReady);
    }

    public void Dispose() => _workspace.Dispose();
}
