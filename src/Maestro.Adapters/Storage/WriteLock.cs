using System.Diagnostics;
using System.Globalization;

namespace Maestro.Adapters.Storage;

/// <summary>The one write lock of a workspace: the system's lock of <c>.lock</c>, which it drops with the process.</summary>
/// <remarks>The file is never deleted, and never judged stale. Who holds the lock stands beside it, in <see cref="LockOwner"/>.</remarks>
internal sealed class WriteLock : IDisposable
{
    public const string FileName = ".lock";

    private readonly string _root;
    private readonly LockFile _file;
    private bool _isSigned;

    private WriteLock(string root, LockFile file)
    {
        _root = root;
        _file = file;
    }

    /// <summary>Waits for the lock, in turn with everybody else who waits (<see cref="LockQueue"/>).</summary>
    /// <exception cref="MaestroException">WorkspaceLocked, WorkspaceNotWritable, LockUnsupported.</exception>
    public static WriteLock Acquire(string root, Func<TimeSpan> timeout, CancellationToken cancellationToken)
    {
        string path = Path.Join(root, FileName);
        long began = Stopwatch.GetTimestamp();
        using LockFile? place = LockQueue.Enter(root, timeout, cancellationToken);
        while (true)
        {
            LockFile file = Open(root, path);
            if (!LockWait.TryTake(file))
            {
                TimeSpan limit = timeout();
                if (!LockWait.Take(file, limit - Stopwatch.GetElapsedTime(began), cancellationToken))
                {
                    throw Locked(root, limit);
                }
            }

            if (!file.IsGone)
            {
                return new WriteLock(root, file);
            }

            file.Dispose();
        }
    }

    /// <summary>Records who holds the lock. Not when it is taken, since a change that is refused writes nothing at all.</summary>
    public void Sign()
    {
        if (!_isSigned)
        {
            LockOwner.Write(_root);
            _isSigned = true;
        }
    }

    public void Dispose() => _file.Dispose();

    private static LockFile Open(string root, string path)
    {
        try
        {
            return LockFile.OpenOrCreate(path);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.LockNotWritable(root, path, exception);
        }
    }

    private static MaestroException Locked(string root, TimeSpan limit) => new(
        ErrorCode.WorkspaceLocked,
        $"The workspace '{root}' is being written by {LockOwner.Read(root)}; waited {limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s. Nothing was changed.",
        "Run the command again. Set-MaestroConfig locking.timeoutSeconds sets how long to wait.",
        root);
}
