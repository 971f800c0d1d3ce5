namespace Maestro.Tests.Cmdlets;

/// <summary>What a handoff is said to be about is stored as whoever looks for it writes it, or refused.</summary>
public sealed class HandoffSubjectTests : IDisposable
{
    private const string New = "New-MaestroHandoff -NoCollect -Summary s -NextAction n ";

    private readonly HostedWorkspace _workspace = new();

    [Theory]
    [InlineData("-FeatureId auth-pl", "auth-plan")]
    [InlineData("-FeatureId AUTH-PLAN", "auth-plan")]
    [InlineData("-FeatureId auth_plan", "auth-plan")]
    public void AFeatureIsStoredByItsWholeId(string typed, string featureId)
    {
        string made = _workspace.Run(New + typed).Single<Handoff>().HandoffId;

        Assert.Equal(made, _workspace.Run("Receive-MaestroHandoff -FeatureId $args[0]", featureId).Single<Handoff>().HandoffId);
        Assert.Equal(made, _workspace.Run("Get-MaestroHandoff -FeatureId $args[0]", featureId).Single<Handoff>().HandoffId);
    }

    [Fact]
    public void AMissionAndAMilestoneAreStoredByTheirWholeIds()
    {
        Handoff made = _workspace.Run(New + "-MissionId $args[0] -MilestoneId pla", _workspace.MissionId[..12]).Single<Handoff>();

        Assert.Equal((_workspace.MissionId, "plan"), (made.MissionId, made.Content.MaestroRefs.MilestoneId));
    }

    [Theory]
    [InlineData("-FeatureId nope", ErrorCode.FeatureNotFound)]
    [InlineData("-MilestoneId nope", ErrorCode.MilestoneNotFound)]
    [InlineData("-MissionId nope", ErrorCode.MissionNotFound)]
    [InlineData("-FeatureId auth", ErrorCode.IdAmbiguous)]
    [InlineData("-FeatureId ../x", ErrorCode.IdInvalid)]
    public void WhatThereIsNotIsRefused(string typed, string code) => _workspace.Refused(code, New + typed);

    [Fact]
    public void DamageStopsNoHandoff()
    {
        File.WriteAllText(_workspace.File("mission.json"), "<<<<<<<");

        Assert.Equal("auth-plan", _workspace.Run(New + "-FeatureId auth-plan -WarningAction Ignore").Single<Handoff>().FeatureId);
    }

    public void Dispose() => _workspace.Dispose();
}
