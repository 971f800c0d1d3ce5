namespace Maestro.Storage;

/// <summary>The files of one workspace (or of the user's global folder), as Core sees them.</summary>
/// <remarks>
/// Paths are relative to <see cref="Root"/>, with <c>/</c> between the parts. Readers never wait for writers and never see half a file; from
/// the instant a change happens, every read shows all of it. Several reads one after the other may stand on both sides of that instant. A change is
/// made through <see cref="BeginChange"/> alone.
/// </remarks>
internal interface IStateStore
{
    /// <summary>The absolute path of the folder.</summary>
    string Root { get; }

    /// <summary>The entries directly in a folder, unsorted; empty when there is no such folder. The store's own folder is "".</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a file in the folder's place, or a folder whose name differs in case alone).</exception>
    IReadOnlyList<StateEntry> List(string folder);

    /// <summary>The same, but only the folder is looked at and none of its files: the entries have no length and no time.</summary>
    IReadOnlyList<StateEntry> Names(string folder);

    /// <summary>The entry at a path, or null when there is none.</summary>
    StateEntry? Find(string path);

    /// <summary>True for a link, wherever it leads; what lies above it is not looked at.</summary>
    bool IsLink(string path);

    /// <summary>The bytes at a path, or null when there is none.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a folder in its place).</exception>
    byte[]? Read(string path);

    /// <summary>Some of the bytes at a path: fewer where the file ends before; null when there is none.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a folder in its place).</exception>
    byte[]? Read(string path, long start, int count);

    /// <summary>A way to read many files of a folder one right after the other; it looks for a change that is being carried out once, not for each.</summary>
    /// <remarks>To be used at once and then let go: what was decided when it was made says which files stand for which.</remarks>
    StateReader Reader(string folder);

    /// <summary>True once there is a lock to wait for. The first change makes it, and one that is refused leaves a folder as it was.</summary>
    bool HasLock { get; }

    /// <summary>The path as the user knows it, for messages.</summary>
    string FullPath(string path);

    /// <summary>Waits for the workspace's one write lock and opens a change.</summary>
    /// <exception cref="MaestroException">WorkspaceLocked, WorkspaceNotWritable, LockUnsupported, StateFileDamaged (what is in the journal's place is none).</exception>
    IStateChange BeginChange(CancellationToken cancellationToken);

    /// <summary>Moves what is in the journal's place, but is no journal, into a folder of the store; nothing happens to a journal.</summary>
    /// <exception cref="MaestroException">WorkspaceLocked, WorkspaceNotWritable, LockUnsupported.</exception>
    void SetJournalAside(string folder, CancellationToken cancellationToken);
}

/// <summary>A change of one or several files: all of it happens, or none. Disposing without <see cref="Commit"/> changes nothing.</summary>
internal interface IStateChange : IDisposable
{
    /// <summary>Sets the content of a file; folders above it are made.</summary>
    void Write(string path, ReadOnlyMemory<byte> content);

    /// <summary>Takes a file away; nothing happens when there is none.</summary>
    void Delete(string path);

    /// <summary>Adds a line to the end of a file, whole or not at all; one a change.</summary>
    /// <param name="path">The file; it is made when there is none.</param>
    /// <param name="line">The line, with its newline.</param>
    void Append(string path, ReadOnlyMemory<byte> line);

    /// <summary>Makes the change durable and visible, at once.</summary>
    void Commit();
}
