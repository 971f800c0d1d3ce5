namespace Maestro.Tests.Cmdlets;

/// <summary>Why a mission was given up, and what is recommended about it.</summary>
public sealed class MissionReasonTests
{
    [Fact]
    public void TheReasonOfAFailureIsInTheHistory()
    {
        using var workspace = new HostedWorkspace();
        workspace.Run("Set-MaestroMission -Status executing; Set-MaestroMission -Status validating; Set-MaestroMission -Status failed -Reason 'given up'").NoErrors();

        Assert.Equal("given up", workspace.Run("(Get-MaestroHistory -First 1).Reason").Single<string>());
        Assert.DoesNotContain("given up", File.ReadAllText(workspace.File("mission.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void TheReasonOfARejectionIsInTheHistory()
    {
        using var workspace = new HostedWorkspace(approved: false);
        workspace.Run("Set-MaestroMission -Status rejected -Reason 'not now'").NoErrors();

        Assert.Equal("not now", workspace.Run("(Get-MaestroHistory -First 1).Reason").Single<string>());
    }

    [Theory]
    [InlineData("Set-MaestroMission -Status executing -Reason why")]
    [InlineData("Set-MaestroMission -Title t -Reason why")]
    public void NothingRecommendsToCompleteTheMission(string script)
    {
        using var workspace = new HostedWorkspace();

        Assert.DoesNotContain("completed", workspace.Refused(ErrorCode.ArgumentInvalid, script).ErrorDetails?.RecommendedAction ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void AFinalMissionIsShownByItsId()
    {
        using var workspace = new HostedWorkspace(approved: false);
        workspace.Run("Deny-MaestroMission").NoErrors();

        Assert.Contains(
            $"Get-MaestroMission {workspace.MissionId}",
            workspace.Refused(ErrorCode.TransitionNotAllowed, "Approve-MaestroMission $args[0]", workspace.MissionId).ErrorDetails.RecommendedAction,
            StringComparison.Ordinal);
    }

    [Fact]
    public void TheArticleFitsItsWord()
    {
        using var workspace = new HostedWorkspace();
        workspace.Make();

        Assert.Contains("with an assertion '", workspace.Refused(ErrorCode.MissionAmbiguous, "Set-MaestroAssertion plan-agreed -Result failed").Exception.Message, StringComparison.Ordinal);
        Assert.Contains("has a feature '", workspace.Refused(ErrorCode.FeatureNotFound, "Set-MaestroFeature nothing -Status assigned").Exception.Message, StringComparison.Ordinal);
    }
}
