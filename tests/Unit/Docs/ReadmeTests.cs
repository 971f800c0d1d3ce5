using System.Text.RegularExpressions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

public sealed partial class ReadmeTests
{
    private static readonly RepositoryDocument Readme = RepositoryDocument.Read("README.md");

    [Fact]
    public void TheFirstTwoCommandsRunTheQuickStartAndTheTests()
    {
        Assert.Equal(
            ["dotnet run --project src/Maestro.Shell -- -f examples/demo.ps1", "dotnet test"],
            Readme.Fences.Take(2).Select(static fence => fence.Text.Trim()));
    }

    [Fact]
    public void TheTableNamesEveryExportedCmdletOnceAndNothingElse()
    {
        IEnumerable<string> named = Readme.Section("Cmdlets").Split('\n')
            .Where(static line => line.StartsWith('|'))
            .SelectMany(static line => Cmdlet().Matches(line).Select(static match => match.Value));

        Assert.Equal(ModuleManifest.Cmdlets.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheQuickStartIsTheScriptOfTheExamplesLineByLine()
    {
        string[] script = [.. Lines(File.ReadAllText(RepositoryRoot.In("examples", "quickstart.ps1"))).Where(static line => !line.StartsWith("$ErrorActionPreference", StringComparison.Ordinal))];
        string section = Readme.Section("Quick start");
        string[] shown = [.. Readme.Fences.Where(fence => fence.Language == "powershell" && section.Contains(fence.Text, StringComparison.Ordinal)).SelectMany(static fence => Lines(fence.Text))];

        Assert.Equal(script, shown.Take(script.Length));
    }

    private static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0 && !line.StartsWith('#'));

    [GeneratedRegex(@"[A-Z][A-Za-z]+-Maestro[A-Za-z]+")]
    private static partial Regex Cmdlet();
}
