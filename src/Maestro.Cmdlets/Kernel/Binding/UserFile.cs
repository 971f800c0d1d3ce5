using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Files that users name: read and written with errors that say which.</summary>
internal static class UserFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="given">The path as the user gave it, for the message.</param>
    /// <param name="mostBytes">Files larger than this are refused; 0 for no limit.</param>
    /// <param name="tooLarge">The error code of a larger one.</param>
    /// <exception cref="MaestroException">FileNotFound, FileNotAccessible.</exception>
    public static byte[] Read(string path, string given, long mostBytes = 0, string tooLarge = ErrorCode.PlanTooLarge)
    {
        try
        {
            if (mostBytes > 0 && new FileInfo(path) is { Exists: true } file && file.Length > mostBytes)
            {
                throw new MaestroException(
                    tooLarge,
                    $"'{Display.Short(given)}' has {file.Length / 1_000_000} MB; the limit is {mostBytes / 1_000_000} MB.",
                    target: given);
            }

            return AdapterLoadContext.Adapters.UserFiles.Read(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MaestroException(ErrorCode.FileNotFound, $"The file '{Display.Short(given)}' does not exist.", $"Looked for {path}.", given, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MaestroException(ErrorCode.FileNotAccessible, $"'{Display.Short(given)}' can't be read: {Why(exception)}.", target: given, innerException: exception);
        }
    }

    /// <summary>The write of a text file as UTF-8, over one that is there; a link that leads elsewhere is not followed.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="given">The path as the user gave it, for messages.</param>
    /// <param name="text">All of it.</param>
    public static OutsideWrite Text(string path, string given, string text) => new(new Named(given), path, null, Utf8.GetBytes(text)) { OverwritesAny = true };

    /// <summary>Makes that write alone.</summary>
    /// <exception cref="MaestroException">FileNotAccessible, PathOutsideWorkspace.</exception>
    public static void Write(string path, string given, string text) =>
        Change.Make(() => new Change<string>(null, path, "Write file", text) { Outside = [Text(path, given, text)] }, ChangeOrigin.None, CancellationToken.None);

    // The system appends the path, which the message has already.
    private static string Why(Exception exception)
    {
        int path = exception.Message.IndexOf(" : '", StringComparison.Ordinal);
        string reason = (path < 0 ? exception.Message : exception.Message[..path]).TrimEnd('.');
        return reason.StartsWith("It ", StringComparison.Ordinal) ? "it " + reason[3..] : reason;
    }

    /// <summary>A file that the user named, with errors that name it alike.</summary>
    private sealed class Named(string given) : IOutsideFiles
    {
        public bool TryReplace(OutsideWrite write)
        {
            if (Directory.Exists(write.Path))
            {
                throw new MaestroException(ErrorCode.FileNotAccessible, $"'{Display.Short(given)}' can't be written: it is a folder.", target: given);
            }

            try
            {
                return AdapterLoadContext.Adapters.UserFiles.TryReplace(write);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new MaestroException(ErrorCode.FileNotAccessible, $"'{Display.Short(given)}' can't be written: {Why(exception)}.", target: given, innerException: exception);
            }
        }
    }
}
