namespace Maestro.Tests;

public class HandoffClaimTests
{
    private static readonly DateTimeOffset Noon = HandoffSamples.Noon;
    private static readonly Handoff Claimed = HandoffSamples.Pending.Claim("codex", "s2", Noon.AddMinutes(1));

    [Fact]
    public void APendingOneIsClaimed()
    {
        Assert.Equal((HandoffStatus.PickedUp, "codex", Noon.AddMinutes(1)), (Claimed.Status, Claimed.PickedUpBy, Claimed.PickedUpAt));
        Assert.Equal([new HandoffHolder { Agent = "codex", SessionId = "s2", PickedUpAt = Noon.AddMinutes(1) }], Claimed.Trail);
    }

    [Fact]
    public void WhoComesSecondLearnsWhoHasItAndSinceWhen()
    {
        MaestroException error = Assert.Throws<MaestroException>(() => Claimed.Claim("gemini", null, Noon));
        Assert.Equal(ErrorCode.HandoffNotPending, error.Code);
        Assert.Equal("Handoff 2026-11-22-001 is held by codex (session s2) since 2026-11-22T12:01:00.000Z.", error.Message);
    }

    [Fact]
    public void ACompletedOneStaysCompleted()
    {
        Handoff completed = Claimed.Complete("all green", Noon.AddHours(1));
        Assert.Equal((HandoffStatus.Completed, "all green", Noon.AddHours(1)), (completed.Status, completed.Report, completed.CompletedAt));
        Assert.Contains("codex", Assert.Throws<MaestroException>(() => completed.Claim("x", null, Noon)).Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCode.HandoffNotClaimed, Assert.Throws<MaestroException>(() => completed.Complete(null, Noon)).Code);
        Assert.Equal(ErrorCode.HandoffNotClaimed, Assert.Throws<MaestroException>(() => completed.Release("r", Noon)).Code);
    }

    [Fact]
    public void APendingOneCanBeNeitherCompletedNorGivenBack()
    {
        MaestroException error = Assert.Throws<MaestroException>(() => HandoffSamples.Pending.Complete(null, Noon));
        Assert.Equal((ErrorCode.HandoffNotClaimed, "Receive-MaestroHandoff 2026-11-22-001 -Claim"), (error.Code, error.Hint));
        Assert.Equal(ErrorCode.HandoffNotClaimed, Assert.Throws<MaestroException>(() => HandoffSamples.Pending.Release("r", Noon)).Code);
    }

    [Fact]
    public void TheTrailTellsEveryoneWhoHadIt()
    {
        Handoff third = Claimed.Release("out of tokens", Noon.AddMinutes(2)).Claim("gemini", null, Noon.AddMinutes(3)).Release(null, Noon.AddMinutes(4));
        Assert.Equal((HandoffStatus.Pending, null, null), (third.Status, third.PickedUpAt, third.PickedUpBy));
        Assert.Equal(["codex", "gemini"], third.Trail!.Select(static holder => holder.Agent));
        Assert.Equal([Noon.AddMinutes(2), Noon.AddMinutes(4)], third.Trail!.Select(static holder => holder.ReturnedAt!.Value));
        Assert.Equal("out of tokens", third.Trail![0].Reason);

        Handoff read = HandoffSamples.WrittenAndRead(third);
        Assert.Equal(third.Trail, read.Trail);
    }

    [Fact]
    public void AClaimWithoutATrailIsGivenBackWithTheClaimantKnown()
    {
        Handoff foreign = HandoffSamples.Pending with { Status = HandoffStatus.PickedUp, PickedUpBy = "droid", PickedUpAt = Noon };
        HandoffHolder holder = Assert.Single(foreign.Release("r", Noon.AddHours(1)).Trail!);
        Assert.Equal(("droid", Noon), (holder.Agent, holder.PickedUpAt));
    }
}
