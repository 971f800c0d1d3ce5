using System.Diagnostics;
using System.Globalization;
using System.Text;
using Maestro.Kernel;

namespace Maestro.Adapters.Storage;

/// <summary>The one write lock of a workspace: an open handle on <c>.lock</c> that the system drops with the process.</summary>
/// <remarks>
/// The file is never deleted, and never judged stale: whoever can open it has the lock. Who holds it stands in <c>.lock.owner</c>, beside it,
/// because a locked file can't be read on every system.
/// </remarks>
internal sealed class WriteLock : IDisposable
{
    public const string FileName = ".lock";
    public const string OwnerFileName = ".lock.owner";

    private const int FirstPauseMs = 1;
    private const int LongestPauseMs = 40;
    private const int ProbeAttempts = 25;

    private readonly FileStream _handle;

    private WriteLock(FileStream handle) => _handle = handle;

    /// <summary>Waits for the lock, with growing pauses of random length so that many waiters don't march in step.</summary>
    /// <exception cref="MaestroException">WorkspaceLocked, WorkspaceNotWritable.</exception>
    public static WriteLock Acquire(string root, Func<TimeSpan> timeout, CancellationToken cancellationToken)
    {
        string path = Path.Join(root, FileName);
        if (TryOpen(root, path) is { } free)
        {
            return Owned(root, free);
        }

        TimeSpan limit = timeout();
        long began = Stopwatch.GetTimestamp();
        for (int pause = FirstPauseMs; ; pause = Math.Min(pause * 2, LongestPauseMs))
        {
            if (cancellationToken.WaitHandle.WaitOne(Random.Shared.Next(1, pause + 1)))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (TryOpen(root, path) is { } handle)
            {
                return Owned(root, handle);
            }

            if (Stopwatch.GetElapsedTime(began) > limit)
            {
                throw Locked(root, limit);
            }
        }
    }

    /// <summary>Who holds the lock; null when it is free. Nothing is written, and a lock that is only held for an instant does not count.</summary>
    public static string? Probe(string root)
    {
        string path = Path.Join(root, ".lock");
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0).Dispose();
                return null;
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                if (attempt == ProbeAttempts)
                {
                    return Holder(root);
                }

                Thread.Sleep(LongestPauseMs);
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
            {
                return null;
            }
            catch (Exception exception) when (StorageErrors.IsRefusal(exception))
            {
                return "nobody, but it can't be opened";
            }
        }
    }

    public void Dispose() => _handle.Dispose();

    private static FileStream? TryOpen(string root, string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.NotWritable(root, exception);
        }
    }

    // EWOULDBLOCK of Linux and of macOS; sharing and lock violations of Windows.
    private static bool IsHeld(IOException exception) =>
        exception.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);

    private static WriteLock Owned(string root, FileStream handle)
    {
        try
        {
            string owner = string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.ProcessId}\t{Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "process"}\t{Environment.MachineName}\t{DateTime.UtcNow:O}");
            File.WriteAllText(OwnerPath(root), owner);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            // Only the message of someone who waits in vain would be poorer.
        }

        return new WriteLock(handle);
    }

    private static MaestroException Locked(string root, TimeSpan limit) => new(
        ErrorCode.WorkspaceLocked,
        $"The workspace '{root}' is being written by {Holder(root)}; waited {limit.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s. Nothing was changed.",
        "Run the command again. Set-MaestroConfig locking.timeoutSeconds sets how long to wait.",
        root);

    private static string Holder(string root)
    {
        try
        {
            string[] owner = File.ReadAllText(OwnerPath(root), Encoding.UTF8).Split('\t');
            if (owner.Length == 4 && DateTime.TryParse(owner[3], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime since))
            {
                string at = since.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
                return $"{Display.Short(owner[1])} (process {Display.Short(owner[0])} on {Display.Short(owner[2])}, since {at})";
            }
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            // As below.
        }

        return "another process";
    }

    private static string OwnerPath(string root) => Path.Join(root, OwnerFileName);
}
