using System.Text.Json;
using Maestro.Adapters.Storage;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Where the sessions of agents are looked for, and the careful ways of looking: capped, and empty-handed where something is missing.</summary>
/// <param name="Folder">The absolute path of the folder the user is in.</param>
/// <param name="Home">The user's home folder.</param>
/// <param name="Environment">The variables.</param>
/// <param name="Ancestors">The ancestor processes, nearest first.</param>
/// <param name="NotBefore">A file that was last written earlier is no sign of a session that runs now.</param>
internal sealed record SessionSearch(
    string Folder, string Home, Func<string, string?> Environment, IReadOnlyList<ProcessEntry> Ancestors, DateTimeOffset NotBefore)
{
    private const int MaxFolders = 16;
    private const int MaxFiles = 1000;
    private const int HeadLength = 16 * 1024;

    /// <summary>The folder and those above it, nearest first: an agent may have been started further up.</summary>
    public IEnumerable<string> Folders()
    {
        string? current = Path.TrimEndingDirectorySeparator(Folder);
        for (int i = 0; i < MaxFolders && current is not null; i++, current = Path.GetDirectoryName(current))
        {
            yield return current;
        }
    }

    /// <summary>The folder that a variable names, else the one in the home folder.</summary>
    public string FolderOf(string variable, string name) => Environment(variable) is { Length: > 0 } given ? given : Path.Combine(Home, name);

    /// <summary>The file of a folder that was written last, if recently; null when there is none.</summary>
    public FileInfo? Newest(string folder, string pattern) =>
        Files(folder, pattern).Where(file => file.LastWriteTimeUtc >= NotBefore.UtcDateTime).MaxBy(file => file.LastWriteTimeUtc);

    /// <summary>The files of a folder, at most a thousand; none when there is no such folder.</summary>
    public static IEnumerable<FileInfo> Files(string folder, string pattern)
    {
        var directory = new DirectoryInfo(folder);
        return directory.Exists ? directory.EnumerateFiles(pattern).Take(MaxFiles) : [];
    }

    /// <summary>The folders in a folder, the last by name first; none when there is no such folder.</summary>
    public static IEnumerable<string> FoldersIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Take(MaxFiles).OrderDescending(StringComparer.Ordinal) : [];

    /// <summary>The first string or number of each of some properties, at any depth, in the beginning of a JSON or JSON Lines file.</summary>
    public static Dictionary<string, string> Head(string path, params ReadOnlySpan<string> names)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var file = RegularFile.Open(path);
        byte[] buffer = new byte[HeadLength];
        int length = file.Read(buffer);
        var options = new JsonReaderOptions { AllowMultipleValues = true };
        var reader = new Utf8JsonReader(buffer.AsSpan(0, length), isFinalBlock: false, new JsonReaderState(options));
        try
        {
            while (values.Count < names.Length && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is { } name && names.Contains(name)
                    && reader.Read() && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    values.TryAdd(name, reader.TokenType == JsonTokenType.String
                        ? reader.GetString()!
                        : System.Text.Encoding.UTF8.GetString(reader.ValueSpan));
                }
            }
        }
        catch (JsonException)
        {
            // What came before the fault counts.
        }

        return values;
    }
}
