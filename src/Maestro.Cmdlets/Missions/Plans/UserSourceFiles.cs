using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>The files that a user wants a plan made of.</summary>
internal sealed class UserSourceFiles : ISourceFiles
{
    private const long MostBytes = 128L << 20;

    public IReadOnlyList<StateEntry>? Names(string folder)
    {
        try
        {
            return AdapterLoadContext.Adapters.UserFiles.Names(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MaestroException(ErrorCode.FileNotAccessible, $"The folder '{Display.Short(folder)}' can't be read.", target: folder, innerException: exception);
        }
    }

    /// <summary>The full paths of all files that were read.</summary>
    public HashSet<string> Done { get; } = [];

    public byte[] Read(string path, string shown)
    {
        Done.Add(path);
        return UserFile.Read(path, shown, MostBytes);
    }
}
