using System.Globalization;
using Maestro.Ports;

namespace Maestro.Handoffs;

/// <summary>Waits for a handoff to arrive.</summary>
internal static class HandoffWait
{
    // Network drives and exhausted watches tell nothing: whatever happens, the folder is looked at this often.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <summary>Tries until there is one.</summary>
    /// <param name="attempt">Gives what there is, or throws HandoffNonePending.</param>
    /// <param name="watch">Opens the watch; before the first attempt, so that nothing arrives unseen between the two.</param>
    /// <param name="limit">How long to wait; null for ever.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="MaestroException">HandoffWaitTimeout, and those of the attempt.</exception>
    public static T Until<T>(Func<T> attempt, Func<IWorkspaceChanges> watch, TimeSpan? limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        long began = clock.GetTimestamp();
        using IWorkspaceChanges changes = watch();
        while (true)
        {
            MaestroException nonePending;
            try
            {
                return attempt();
            }
            catch (MaestroException exception) when (exception.Code == ErrorCode.HandoffNonePending)
            {
                nonePending = exception;
            }

            TimeSpan left = limit is { } time ? time - clock.GetElapsedTime(began) : Poll;
            if (left <= TimeSpan.Zero)
            {
                throw TimedOut(limit!.Value, nonePending);
            }

            changes.Wait(left < Poll ? left : Poll, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static MaestroException TimedOut(TimeSpan limit, MaestroException nonePending) => new(
        ErrorCode.HandoffWaitTimeout,
        $"No handoff arrived within {limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s. {nonePending.Message}",
        "Run the command again to keep waiting; Get-MaestroHandoff shows who holds each handoff.",
        nonePending.Target);
}
