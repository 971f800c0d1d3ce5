using Maestro.Adapters.Storage;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro.Adapters.Upkeep;

/// <summary>Instruction files on disk. They may be links, for example into a folder of dotfiles; then the file at the end of the links is written.</summary>
internal sealed class InstructionFiles : IInstructionFiles
{
    public string HomeFolder => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    public bool FolderExists(string path) => Directory.Exists(path);

    public byte[]? Read(string path)
    {
        try
        {
            return GuardedFile.Read(path);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw Failed(path, $"it can't be read ({StorageErrors.Reason(exception).TrimEnd('.')})", exception);
        }
    }

    public bool TryReplace(OutsideWrite write)
    {
        string path = write.Path;
        try
        {
            return GuardedFile.TryReplace(Boundary(path), write);
        }
        catch (MaestroException exception)
        {
            throw Failed(path, "its link is broken or points outside the repository", exception);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            string why = StorageErrors.Reason(exception).TrimEnd('.');
            throw Failed(path, char.ToLowerInvariant(why[0]) + why[1..], exception);
        }
    }

    // What an agent reads in the user's own folder may be a link to wherever the user keeps it. Links of a repository came with it, and stay in it.
    private string? Boundary(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        bool isHidden = Path.GetFileName(folder).StartsWith('.');
        string? owner = isHidden ? Path.GetDirectoryName(folder) : folder;
        return isHidden && owner == HomeFolder ? null : owner;
    }

    private static MaestroException Failed(string path, string why, Exception? cause) => new(
        ErrorCode.IntegrationFailed,
        $"The instruction file '{path}' was not changed: {why}.",
        "Make the file writable, then run the command again; Get-MaestroIntegration shows the state for each agent.",
        path,
        cause);
}
