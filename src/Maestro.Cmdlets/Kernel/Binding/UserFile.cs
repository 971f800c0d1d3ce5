using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Files that users name: read and written with errors that say which.</summary>
internal static class UserFile
{
    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="given">The path as the user gave it, for the message.</param>
    /// <param name="mostBytes">Files larger than this are refused with PlanTooLarge by the caller; 0 for no limit.</param>
    /// <exception cref="MaestroException">FileNotFound, FileNotAccessible.</exception>
    public static byte[] Read(string path, string given, long mostBytes = 0)
    {
        try
        {
            if (mostBytes > 0 && new FileInfo(path) is { Exists: true } file && file.Length > mostBytes)
            {
                throw new MaestroException(
                    ErrorCode.PlanTooLarge,
                    $"'{Display.Short(given)}' has {file.Length / 1_000_000} MB; at most {mostBytes / 1_000_000} MB are read.",
                    target: given);
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MaestroException(ErrorCode.FileNotFound, $"There is no file '{Display.Short(given)}'.", $"Looked for {path}.", given, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string why = Directory.Exists(path) ? "it is a folder" : exception.Message.TrimEnd('.');
            throw new MaestroException(ErrorCode.FileNotAccessible, $"'{Display.Short(given)}' can't be read: {why}.", target: given, innerException: exception);
        }
    }

    /// <summary>Writes a text file as UTF-8, over one that is there.</summary>
    /// <exception cref="MaestroException">FileNotAccessible.</exception>
    public static void Write(string path, string given, string text)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new MaestroException(ErrorCode.FileNotAccessible, $"'{Display.Short(given)}' can't be written: it is a folder.", target: given);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MaestroException(ErrorCode.FileNotAccessible, $"'{Display.Short(given)}' can't be written: {exception.Message.TrimEnd('.')}.", target: given, innerException: exception);
        }
    }
}
