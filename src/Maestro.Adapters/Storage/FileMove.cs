using System.Diagnostics;

namespace Maestro.Adapters.Storage;

/// <summary>Replaces and deletes files that others may be reading. On Windows that takes more than one way, and sometimes patience.</summary>
internal static class FileMove
{
    private const int LongestPauseMs = 50;

    /// <summary>Renames a file over another one, at once.</summary>
    /// <param name="source">The new file.</param>
    /// <param name="target">What it replaces; need not exist.</param>
    /// <param name="patience">How long to try while a scanner, an indexer or a reader keeps the old file for itself; asked only then.</param>
    public static void Replace(string source, string target, Func<TimeSpan> patience)
    {
        if (OperatingSystem.IsWindows())
        {
            Insist(() => ReplaceOnWindows(source, target), patience);
        }
        else
        {
            File.Move(source, target, overwrite: true);
        }
    }

    /// <summary>Deletes a file; nothing happens when there is none.</summary>
    public static void Delete(string path, Func<TimeSpan> patience)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Insist(() => File.Delete(path), patience);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Gone with its folder.
        }
    }

    private static void ReplaceOnWindows(string source, string target)
    {
        // As on Unix: who has the old file open keeps it. Older systems, and shares of them, can't do that.
        if (!OperatingSystem.IsWindows() || WindowsFile.Replace(source, target) == 0)
        {
            return;
        }

        try
        {
            File.Replace(source, target, destinationBackupFileName: null, ignoreMetadataErrors: true);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception) || exception is PlatformNotSupportedException)
        {
            File.Move(source, target, overwrite: true);
        }
    }

    private static void Insist(Action action, Func<TimeSpan> patience)
    {
        long began = Stopwatch.GetTimestamp();
        for (int pause = 1; ; pause = Math.Min(pause * 2, LongestPauseMs))
        {
            try
            {
                action();
                return;
            }
            catch (Exception exception) when (StorageErrors.IsRefusal(exception) && exception is not (FileNotFoundException or DirectoryNotFoundException)
                && Stopwatch.GetElapsedTime(began) < patience())
            {
                Thread.Sleep(pause);
            }
        }
    }
}
