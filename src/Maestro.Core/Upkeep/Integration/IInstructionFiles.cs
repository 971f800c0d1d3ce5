

namespace Maestro.Upkeep;

/// <summary>The instruction files of agents, which are the user's own: read and replaced whole, links followed.</summary>
internal interface IInstructionFiles
{
    /// <summary>The user's folder, as it is at this moment.</summary>
    string HomeFolder { get; }

    /// <summary>True when there is such a folder.</summary>
    bool FolderExists(string path);

    /// <summary>The bytes of a file; null when there is none.</summary>
    /// <exception cref="MaestroException">IntegrationFailed.</exception>
    byte[]? Read(string path);

    /// <summary>Replaces a file at once, or makes it; its mode stays, and a link stays a link.</summary>
    /// <exception cref="MaestroException">IntegrationFailed: read-only, a link that leads nowhere, no room.</exception>
    void Write(string path, byte[] content);

    /// <summary>Takes a file away.</summary>
    /// <exception cref="MaestroException">IntegrationFailed.</exception>
    void Delete(string path);
}
