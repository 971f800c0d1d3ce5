using Maestro.Handoffs;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>Waiting for a handoff, with changes that come when the test says so.</summary>
public class HandoffWaitTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void WhatIsThereIsTakenWithoutWaiting() =>
        Assert.Equal(1, HandoffWait.Until(static () => 1, () => new Changes(static _ => Assert.Fail("it waited")), null, _clock, CancellationToken.None));

    [Fact]
    public void ItTriesAgainAfterEachChangeAndOpensTheWatchFirst()
    {
        bool isWatching = false;
        int arrived = 0;
        int got = HandoffWait.Until(
            () => isWatching && arrived == 2 ? arrived : throw None(),
            () =>
            {
                isWatching = true;
                return new Changes(_ => arrived++);
            },
            null,
            _clock,
            CancellationToken.None);
        Assert.Equal(2, got);
    }

    [Fact]
    public void OtherErrorsEndTheWaiting()
    {
        MaestroException error = Assert.Throws<MaestroException>(() => HandoffWait.Until<int>(
            static () => throw new MaestroException(ErrorCode.WorkspaceLocked, "locked"), () => new Changes(static _ => { }), null, _clock, CancellationToken.None));
        Assert.Equal(ErrorCode.WorkspaceLocked, error.Code);
    }

    private static MaestroException None() => new(ErrorCode.HandoffNonePending, "No handoff is pending.");

    private sealed class Changes(Action<TimeSpan> wait) : IWorkspaceChanges
    {
        public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
        {
            Assert.True(timeout > TimeSpan.Zero && timeout <= TimeSpan.FromSeconds(2));
            wait(timeout);
            return true;
        }

        public void Dispose()
        {
        }
    }
}
