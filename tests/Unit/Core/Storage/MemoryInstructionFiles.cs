using System.Text;
using Maestro.Storage;
using Maestro.Upkeep;

namespace Maestro.Tests;

/// <summary>The user's folder in memory.</summary>
internal sealed class MemoryInstructionFiles : IInstructionFiles
{
    private readonly HashSet<string> _folders = [];

    public Dictionary<string, byte[]> Files { get; } = [];

    public string HomeFolder => "/home";

    /// <summary>The text of a file; setting it makes its folder too.</summary>
    public string this[string path]
    {
        get => Encoding.UTF8.GetString(Files[path]);
        set
        {
            AddFolder(Path.GetDirectoryName(path)!);
            Files[path] = Encoding.UTF8.GetBytes(value);
        }
    }

    public void AddFolder(string path) => _folders.Add(path);

    public bool FolderExists(string path) => _folders.Contains(path);

    public byte[]? Read(string path) => Files.GetValueOrDefault(path);

    public bool TryReplace(OutsideWrite write)
    {
        if (!write.IsFor(Read(write.Path)))
        {
            return false;
        }

        if (write.After is { } after)
        {
            Files[write.Path] = after;
        }
        else
        {
            Files.Remove(write.Path);
        }

        return true;
    }
}
