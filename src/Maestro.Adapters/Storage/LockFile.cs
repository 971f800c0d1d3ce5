using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>An open file that the system locks for one of all that have it open, in this process or another one.</summary>
/// <remarks>
/// The system drops the lock with the handle, and so with the process. It is asked for directly: .NET's own sharing of files takes "there are no
/// locks here" for a lock, and can be switched off from outside.
/// </remarks>
internal sealed class LockFile : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _handle;

    private LockFile(string path, SafeFileHandle handle)
    {
        _path = path;
        _handle = handle;
    }

    /// <summary>Opens the file, and makes it when there is none.</summary>
    /// <exception cref="IOException">It can't be opened, or is no file.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be opened.</exception>
    public static LockFile OpenOrCreate(string path)
    {
        try
        {
            return Open(path, UnixOpen.ReadWrite);
        }
        catch (FileNotFoundException)
        {
            SharedFile.Create(path);
            return Open(path, UnixOpen.ReadWrite);
        }
    }

    /// <summary>Opens the file, or the folder, as it is, to try the lock.</summary>
    /// <returns>Null when there is none, or none that could be tried.</returns>
    public static LockFile? OpenExisting(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return Directory.Exists(path) ? null : Open(path, UnixOpen.ReadWrite);
            }

            return new LockFile(path, UnixFile.Open(path, UnixOpen.Read | UnixOpen.NoLink));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Opens a folder (not on Windows, where folders have no locks).</summary>
    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be opened.</exception>
    public static LockFile OpenFolder(string path) => new(path, UnixFile.Open(path, UnixOpen.Read | UnixOpen.Folder));

    /// <summary>Takes the lock if it is free.</summary>
    /// <exception cref="MaestroException">LockUnsupported.</exception>
    public bool TryTake() => Answer(Ask(wait: false));

    /// <summary>Waits for the lock. The system keeps those who wait in turn; nobody who comes later is asked first.</summary>
    /// <exception cref="MaestroException">LockUnsupported.</exception>
    public void Take() => Answer(Ask(wait: true));

    /// <summary>True when the file was deleted meanwhile: what is locked then is not what the others find.</summary>
    public bool IsGone => !OperatingSystem.IsWindows() && UnixFile.Look(_handle, _path).Links == 0;

    public void Dispose() => _handle.Dispose();

    private int Ask(bool wait) => OperatingSystem.IsWindows() ? WindowsFile.Lock(_handle, wait) : UnixFile.Lock(_handle, wait);

    private bool Answer(int error)
    {
        bool isBusy = error == (OperatingSystem.IsWindows() ? WindowsFile.LockViolation : UnixError.WouldBlock);
        return error == 0 || (isBusy ? false : throw StorageErrors.LockUnsupported(_path, error));
    }

    private static LockFile Open(string path, UnixOpen how)
    {
        if (OperatingSystem.IsWindows())
        {
            return new LockFile(path, File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
        }

        SafeFileHandle handle = UnixFile.Open(path, how | UnixOpen.NoLink);
        try
        {
            return UnixFile.Look(handle, path).InsteadOfFile is { } what ? throw new NotAFileException(what) : new LockFile(path, handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }
}
