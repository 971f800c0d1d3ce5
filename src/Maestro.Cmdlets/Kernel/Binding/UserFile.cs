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
            throw new MaestroException(ErrorCode.FileNotFound, $"The file '{Display.Short(given)}' does not exist.", $"{(given.AsSpan().ContainsAny('*', '?') ? "Wildcards are not expanded. " : "")}Looked for {path}.", given, exception);
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
    /// <exception cref="MaestroException">ArgumentInvalid for a file of Maestro's or git's, FileNotAccessible.</exception>
    public static OutsideWrite Text(string path, string given, string text)
    {
        RequireOwn(path, given);
        return new(new Named(given), path, null, Utf8.GetBytes(text)) { OverwritesAny = true };
    }

    /// <summary>Refuses to write what only Maestro or git may, wherever links lead, and what was read for it.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="given">The path as the user gave it, for the message.</param>
    /// <param name="read">The full paths of the files that were read.</param>
    /// <exception cref="MaestroException">ArgumentInvalid, FileNotAccessible.</exception>
    public static void RequireOwn(string path, string given, IReadOnlyCollection<string>? read = null)
    {
        IUserFiles files = AdapterLoadContext.Adapters.UserFiles;
        try
        {
            if (files.Keeper(path) is { } keeper)
            {
                throw new MaestroException(ErrorCode.ArgumentInvalid, $"'{Display.Short(given)}' is not written: it belongs to {keeper}.", "Specify a file outside .maestro and .git.", given);
            }

            string real = files.RealPath(path);
            if (read?.Any(each => files.RealPath(each).Equals(real, Comparison)) == true)
            {
                throw new MaestroException(ErrorCode.ArgumentInvalid, $"'{Display.Short(given)}' is not written: it is the file that was read.", "Specify another file.", given);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MaestroException(ErrorCode.FileNotAccessible, $"'{Display.Short(given)}' can't be written: {Why(exception)}.", target: given, innerException: exception);
        }
    }

    private static StringComparison Comparison => OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

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
