namespace Maestro.Adapters.Storage;

/// <summary>The journal on disk.</summary>
internal static class JournalFile
{
    private const long MostBytes = 64L << 20;

    public static string PathIn(string root) => Path.Join(root, Journal.FileName);

    /// <summary>The journal of a change that happened but is not yet carried out; empty as a rule.</summary>
    /// <returns>False when something is there that is no journal of ours: no change of ours is in it, for one that happened was on the disk whole.</returns>
    /// <exception cref="MaestroException">StateFileUnreadable: there may be one.</exception>
    public static bool TryRead(string root, out Journal journal)
    {
        string path = PathIn(root);
        journal = Journal.Empty;
        try
        {
            // One question to the system, asked at every read.
            if (RegularFile.IsAbsent(path))
            {
                return true;
            }

            using var file = RegularFile.Open(path, followLink: false);
            if (file.Length > MostBytes)
            {
                return false;
            }

            byte[] content = new byte[file.Length];
            journal = Journal.Parse(content.AsSpan(0, file.Read(content))) ?? Journal.Empty;
            return !journal.IsEmpty;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (NotAFileException)
        {
            return false;
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.Unreadable(path, exception);
        }
    }

    /// <summary>The same for readers, who pass over what is no journal of ours.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable.</exception>
    public static Journal Pending(string root) => TryRead(root, out Journal journal) ? journal : Journal.Empty;

    /// <summary>Moves what is in the journal's place, whatever it is, into a folder.</summary>
    public static void SetAside(string root, string folder)
    {
        string path = PathIn(root);
        string target = Path.Join(folder, Journal.FileName.TrimStart('.'));
        Directory.CreateDirectory(folder);
        if (new FileInfo(path).Attributes.HasFlag(FileAttributes.Directory))
        {
            Directory.Move(path, target);
        }
        else
        {
            File.Move(path, target, overwrite: true);
        }

        DiskSync.FlushFolder(folder);
        DiskSync.FlushFolder(root);
    }
}
