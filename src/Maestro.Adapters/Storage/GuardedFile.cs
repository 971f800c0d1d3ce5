using System.Security.Cryptography;
using System.Text;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>A file of the user's that Maestro changes, beside the state: <c>.gitignore</c>, instruction files, what <c>-OutFile</c> names.</summary>
/// <remarks>
/// It is replaced at once and flushed, never through a link that points outside its folder. Those who change the files of one folder take turns, and
/// what a killed one leaves has one name, so that the next one uses it up.
/// </remarks>
internal static class GuardedFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The bytes of a file; null when there is none.</summary>
    /// <exception cref="IOException">It can't be read, or is no file (<see cref="NotAFileException"/>).</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be read.</exception>
    public static byte[]? Read(string path)
    {
        try
        {
            return RegularFile.ReadAll(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Makes a write of a change, unless the file is no longer what it was decided on.</summary>
    /// <param name="inside">The folder that the write must stay in, whatever links there are; null to follow them anywhere.</param>
    /// <param name="write">The write.</param>
    /// <returns>False when the file has changed: nothing was written.</returns>
    /// <exception cref="MaestroException">PathOutsideWorkspace.</exception>
    /// <exception cref="IOException">It can't be written; nothing was changed.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be written; nothing was changed.</exception>
    public static bool TryReplace(string? inside, OutsideWrite write)
    {
        string target = Target(inside, write.Path);
        using FolderLock? turn = Turn(target);
        byte[]? before = Read(target);
        if (!write.IsFor(before))
        {
            return false;
        }

        if (write.After is { } after)
        {
            Replace(target, after, isNew: before is null);
        }
        else
        {
            File.Delete(write.Path);
        }

        return true;
    }

    private static FolderLock? Turn(string target)
    {
        string folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        return FolderLock.TryTake(folder, Patience);
    }

    private static void Replace(string target, byte[] content, bool isNew)
    {
        string folder = Path.GetDirectoryName(target)!;
        if (!isNew && new FileInfo(target).IsReadOnly)
        {
            throw new UnauthorizedAccessException("It is read-only.");
        }

        string temporary = Path.Join(folder, $".maestro-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(target))))[..12]}");
        try
        {
            File.Delete(temporary);
            DiskSync.WriteNew(temporary, content, flush: true);
            if (OperatingSystem.IsWindows())
            {
                ReplaceOnWindows(temporary, target, isNew);
            }
            else
            {
                if (!isNew)
                {
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
                }

                File.Move(temporary, target, overwrite: true);
            }

            DiskSync.FlushFolder(folder);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // Keeps the access rights of the file that was there, if that can be done while others read it.
    private static void ReplaceOnWindows(string temporary, string target, bool isNew)
    {
        try
        {
            if (!isNew)
            {
                File.Replace(temporary, target, destinationBackupFileName: null, ignoreMetadataErrors: true);
                return;
            }
        }
        catch (IOException)
        {
        }

        FileMove.Replace(temporary, target, static () => Patience);
    }

    // A link stays a link: what it leads to is written.
    private static string Target(string? inside, string path)
    {
        if (inside is not null)
        {
            new PathGuard(inside).RequireFullInside(path);
        }

        return new FileInfo(path) is not { LinkTarget: not null } link ? path
            : link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } final ? final.FullName
            : throw new IOException("Its link is broken.");
    }
}
