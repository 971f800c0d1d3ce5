namespace Maestro.Adapters.Storage;

/// <summary>Files and folders that several users may write: in a folder that a group may write, the group can write what is made there.</summary>
internal static class SharedFile
{
    private const UnixFileMode GroupWrite = UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    /// <summary>Makes an empty file; somebody else may have done so at this moment.</summary>
    public static void Create(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            return;
        }

        Share(path, GroupWrite);
    }

    /// <summary>Makes a folder in one that is there.</summary>
    public static void CreateFolder(string path)
    {
        Directory.CreateDirectory(path);
        Share(path, GroupWrite | UnixFileMode.GroupExecute);
    }

    private static void Share(string path, UnixFileMode bits)
    {
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(Path.GetDirectoryName(path)!).HasFlag(UnixFileMode.GroupWrite))
        {
            UnixFileMode mode = File.GetUnixFileMode(path);
            if ((mode & bits) != bits)
            {
                File.SetUnixFileMode(path, mode | bits);
            }
        }
    }
}
