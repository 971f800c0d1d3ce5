using System.Text.RegularExpressions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

/// <summary>Each part of security.md names the tests of what it says here, and each promise of reliability.md a part of the torture suite that exists.</summary>
public sealed partial class PromiseTests
{
    /// <summary>The sections and bold leads of security.md, with the classes of tests that hold what they say.</summary>
    private static readonly Dictionary<string, string[]> Security = new()
    {
        ["Summary"] = ["DependencyTests", "CommandRunnerTests", "HostileOutputTests", "OutsideWorkspaceTests", "SpoiledFileTests"],
        ["What is trusted"] = ["ConfigurationFileTests", "WorkerPromptTests", "SessionProbeTests"],
        ["What is not trusted"] = [],
        ["Plans."] = ["PlanProblemTests", "PlanFieldTests", "PlanDependencyTests", "IdParameterTests"],
        ["State files."] = ["SpoiledWorkspaceTests", "SpoiledFileTests", "SpoiledViewTests", "GateTests", "StateJsonTests"],
        ["Handoffs."] = ["HandoffCodecTests", "HandoffTextTests", "UkiPropertyTests", "FenceTests"],
        ["Text in prompts."] = ["FenceTests", "WorkerPromptTests"],
        ["Text on your terminal."] = ["HostileOutputTests", "DisplayTests", "MissionReportTests", "CellTextTests"],
        ["Links."] = ["OutsideWorkspaceTests", "PathGuardTests", "GuardedFileTests", "InstructionFilesTests", "InitializeCommandTests"],
        ["Regular expressions"] = ["RatchetScannerTests", "RatchetServiceTests"],
        ["YAML"] = ["ConfigurationFileTests", "PlanGoldenTests"],
        ["Git repositories"] = ["GitReaderTests", "GitProgramTests", "UnreadableGitTests"],
        ["JSON reports and objects"] = ["WorkerReportReaderTests", "BadInputTests", "BadValueTests"],
        ["Checks"] = ["CommandRunnerTests", "ProofCommandTests"],
        ["In the shell"] = ["CmdletArgumentsTests", "CommandLineTests", "ShellProcessTests"],
        ["Concurrent writers"] = ["WriteLockTests", "ManyWritersTests", "RefusedSystemTests"],
        ["What git sees"] = ["InitializeCommandTests"],
    };

    [Fact]
    public void EveryPartOfSecurityIsTested()
    {
        string text = File.ReadAllText(RepositoryRoot.In("docs", "security.md"));
        Assert.Equal(Security.Keys.Order(StringComparer.Ordinal), Leads.Matches(text).Select(static match => match.Groups[1].Value + match.Groups[2].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheTestsExist()
    {
        HashSet<string> classes = [.. typeof(PromiseTests).Assembly.GetTypes().Select(static type => type.Name)];
        Assert.All(Security.Values.SelectMany(static names => names).Concat(Named("docs", "reliability.md")), name => Assert.Contains(name, classes));
    }

    [Fact]
    public void EveryPromiseOfReliabilityIsAPartOfTheSuite()
    {
        string[] rows = [.. File.ReadAllText(RepositoryRoot.In("docs", "reliability.md")).Split("## What is promised")[1].Split("## The suite")[0].Split('\n').Where(static line => line.StartsWith("| **", StringComparison.Ordinal))];
        Assert.NotEmpty(rows);
        foreach (string row in rows)
        {
            string tested = row.TrimEnd().TrimEnd('|').Split('|')[^1];
            string[] parts = [.. Part.Matches(tested.Split(':')[0]).Select(static match => match.Groups[1].Value)];
            Assert.True(parts.Length > 0, row);
            Assert.All(parts, static part => Assert.True(File.Exists(RepositoryRoot.In("tests", "Torture", "torture", "parts", part + ".py")), part));
        }
    }

    private static IEnumerable<string> Named(params string[] document) =>
        ClassName.Matches(File.ReadAllText(RepositoryRoot.In(document))).Select(static match => match.Groups[1].Value);

    [GeneratedRegex(@"^(?:## (.+)|\*\*([^*]+)\*\*.*)$", RegexOptions.Multiline)]
    private static partial Regex Leads { get; }

    [GeneratedRegex("`([a-z]+)`")]
    private static partial Regex Part { get; }

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)`")]
    private static partial Regex ClassName { get; }
}
