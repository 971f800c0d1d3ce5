using System.Text.RegularExpressions;
using Maestro.Tests.Hosting;
using YamlDotNet.RepresentationModel;

namespace Maestro.Tests;

/// <summary>Workflows run what was reviewed, with no more rights than they need.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows => [.. Directory.EnumerateFiles(RepositoryRoot.In(".github", "workflows")).Select(static path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void ActionsArePinnedByCommitAndNameTheirVersion(string name) =>
        Assert.All(File.ReadLines(Of(name)).Where(static line => line.Contains("uses:", StringComparison.Ordinal)), static line => Assert.Matches(Pinned(), line));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void RightsAreReadOnlyUnlessAJobSaysMore(string name)
    {
        var permissions = (YamlMappingNode)Root(name)["permissions"];
        Assert.Equal("contents: read", string.Join(", ", permissions.Children.Select(static pair => $"{pair.Key}: {pair.Value}")));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void EveryJobThatRunsStepsEnds(string name) => Assert.All(
        ((YamlMappingNode)Root(name)["jobs"]).Children.Values.Cast<YamlMappingNode>().Where(static job => job.Children.ContainsKey("steps")),
        static job => Assert.Contains(new YamlScalarNode("timeout-minutes"), job.Children.Keys));

    private static string Of(string name) => RepositoryRoot.In(".github", "workflows", name);

    private static YamlMappingNode Root(string name)
    {
        var stream = new YamlStream();
        using StreamReader reader = File.OpenText(Of(name));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    [GeneratedRegex(@"^\s*(- )?uses: (\./\S+|[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$")]
    private static partial Regex Pinned();
}
