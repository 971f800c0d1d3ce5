namespace Maestro.Adapters.Storage;

/// <summary>The place in front of the lock: whoever has it is the next to get the lock.</summary>
/// <remarks>
/// The system wakes all who wait for a lock and lets them race, and a writer that has just let go, and is running, wins: it would make ten changes
/// in a row while others wait for their first. So one waits for the lock, and all others for the place. It is a lock of the owner's file, which is
/// there anyway; without it nothing but the order is lost.
/// </remarks>
internal static class LockQueue
{
    /// <summary>Waits for the place, but no more than half of the time: who has it may have been stopped by its user.</summary>
    /// <returns>The place, to be given up when the lock is taken; null when it was not to be had.</returns>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public static LockFile? Enter(string root, Func<TimeSpan> limit, CancellationToken cancellationToken)
    {
        try
        {
            var place = LockFile.OpenOrCreate(Path.Join(root, LockOwner.FileName));
            return LockWait.TryTake(place) || LockWait.Take(place, limit() / 2, cancellationToken) ? place : null;
        }
        catch (Exception exception) when (exception is MaestroException || StorageErrors.IsRefusal(exception))
        {
            // What is wrong is said of the lock itself.
            return null;
        }
    }
}
