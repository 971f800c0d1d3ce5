using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The files that a plan is converted from.</summary>
internal interface ISourceFiles
{
    /// <summary>The names in a folder, sorted; null when there is no such folder.</summary>
    /// <param name="folder">The full path.</param>
    IReadOnlyList<StateEntry>? Names(string folder);

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="shown">The path as messages show it.</param>
    /// <exception cref="MaestroException">FileNotFound, FileNotAccessible, PlanTooLarge.</exception>
    byte[] Read(string path, string shown);
}
