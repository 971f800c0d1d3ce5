namespace Maestro.Tests.Help;

/// <summary>A folder of pages that goes away with the test.</summary>
internal sealed class TemporaryPages : IDisposable
{
    public TemporaryPages() => Path = Directory.CreateTempSubdirectory("maestro-help-").FullName;

    public string Path { get; }

    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
