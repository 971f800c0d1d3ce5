using System.IO.Enumeration;
using System.Text.RegularExpressions;
using Maestro.Adapters.Storage;
using Maestro.Kernel;
using Maestro.Upkeep;

namespace Maestro.Adapters.Upkeep;

/// <summary>Looks at lock, file system and leftovers of a workspace without changing it.</summary>
internal sealed partial class EnvironmentProbe : IEnvironmentProbe
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    private static readonly EnumerationOptions EverythingWithLinks = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true };

    public LockCondition Lock(string root)
    {
        if (!IsWritable(root))
        {
            return new LockCondition(false, "The folder can't be written.");
        }

        return LockProof.Fault(root) is { } fault
            ? new LockCondition(false, fault)
            : new LockCondition(true, "It is free, and it excludes a second writer.");
    }

    public FileSystemFacts FileSystem(string root)
    {
        DriveInfo? drive = DriveOf(root);
        string format = FormatOf(drive);
        return new FileSystemFacts
        {
            Format = format,
            IsNetwork = drive?.DriveType == DriveType.Network || NetworkFormat().IsMatch(format),
            IsCaseInsensitive = Directory.Exists(Path.Join(Path.GetDirectoryName(root), Path.GetFileName(root).ToUpperInvariant())),
            ReplacesOpenFiles = DriveOf(Path.GetTempPath())?.Name == drive?.Name ? ReplacesOpenFiles() : null,
        };
    }

    public IReadOnlyList<string> Temporaries(string root)
    {
        HashSet<string> before = [.. Leftovers(root)];
        if (before.Count == 0 || Journal(root) != JournalCondition.None || LockProof.Holder(root) is not null)
        {
            return [];
        }

        // What was there before the lock was free, and still is, belongs to no writer.
        before.IntersectWith(Leftovers(root));
        return [.. before.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<(string Path, string Target)> LinksOut(string root)
    {
        var guard = new PathGuard(root);
        return Directory.Exists(root)
            ? [.. Links(root).Order(StringComparer.Ordinal).Where(guard.LeadsOutside).Select(path => (Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), new FileInfo(path).LinkTarget ?? ""))]
            : [];
    }

    // What lies behind a link is not of the workspace.
    private static FileSystemEnumerable<string> Links(string root) => new(root, static (ref entry) => entry.ToFullPath(), EverythingWithLinks)
    {
        ShouldIncludePredicate = static (ref entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        ShouldRecursePredicate = static (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    public JournalCondition Journal(string root)
    {
        try
        {
            return !JournalFile.TryRead(root, out Storage.Journal journal) ? JournalCondition.Damaged
                : !journal.IsEmpty ? JournalCondition.Pending
                : JournalCondition.None;
        }
        catch (MaestroException)
        {
            return JournalCondition.Damaged;
        }
    }

    private static IEnumerable<string> Leftovers(string root)
    {
        if (!Directory.Exists(root))
        {
            yield break;
        }

        foreach (string path in Directory.EnumerateFiles(root, "*", Everything))
        {
            string name = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
            // A name with control characters was none of ours, and no change could name it.
            if (Leftover().IsMatch(name) && !name.StartsWith("backup/", StringComparison.Ordinal) && !name.Any(char.IsControl))
            {
                yield return name;
            }
        }
    }

    private static DriveInfo? DriveOf(string path)
    {
        try
        {
            string full = Path.GetFullPath(path);
            return DriveInfo.GetDrives()
                .Where(drive => full == drive.Name || full.StartsWith(Path.TrimEndingDirectorySeparator(drive.Name) + Path.DirectorySeparatorChar, PathComparison)
                    || drive.Name == "/")
                .MaxBy(static drive => drive.Name.Length);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            return null;
        }
    }

    private static StringComparison PathComparison => OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static string FormatOf(DriveInfo? drive)
    {
        try
        {
            return drive?.DriveFormat ?? "";
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            return "";
        }
    }

    private static bool ReplacesOpenFiles()
    {
        string folder = Directory.CreateTempSubdirectory("maestro-").FullName;
        try
        {
            string old = Path.Join(folder, "old");
            string next = Path.Join(folder, "next");
            File.WriteAllText(old, "old");
            File.WriteAllText(next, "next");
            using (new FileStream(old, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            {
                File.Move(next, old, overwrite: true);
            }

            return File.ReadAllText(old) == "next" && !File.Exists(next);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            return false;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Asked of the system, since trying would be a write.
    private static bool IsWritable(string folder) => OperatingSystem.IsWindows()
        ? !new DirectoryInfo(folder).Attributes.HasFlag(FileAttributes.Offline)
        : UnixFile.MayWriteIn(folder);

    // Our staged files, the reference's temporary names beside their targets, and its unfinished missions.
    [GeneratedRegex(@"^\.tmp/|\.tmp\.[0-9]+$|^missions/\.staging-[^/]+/", RegexOptions.CultureInvariant)]
    private static partial Regex Leftover();

    [GeneratedRegex("^(nfs|cifs|smb|afs|afp|webdav|fuse\\.sshfs|ncp)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NetworkFormat();
}
