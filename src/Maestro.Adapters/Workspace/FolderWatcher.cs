namespace Maestro.Adapters;

/// <summary>Watches folders by the notifications of the file system.</summary>
internal sealed class FolderWatcher : IWorkspaceWatcher
{
    public IWorkspaceChanges Watch(string folder) => new Changes(folder);

    private sealed class Changes : IWorkspaceChanges
    {
        private readonly string _folder;
        private readonly ManualResetEventSlim _changed = new();
        private FileSystemWatcher? _watcher;

        public Changes(string folder)
        {
            _folder = folder;
            TryOpen();
        }

        public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
        {
            // What came to be before the watch was opened may have been missed.
            if (_watcher is null && TryOpen())
            {
                return true;
            }

            bool changed = _changed.Wait(timeout, cancellationToken);
            _changed.Reset();
            return changed || _watcher is null;
        }

        public void Dispose()
        {
            // First, so that no notification finds the event gone.
            _watcher?.Dispose();
            _changed.Dispose();
        }

        private bool TryOpen()
        {
            FileSystemWatcher? watcher = null;
            try
            {
                watcher = new FileSystemWatcher(_folder)
                {
                    IncludeSubdirectories = true,
                    NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
                };
                watcher.Created += OnChange;
                watcher.Changed += OnChange;
                watcher.Deleted += OnChange;
                watcher.Renamed += OnChange;
                watcher.Error += OnError;
                watcher.EnableRaisingEvents = true;
                _watcher = watcher;
                return true;
            }
            catch (Exception exception) when (StorageErrors.IsRefusal(exception) || exception is ArgumentException)
            {
                // No such folder yet, or no watch left to be had: the caller's poll goes on.
                watcher?.Dispose();
                return false;
            }
        }

        private void OnChange(object sender, FileSystemEventArgs change) => _changed.Set();

        // Notifications were lost, so anything may have changed.
        private void OnError(object sender, ErrorEventArgs error) => _changed.Set();
    }
}
