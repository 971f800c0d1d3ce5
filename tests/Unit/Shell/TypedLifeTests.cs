using System.Text.Json;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Shell;

/// <summary>The commands of noun and verb in a whole life of a mission: each does what it says, as it is typed.</summary>
public sealed class TypedLifeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void EveryCommandOfAWholeLifeWorksAsItIsTyped()
    {
        File.Copy(RepositoryRoot.In("examples", "plan.json"), Path.Join(_folder.Path, "plan.json"));
        string[] lines = [.. File.ReadLines(RepositoryRoot.In("tests", "Data", "typed.txt")).Where(static line => line.Length > 0 && line[0] != '#')];
        foreach (string line in lines)
        {
            string typed = line.Replace("{mission}", Id("missions"), StringComparison.Ordinal).Replace("{correction}", Id("memory/corrections"), StringComparison.Ordinal);
            ShellProcess run = Run(typed);
            Assert.True(run.ExitCode == 0 || line.StartsWith("session -q", StringComparison.Ordinal), $"{typed} exited with {run.ExitCode}: {run.Error}{run.Output}");
        }

        Assert.True(new FileInfo(Path.Join(_folder.Path, "worker-prompt.md")).Length > 1000);
        using var status = JsonDocument.Parse(Run("status --json").Output);
        Assert.Contains("validating", status.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("picked-up", Run("handoff list --json").Output, StringComparison.Ordinal);
        Assert.Contains("sealed", Run($"milestone list --mission {Id("missions")} --json").Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private ShellProcess Run(string typed) => ShellProcess.Run(typed.Split(' '), folder: _folder.Path);

    private string Id(string folder) => Directory.Exists(Path.Join(_folder.Path, ".maestro", folder))
        ? Directory.EnumerateFileSystemEntries(Path.Join(_folder.Path, ".maestro", folder)).Select(static path => Path.GetFileNameWithoutExtension(path)).FirstOrDefault() ?? ""
        : "";
}
