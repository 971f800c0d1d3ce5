using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>A <c>.maestro</c> folder on disk.</summary>
/// <remarks>Names that begin with a dot are the store's own (lock, journal, staged files) and are never listed.</remarks>
internal sealed class FileStateStore : IStateStore
{
    internal const string StagingFolder = ".tmp";

    // A clone can bring links of these names; they must not make us write, or sweep, somewhere else, be it in the store itself.
    private static readonly string[] OwnNames = [WriteLock.FileName, LockOwner.FileName, StagingFolder, Journal.FileName];

    [ThreadStatic]
    private static FileStateChange? _change;

    private readonly EntryReader _entries;
    private readonly ContentReader _contents;
    private readonly bool _makesRoot;

    /// <param name="root">The absolute path of the folder.</param>
    /// <param name="lockTimeout">How long a change waits for the lock.</param>
    /// <param name="makesRoot">True to make the folder with the first change; a workspace that is gone must not come back that way.</param>
    public FileStateStore(string root, Func<TimeSpan> lockTimeout, bool makesRoot = false)
    {
        Root = root;
        _makesRoot = makesRoot;
        Guard = new PathGuard(root);
        LockTimeout = lockTimeout;
        _entries = new EntryReader(this);
        _contents = new ContentReader(this);
    }

    public string Root { get; }

    internal PathGuard Guard { get; }

    internal Func<TimeSpan> LockTimeout { get; }

    public bool HasLock => File.Exists(Path.Join(Root, LockOwner.FileName));

    public string FullPath(string path) => Guard.Full(path);

    public IReadOnlyList<StateEntry> List(string folder) => _entries.List(folder);

    public IReadOnlyList<StateEntry> Names(string folder) => _entries.Names(folder);

    public StateEntry? Find(string path) => _entries.Find(path);

    public byte[]? Read(string path) => _contents.Read(path);

    public byte[]? Read(string path, long start, int count) => _contents.Read(path, start, count);

    public StateReader Reader(string folder) => _contents.Reader(folder);

    public bool IsLink(string path) => new FileInfo(Guard.Full(path)).LinkTarget is not null;

    public IStateChange BeginChange(CancellationToken cancellationToken)
    {
        if (_makesRoot)
        {
            CreateRoot();
        }

        WriteLock held = Lock(OwnNames, cancellationToken);
        try
        {
            return _change = new FileStateChange(this, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void SetJournalAside(string folder, CancellationToken cancellationToken)
    {
        using WriteLock held = Lock([.. OwnNames.Except([Journal.FileName])], cancellationToken);
        Guard.RequireInside(folder);
        held.Sign();
        try
        {
            if (!JournalFile.TryRead(Root, out _))
            {
                JournalFile.SetAside(Root, FullPath(folder));
            }
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.NotWritable(Root, exception);
        }
    }

    /// <summary>The journal of a change that happened but is not yet carried out; empty as a rule.</summary>
    /// <remarks>While this thread has the lock, and has not made its change, nobody has a journal: it is not looked for at each read then.</remarks>
    /// <exception cref="MaestroException">StateFileUnreadable.</exception>
    internal Journal Pending() => _change is { IsOpen: true } change && change.IsOf(this) ? Journal.Empty : JournalFile.Pending(Root);

    internal string StagedPath(string name) => Path.Join(Root, StagingFolder, name);

    private WriteLock Lock(string[] names, CancellationToken cancellationToken)
    {
        foreach (string name in names)
        {
            Guard.RequireNoLink(name);
        }

        return WriteLock.Acquire(Root, LockTimeout, cancellationToken);
    }

    private void CreateRoot()
    {
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.NotWritable(Root, exception);
        }
    }
}
