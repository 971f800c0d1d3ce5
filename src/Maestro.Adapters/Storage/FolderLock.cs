using System.Security.Cryptography;
using System.Text;

namespace Maestro.Adapters.Storage;

/// <summary>A turn at changing the files of a folder that is not the store's, without a lock file in it.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly IDisposable _held;

    private FolderLock(IDisposable held) => _held = held;

    /// <summary>Waits for the turn; null when it doesn't come, or the disk has no locks: a file that is not the state's is then written at once.</summary>
    public static FolderLock? TryTake(string folder, TimeSpan limit)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryTakeNamed(folder, limit);
        }

        try
        {
            var file = LockFile.OpenFolder(folder);
            return LockWait.TryTake(file) || LockWait.Take(file, limit, CancellationToken.None) ? new FolderLock(file) : null;
        }
        catch (MaestroException)
        {
            return null;
        }
    }

    public void Dispose() => _held.Dispose();

    private static FolderLock? TryTakeNamed(string folder, TimeSpan limit)
    {
        byte[] name = SHA256.HashData(Encoding.UTF8.GetBytes(folder.ToUpperInvariant()));
        var mutex = new Mutex(initiallyOwned: false, $@"Local\maestro-{Convert.ToHexString(name.AsSpan(0, 8))}");
        try
        {
            if (mutex.WaitOne(limit))
            {
                return new FolderLock(new Turn(mutex));
            }
        }
        catch (AbandonedMutexException)
        {
            // Its owner was killed: the turn is ours.
            return new FolderLock(new Turn(mutex));
        }

        mutex.Dispose();
        return null;
    }

    private sealed class Turn(Mutex mutex) : IDisposable
    {
        public void Dispose()
        {
            mutex.ReleaseMutex();
            mutex.Dispose();
        }
    }
}
