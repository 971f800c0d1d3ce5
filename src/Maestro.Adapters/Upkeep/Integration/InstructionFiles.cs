using Maestro.Adapters.Storage;
using Maestro.Upkeep;

namespace Maestro.Adapters.Upkeep;

/// <summary>Instruction files on disk. They may be links into a folder of dotfiles, so it is always the file at the end of the links that is written.</summary>
internal sealed class InstructionFiles : IInstructionFiles
{
    public string HomeFolder => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    public bool FolderExists(string path) => Directory.Exists(path);

    public byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw Failed(path, Directory.Exists(path) ? "it is a folder" : $"it can't be read ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    public void Write(string path, byte[] content)
    {
        string target = FinalTarget(path);
        string temporary = $"{target}.maestro-{Guid.NewGuid().ToString("n")[..8]}";
        try
        {
            var file = new FileInfo(target);
            if (file is { Exists: true, IsReadOnly: true })
            {
                throw Failed(path, "it is read-only", null);
            }

            DiskSync.WriteNew(temporary, content, flush: true);
            if (!file.Exists)
            {
                File.Move(temporary, target);
            }
            else if (OperatingSystem.IsWindows())
            {
                // Keeps the access rights of the file that was there.
                File.Replace(temporary, target, destinationBackupFileName: null, ignoreMetadataErrors: true);
            }
            else
            {
                File.SetUnixFileMode(temporary, file.UnixFileMode);
                File.Move(temporary, target, overwrite: true);
            }
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw Failed(path, exception.Message.TrimEnd('.'), exception);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw Failed(path, exception.Message.TrimEnd('.'), exception);
        }
    }

    private static string FinalTarget(string path)
    {
        try
        {
            return new FileInfo(path) is { LinkTarget: not null } link
                ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? throw Failed(path, "its link leads nowhere", null)
                : path;
        }
        catch (IOException exception)
        {
            throw Failed(path, "its links lead round in a circle", exception);
        }
    }

    private static MaestroException Failed(string path, string why, Exception? cause) => new(
        ErrorCode.IntegrationFailed,
        $"The instruction file '{path}' was left as it is: {why}.",
        "Make the file writable, then run the command again; Get-MaestroIntegration shows how each agent stands.",
        path,
        cause);
}
