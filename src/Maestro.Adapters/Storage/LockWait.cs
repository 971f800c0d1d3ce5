using System.Runtime.ExceptionServices;

namespace Maestro.Adapters.Storage;

/// <summary>Waits for a lock for so long and no longer, and stops waiting at once when the user does.</summary>
internal static class LockWait
{
    /// <summary>Takes the lock if it is free; when the system has no locks, the file is closed.</summary>
    /// <exception cref="MaestroException">LockUnsupported.</exception>
    public static bool TryTake(LockFile file)
    {
        try
        {
            return file.TryTake();
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Waits in the system's own queue; asking again and again would leave it to chance who is next.</summary>
    /// <returns>False when the time is over. Then, and when it throws, the file is closed, or will be.</returns>
    /// <exception cref="MaestroException">LockUnsupported.</exception>
    /// <exception cref="OperationCanceledException">The user gave up.</exception>
    public static bool Take(LockFile file, TimeSpan limit, CancellationToken cancellationToken)
    {
        // Nothing can call back a thread that the system keeps waiting. It is left behind, and lets the lock go the moment it gets it.
        Task taken = Task.Factory.StartNew(file.Take, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            if (taken.Wait(Milliseconds(limit), cancellationToken))
            {
                return true;
            }
        }
        catch (AggregateException exception)
        {
            file.Dispose();
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
        catch (OperationCanceledException)
        {
            LetGo(taken, file);
            throw;
        }

        LetGo(taken, file);
        return false;
    }

    private static void LetGo(Task taken, LockFile file) => taken.ContinueWith(
        static (ended, file) =>
        {
            _ = ended.Exception;
            ((LockFile)file!).Dispose();
        },
        file,
        TaskScheduler.Default);

    private static int Milliseconds(TimeSpan limit) => (int)Math.Clamp(limit.TotalMilliseconds, 0, int.MaxValue);
}
