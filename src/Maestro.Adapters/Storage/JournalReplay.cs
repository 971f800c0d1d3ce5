using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>Puts the files of a journal into their places.</summary>
internal sealed class JournalReplay(FileStateStore store)
{
    /// <summary>Refuses what the system would refuse later, when it is too late to do nothing: a file where a folder is needed, or one that can't be written.</summary>
    /// <exception cref="IOException">Why.</exception>
    /// <exception cref="UnauthorizedAccessException">Why.</exception>
    public void RequirePossible(Journal journal)
    {
        foreach (IGrouping<string, KeyValuePair<string, string?>> files in Targets(journal).GroupBy(pair => FolderOf(pair.Key), StringComparer.Ordinal))
        {
            string? folder = files.Key;
            while (!Directory.Exists(folder))
            {
                if (File.Exists(folder))
                {
                    throw new IOException($"'{folder}' is a file, not a folder.");
                }

                folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"The folder '{files.Key}' does not exist.");
            }

            if (files.Any(file => file.Value is not null || Path.Exists(store.FullPath(file.Key))) && !MayWriteIn(folder))
            {
                throw new UnauthorizedAccessException($"The folder '{folder}' can't be written.");
            }
        }

        if (journal.Appended is { } appended && File.Exists(store.FullPath(appended.Path)))
        {
            DiskSync.OpenToWrite(store.FullPath(appended.Path)).Dispose();
        }
    }

    /// <summary>Refuses a new name that differs from one that is there, or from another new one, by case alone: many file systems keep one file for both.</summary>
    /// <exception cref="MaestroException">IdInvalid.</exception>
    public void RequireDistinct(Journal journal)
    {
        foreach (IGrouping<string, string> added in journal.Staged.Where(pair => pair.Value is not null && !File.Exists(store.FullPath(pair.Key)))
            .Select(static pair => pair.Key).GroupBy(FolderOf, StringComparer.Ordinal))
        {
            var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            if (added.Any(HasLetters) && Directory.Exists(added.Key))
            {
                foreach (string full in Directory.EnumerateFileSystemEntries(added.Key))
                {
                    names.TryAdd(Path.GetFileName(full), Path.GetFileName(full));
                }
            }

            foreach (string path in added)
            {
                string name = Path.GetFileName(path);
                if (!names.TryAdd(name, name))
                {
                    throw StorageErrors.CaseCollision(Path.Join(added.Key, name), names[name]);
                }
            }
        }
    }

    // A listing of a large folder is saved for the ids that are made of a date and a number.
    private static bool HasLetters(string path) => Path.GetFileNameWithoutExtension(path).Any(char.IsAsciiLetter);

    /// <summary>True when there are the folders of all files.</summary>
    public bool HasFolders(Journal journal) => Targets(journal).All(pair => pair.Value is null || Directory.Exists(FolderOf(pair.Key)));

    /// <summary>Renames only, so that it can be begun again at any point: a staged file that is gone is in its place already.</summary>
    public void Rename(Journal journal)
    {
        foreach ((string path, string? staged) in journal.Staged)
        {
            store.Guard.RequireInside(path);
            string target = store.FullPath(path);
            if (staged is null)
            {
                FileMove.Delete(target, store.LockTimeout);
            }
            else if (File.Exists(store.StagedPath(staged)))
            {
                FileMove.Replace(store.StagedPath(staged), target, store.LockTimeout);
            }
        }
    }

    // Folders of missions that a change emptied, the innermost first. One that is in use stays, and is harmless.
    private void RemoveEmptied(Journal journal)
    {
        IEnumerable<string> folders = journal.Staged
            .Where(static pair => pair.Value is null && pair.Key.StartsWith($"{StatePaths.Missions}/", StringComparison.Ordinal))
            .SelectMany(pair => Folders(pair.Key))
            .Distinct(StringComparer.Ordinal)
            .Where(folder => folder.Length > store.FullPath(StatePaths.Missions).Length)
            .OrderByDescending(static folder => folder.Length);
        foreach (string folder in folders)
        {
            try
            {
                if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                {
                    Directory.Delete(folder);
                }
            }
            catch (Exception exception) when (StorageErrors.IsRefusal(exception))
            {
            }
        }
    }

    /// <summary>Adds what is to be added to a file; what was added before is not added again.</summary>
    /// <returns>True when the file did not exist before.</returns>
    public bool Append(Journal journal)
    {
        if (journal.Appended is not { } appended)
        {
            return false;
        }

        store.Guard.RequireInside(appended.Path);
        return AppendedLine.Apply(store.FullPath(appended.Path), appended);
    }

    /// <summary>Has on the disk what was added to a file, and the new names.</summary>
    /// <param name="journal">What was done.</param>
    /// <param name="made">The folders in which another folder, or the file that was added to, was made for it; null when that is unknown, since a writer that was killed may have made them.</param>
    public void Flush(Journal journal, IReadOnlyCollection<string>? made)
    {
        if (journal.Appended is { } appended && File.Exists(store.FullPath(appended.Path)))
        {
            DiskSync.Flush([store.FullPath(appended.Path)]);
        }

        IEnumerable<string> folders = made is null
            ? Targets(journal).Select(static pair => pair.Key).SelectMany(Folders)
            : journal.Staged.Keys.Select(FolderOf).Concat(made);
        foreach (string folder in folders.Distinct(StringComparer.Ordinal).Where(Directory.Exists))
        {
            DiskSync.FlushFolder(folder);
        }
    }

    /// <summary>Does all of it, and takes the journal away. It is not asked for again, even after a loss of power: a later change may stand on it.</summary>
    /// <param name="journal">What to do.</param>
    /// <param name="isOwn">True when this process began it just now; then nobody else has made folders for it.</param>
    public void Apply(Journal journal, bool isOwn)
    {
        if (journal.IsEmpty)
        {
            return;
        }

        var made = new List<string>();
        foreach (string folder in Targets(journal).Where(static pair => pair.Value is not null).Select(pair => FolderOf(pair.Key)).Distinct(StringComparer.Ordinal))
        {
            CreateFolder(folder, made);
        }

        Rename(journal);
        RemoveEmptied(journal);
        if (Append(journal))
        {
            made.Add(FolderOf(journal.Appended!.Path));
        }

        Flush(journal, isOwn ? made : null);
        FileMove.Delete(JournalFile.PathIn(store.Root), store.LockTimeout);
        DiskSync.FlushFolder(store.Root);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Targets(Journal journal) =>
        journal.Appended is { } appended ? journal.Staged.Append(new(appended.Path, appended.Line)) : journal.Staged;

    private string FolderOf(string path) => Path.GetDirectoryName(store.FullPath(path))!;

    // From the file's own folder up to the store's.
    private IEnumerable<string> Folders(string path)
    {
        for (int end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return store.FullPath(path[..end]);
        }

        yield return store.Root;
    }

    private static void CreateFolder(string folder, List<string> made)
    {
        if (!Directory.Exists(folder))
        {
            string parent = Path.GetDirectoryName(folder)!;
            CreateFolder(parent, made);
            SharedFile.CreateFolder(folder);
            made.Add(parent);
        }
    }

    // Windows has no question for it that the answer of the file system would follow.
    private static bool MayWriteIn(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            return UnixFile.MayWriteIn(folder);
        }

        File.OpenHandle(Path.Join(folder, $".maestro-{Guid.NewGuid():n}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose).Dispose();
        return true;
    }
}
