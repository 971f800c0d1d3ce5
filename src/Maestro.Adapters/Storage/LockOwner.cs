using System.Globalization;
using System.Text;
using Maestro.Kernel;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>Who wrote under the lock last, in <c>.lock.owner</c>: for the message of somebody who waits in vain, and for nothing else.</summary>
/// <remarks>A file of its own, because a locked one can't be read on every system.</remarks>
internal static class LockOwner
{
    public const string FileName = ".lock.owner";

    private const int MostBytes = 4096;

    public static void Write(string root)
    {
        string path = Path.Join(root, FileName);
        string owner = string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessId}\t{Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "process"}\t{Environment.MachineName}\t{DateTime.UtcNow:O}");
        try
        {
            Overwrite(path, Encoding.UTF8.GetBytes(owner));
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            // Only the message of someone who waits in vain would be poorer.
        }
    }

    public static string Read(string root)
    {
        try
        {
            string[] owner = Encoding.UTF8.GetString(RegularFile.ReadAll(Path.Join(root, FileName), MostBytes)).Split('\t');
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

    private static void Overwrite(string path, byte[] content)
    {
        if (!File.Exists(path))
        {
            SharedFile.Create(path);
        }

        using SafeFileHandle handle = DiskSync.OpenToWrite(path, followLink: false);
        if (OperatingSystem.IsWindows() || UnixFile.Look(handle, path).InsteadOfFile is null)
        {
            // Cut off behind, not emptied before: a file that was emptied is written to the disk at once by some file systems.
            RandomAccess.Write(handle, content, 0);
            RandomAccess.SetLength(handle, content.Length);
        }
    }
}
