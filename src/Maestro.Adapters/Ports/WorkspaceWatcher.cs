using System.Diagnostics;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Opens watches by the file system's own notification.</summary>
internal sealed class WorkspaceWatcher : IWorkspaceWatcher
{
    public IWorkspaceChanges Watch(string folder) => new WorkspaceChanges(folder);
}

/// <summary>Notices changes under a folder, several close together as one.</summary>
/// <remarks>
/// The file system notifies; a slow look now and then is only for what it can't report: network drives, a full table of watches, a folder that does not
/// exist yet, and what lies outside of the folder.
/// </remarks>
internal sealed class WorkspaceChanges : IWorkspaceChanges
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan MostDelay = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PollIntervalWithoutEvents = TimeSpan.FromSeconds(2);

    private readonly string _folder;
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _happened = new(false);
    private FileSystemWatcher? _watcher;
    private long? _first;
    private long _last;
    private long _polledAt = Stopwatch.GetTimestamp();

    public WorkspaceChanges(string folder)
    {
        _folder = folder;
        _watcher = TryWatch();
    }

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        WaitHandle[] handles = [_happened, cancellationToken.WaitHandle];
        while (!cancellationToken.IsCancellationRequested)
        {
            if (HasSettledChange(out TimeSpan untilSettled) || TryPoll())
            {
                return true;
            }

            TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            TimeSpan look = (_watcher is null ? PollIntervalWithoutEvents : PollInterval) - Stopwatch.GetElapsedTime(_polledAt);
            TimeSpan wait = new(Math.Max(TimeSpan.TicksPerMillisecond, Math.Min(left.Ticks, Math.Min(look.Ticks, untilSettled.Ticks))));
            WaitHandle.WaitAny(handles, wait);
        }

        return false;
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _happened.Dispose();
    }

    /// <summary>True when something changed and the writing has come to rest, or has gone on for too long to wait for that.</summary>
    private bool HasSettledChange(out TimeSpan untilSettled)
    {
        lock (_gate)
        {
            untilSettled = PollInterval;
            if (_first is not { } first)
            {
                return false;
            }

            TimeSpan rest = Quiet - Stopwatch.GetElapsedTime(_last);
            TimeSpan limit = MostDelay - Stopwatch.GetElapsedTime(first);
            untilSettled = rest < limit ? rest : limit;
            if (untilSettled > TimeSpan.Zero)
            {
                return false;
            }

            _first = null;
            return true;
        }
    }

    private bool TryPoll()
    {
        if (Stopwatch.GetElapsedTime(_polledAt) < (_watcher is null ? PollIntervalWithoutEvents : PollInterval))
        {
            return false;
        }

        _polledAt = Stopwatch.GetTimestamp();
        _watcher ??= TryWatch();
        return true;
    }

    private FileSystemWatcher? TryWatch()
    {
        if (!Directory.Exists(_folder))
        {
            return null;
        }

        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(_folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, e) => Note(e.Name);
            watcher.Created += (_, e) => Note(e.Name);
            watcher.Deleted += (_, e) => Note(e.Name);
            watcher.Renamed += (_, e) => Note(e.Name);
            watcher.Error += (_, _) => RestartWatching();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            return null;
        }
    }

    private void Note(string? name)
    {
        // The lock is taken and let go around every change; it says nothing itself.
        if (name is ".lock" or ".lock.owner")
        {
            return;
        }

        lock (_gate)
        {
            _last = Stopwatch.GetTimestamp();
            _first ??= _last;
        }

        Wake();
    }

    /// <summary>Events were lost, or the folder went away: something may have changed, and the watch is made again at the next look.</summary>
    private void RestartWatching()
    {
        FileSystemWatcher? watcher = Interlocked.Exchange(ref _watcher, null);
        watcher?.Dispose();
        Note(null);
    }

    private void Wake()
    {
        try
        {
            _happened.Set();
        }
        catch (ObjectDisposedException)
        {
            // A last notification after the watch was closed.
        }
    }
}
