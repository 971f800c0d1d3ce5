namespace Maestro.Adapters.Storage;

/// <summary>Tries whether a workspace's lock keeps a second writer out. Nothing is written.</summary>
internal static class LockProof
{
    // A lock that is held for the instant of a change says nothing.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Opens the lock file twice: the first must get the lock, the second must not.</summary>
    /// <returns>What is wrong, in a sentence; null when the lock is free and holds.</returns>
    public static string? Fault(string root)
    {
        // A workspace that nobody has written yet has no lock file; its folder can be locked as well.
        string path = Path.Join(root, WriteLock.FileName);
        path = Path.Exists(path) ? path : root;
        try
        {
            return Fault(root, path);
        }
        catch (MaestroException exception) when (exception.Code == ErrorCode.LockUnsupported)
        {
            return exception.Message;
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            return $"The lock file '{path}' can't be opened: {StorageErrors.Reason(exception)}";
        }
    }

    /// <summary>Who holds the lock; null when nobody does, or when it can't be asked.</summary>
    public static string? Holder(string root)
    {
        try
        {
            return LockFile.OpenExisting(Path.Join(root, WriteLock.FileName)) is { } file && !IsFree(file) ? LockOwner.Read(root) : null;
        }
        catch (Exception exception) when (exception is MaestroException || StorageErrors.IsRefusal(exception))
        {
            return null;
        }
    }

    private static string? Fault(string root, string path)
    {
        if (LockFile.OpenExisting(path) is not { } first)
        {
            return null;
        }

        if (!LockWait.TryTake(first) && !LockWait.Take(first, Patience, CancellationToken.None))
        {
            return $"It is held by {LockOwner.Read(root)}.";
        }

        using (first)
        {
            return LockFile.OpenExisting(path) is { } second && IsFree(second)
                ? $"Two writers can hold it at the same time: the file system of '{root}' does not support locks, so changes could be lost."
                : null;
        }
    }

    private static bool IsFree(LockFile file)
    {
        using (file)
        {
            return file.TryTake();
        }
    }
}
