using System.Text.RegularExpressions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

public sealed partial class ReadmeTests
{
    private static readonly RepositoryDocument s_readme = RepositoryDocument.Read("README.md");

    [Fact]
    public void The_first_two_commands_run_the_quick_start_and_the_tests()
    {
        Assert.Equal(
            ["dotnet run --project src/Maestro.Shell -- -f examples/demo.ps1", "dotnet test"],
            s_readme.Fences.Take(2).Select(static fence => fence.Text.Trim()));
    }

    [Fact]
    public void The_table_names_every_exported_cmdlet_once_and_nothing_else()
    {
        IEnumerable<string> named = s_readme.Section("Cmdlets").Split('\n')
            .Where(static line => line.StartsWith('|'))
            .SelectMany(static line => Cmdlet().Matches(line).Select(static match => match.Value));

        Assert.Equal(ModuleManifest.Cmdlets.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_quick_start_is_the_script_of_the_examples_line_by_line()
    {
        string[] script = [.. Lines(File.ReadAllText(RepositoryRoot.In("examples", "quickstart.ps1"))).Where(static line => !line.StartsWith("$ErrorActionPreference", StringComparison.Ordinal))];
        string section = s_readme.Section("Quick start");
        string[] shown = [.. s_readme.Fences.Where(fence => fence.Language == "powershell" && section.Contains(fence.Text, StringComparison.Ordinal)).SelectMany(static fence => Lines(fence.Text))];

        Assert.Equal(script, shown.Take(script.Length));
    }

    private static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0 && !line.StartsWith('#'));

    [GeneratedRegex(@"[A-Z][A-Za-z]+-Maestro[A-Za-z]+")]
    private static partial Regex Cmdlet();
}
