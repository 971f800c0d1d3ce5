using System.Text;
using Maestro.Adapters.Settings;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Files of another tool in memory, and what they are converted to.</summary>
internal sealed class SourceFolder : ISourceFiles
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public List<MaestroException> Problems { get; } = [];

    /// <summary>The samples of a format, as they stand in the tests' data.</summary>
    public static SourceFolder Sample(string format)
    {
        var folder = new SourceFolder();
        string root = Path.Combine(AppContext.BaseDirectory, "Data", "sources", format);
        foreach (string file in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            folder.Add(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        return folder;
    }

    public SourceFolder Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    public SourceFolder Add(string path, byte[] bytes)
    {
        _files[path] = bytes;
        return this;
    }

    public string this[string path]
    {
        get => Encoding.UTF8.GetString(_files[path]);
        set => _files[path] = Encoding.UTF8.GetBytes(value);
    }

    public IReadOnlyList<StateEntry>? Names(string folder)
    {
        string prefix = Inside(folder) is { Length: > 0 } inside ? inside + "/" : "";
        string[] below = [.. _files.Keys.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => path[prefix.Length..])];
        return below.Length == 0 || _files.ContainsKey(Inside(folder)) ? null :
        [
            .. below.GroupBy(static path => path.Split('/')[0], StringComparer.Ordinal)
                .OrderBy(static group => group.Key, StringComparer.Ordinal)
                .Select(static group => new StateEntry(group.Key, group.First().Contains('/', StringComparison.Ordinal), 0, default)),
        ];
    }

    public byte[] Read(string path, string shown) =>
        _files.TryGetValue(Inside(path), out byte[]? bytes) ? bytes : throw new MaestroException(ErrorCode.FileNotFound, $"The file '{shown}' does not exist.");

    public IReadOnlyList<ConvertedPlan> Convert(string? from = null, string path = "", ConversionOptions? options = null) =>
        [.. new PlanConverter(this, static () => new YamlConfigurationFormat()).Convert($"/shop/{path}".TrimEnd('/'), path.Length == 0 ? "." : path, (options ?? new ConversionOptions()) with { From = from }, Problems.Add)];

    /// <summary>The one plan; it must pass the check of plans.</summary>
    public MissionPlan Plan(string? from = null, string path = "", ConversionOptions? options = null) => Checked(Assert.Single(Convert(from, path, options)));

    public IReadOnlyList<string> Warnings(string? from = null) => Assert.Single(Convert(from)).Warnings;

    public static MissionPlan Checked(ConvertedPlan converted)
    {
        PlanReadResult read = PlanReader.Read(PlanWriter.Write(converted.Plan).Span, new PlanReaderOptions { DefaultWorker = static () => "codex" });
        Assert.Empty(read.Problems);
        return read.Plan!;
    }

    private static string Inside(string path) => path.Replace('\\', '/').Replace("/shop", "", StringComparison.Ordinal).Trim('/');
}
