using System.Text;
using Maestro.Adapters;
using Maestro.Adapters.Storage;
using Maestro.Kernel;
using Maestro.Storage;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>A real folder with a store on it, and short ways to write and read.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StoreFolder()
    {
        Root = Path.Join(_folder.Path, ".maestro");
        Outside = Path.Join(_folder.Path, "outside");
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Outside);
        Store = Open();
    }

    public string Root { get; }

    /// <summary>A folder beside the store that no write may reach.</summary>
    public string Outside { get; }

    public FileStateStore Store { get; }

    public FileStateStore Open(double timeoutSeconds = 0.2) => new(Root, () => TimeSpan.FromSeconds(timeoutSeconds));

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public void Write(params (string Path, string? Content)[] files)
    {
        using IStateChange change = Store.BeginChange(CancellationToken.None);
        Stage(change, files);
        change.Commit();
    }

    public static void Stage(IStateChange change, params (string Path, string? Content)[] files)
    {
        foreach ((string path, string? content) in files)
        {
            if (content is null)
            {
                change.Delete(path);
            }
            else
            {
                change.Write(path, Bytes(content));
            }
        }
    }

    /// <summary>Copies a folder with all that is in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Join(to, Path.GetRelativePath(from, folder)));
        }

        foreach (string path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(path, Path.Join(to, Path.GetRelativePath(from, path)));
        }
    }

    public string? Read(string path) => Store.Read(path) is { } content ? Encoding.UTF8.GetString(content) : null;

    public IEnumerable<string> Names(string folder) => Store.List(folder).Select(static entry => entry.Name).Order(StringComparer.Ordinal);

    public string Put(string path, string content)
    {
        string full = Path.Join(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    /// <summary>What a writer leaves that was killed right after its change happened.</summary>
    public void PutJournal(params (string Path, string? Content)[] files)
    {
        var staged = new Dictionary<string, string?>();
        foreach ((string path, string? content) in files)
        {
            string? name = content is null ? null : $"abc-{staged.Count}";
            staged[path] = name;
            if (name is not null)
            {
                Put($".tmp/{name}", content!);
            }
        }

        File.WriteAllBytes(Path.Join(Root, Journal.FileName), new Journal(staged).ToBytes());
    }

    /// <summary>Every file and folder below, with contents, but for the lock.</summary>
    public static string Tree(string folder, bool withLock = false) => string.Join('\n', Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Where(path => (withLock || !Path.GetFileName(path).StartsWith(".lock", StringComparison.Ordinal)) && Path.GetFileName(path) != FileStateStore.StagingFolder)
        .Order(StringComparer.Ordinal)
        .Select(static path => path + ": " + (File.Exists(path) ? File.ReadAllText(path) : "folder")));

    public void Dispose() => _folder.Dispose();
}
