using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>The instruction files of agents, which are the user's own: read and replaced whole, links followed. A file that can't be written is IntegrationFailed.</summary>
internal interface IInstructionFiles : IOutsideFiles
{
    /// <summary>The user's folder, as it is at this moment.</summary>
    string HomeFolder { get; }

    /// <summary>True when there is such a folder.</summary>
    bool FolderExists(string path);

    /// <summary>The bytes of a file; null when there is none.</summary>
    /// <exception cref="MaestroException">IntegrationFailed.</exception>
    byte[]? Read(string path);
}
