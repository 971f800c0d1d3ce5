namespace Maestro.Tests.Cmdlets;

/// <summary>What a plan would change is shown even where the change needs more than was said.</summary>
public sealed class PlanPreviewTests : IDisposable
{
    private const string Without = "$plan = Export-MaestroPlan; $plan.features = @($plan.features | Where-Object id -ne 'auth-plan'); foreach ($f in $plan.features) { $f.dependsOn = @() }; ";

    private readonly HostedWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void TheDifferenceIsShownBesideTheErrorThatItNeedsForce()
    {
        _workspace.Run("Start-MaestroFeature auth-plan").NoErrors();
        string before = StoreFolder.Tree(_workspace.Folder);

        Hosting.HostedResult preview = _workspace.Run(Without + "$plan | Update-MaestroMission -WhatIf");

        Assert.Contains("auth-plan (in-progress)", preview.Error(ErrorCode.ProgressWouldBeLost).ToString(), StringComparison.Ordinal);
        Assert.Contains("- feature auth-plan", preview.Of<MissionDifference>().Single().Changes.Select(static change => change.ToString()));
        Assert.Equal(before, StoreFolder.Tree(_workspace.Folder));
    }

    [Fact]
    public void TheHintSaysHowToRemoveItAndThatItIsKept()
    {
        _workspace.Run("Start-MaestroFeature auth-plan").NoErrors();
        string? hint = _workspace.Run("Remove-MaestroFeature auth-plan -Reason bought").Error(ErrorCode.ProgressWouldBeLost).ErrorDetails.RecommendedAction;
        Assert.Contains("add -Force -Reason and the reason; what is removed is kept", hint, StringComparison.Ordinal);
    }
}
