using System.Buffers;
using System.Text;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>The contents of a store's files. A change that happened shows whole, also while its files are being put into their places.</summary>
internal sealed class ContentReader(FileStateStore store)
{
    public byte[]? Read(string path) => Read(path, 0, int.MaxValue);

    public byte[]? Read(string path, long start, int count)
    {
        Journal journal = store.Pending();
        string full = store.Guard.Full(path);
        bool isPending = journal.Covers(path, out _) || journal.Appended?.Path == path;
        if (isPending ? !TryRead(path, journal, out StateContent content) : !ReadFile(full, full, out content, start, count))
        {
            return null;
        }

        using (content)
        {
            ReadOnlySpan<byte> found = content.Bytes[(int)Math.Min(isPending ? start : 0, content.Bytes.Length)..];
            return found[..Math.Min(found.Length, count)].ToArray();
        }
    }

    public StateReader Reader(string folder)
    {
        Journal journal = store.Pending();
        if (!journal.IsEmpty)
        {
            return (name, out content) => TryRead(folder.Length == 0 ? name : $"{folder}/{name}", journal, out content);
        }

        string place = folder.Length == 0 ? store.Root : store.Guard.Full(folder);
        return (name, out content) =>
        {
            PathGuard.RequirePlain(name);
            string full = Path.Join(place, name);
            return ReadFile(full, full, out content);
        };
    }

    private bool TryRead(string path, Journal journal, out StateContent content)
    {
        string full = store.Guard.Full(path);
        if (journal.Covers(path, out string? staged))
        {
            if (staged is null)
            {
                content = default;
                return false;
            }

            // Gone when the change was carried out meanwhile; then the file itself is the new one.
            if (ReadFile(store.StagedPath(staged), full, out content))
            {
                return true;
            }
        }

        bool isThere = ReadFile(full, full, out content);
        return journal.Appended is { } appended && appended.Path == path ? WithLine(ref content, full, appended) : isThere;
    }

    // Of a change that happened, the line that may not be in its file yet.
    private static bool WithLine(ref StateContent content, string full, JournalAppend appended)
    {
        using StateContent found = content;
        ReadOnlySpan<byte> before = found.Bytes[..(int)Math.Min(found.Bytes.Length, appended.Offset)];
        byte[] whole = [.. before, .. Encoding.UTF8.GetBytes(appended.Line + "\n")];
        content = new StateContent(null, whole, full, DateTime.UtcNow);
        return true;
    }

    // The file that is read may be a staged one, whose own path means nothing to anybody.
    private static bool ReadFile(string full, string known, out StateContent content, long start = 0, int count = int.MaxValue)
    {
        try
        {
            if (!RegularFile.TryOpen(full, out RegularFile opened))
            {
                content = Absent(full, known);
                return false;
            }

            using RegularFile file = opened;
            if (file.Length > RegularFile.MostBytes)
            {
                throw StateJson.Damaged(known, "it is too large for a state file");
            }

            int length = (int)Math.Clamp(file.Length - start, 0, count);
            byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
            content = new StateContent(buffer, buffer.AsSpan(0, file.Read(buffer.AsSpan(0, length), start)), known, file.LastWriteUtc);
            return true;
        }
        catch (NotAFileException exception)
        {
            throw StateJson.Damaged(known, $"it is {exception.What}, not a file", exception);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.Unreadable(full, exception);
        }
    }

    // A name that can't be said can't be opened either, although it was listed.
    private static StateContent Absent(string full, string known) =>
        full.Contains('\uFFFD', StringComparison.Ordinal) ? throw StateJson.Damaged(known, "its name is not UTF-8")
        : new FileInfo(full).LinkTarget is not null ? throw StateJson.Damaged(known, "it is a broken link")
        : default;
}
