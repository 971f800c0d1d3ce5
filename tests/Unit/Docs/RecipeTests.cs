using System.Text.RegularExpressions;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

/// <summary>Every block of the recipe for a new cmdlet has a place in today's source. <c>.ci/run</c> also runs its commands.</summary>
public sealed partial class RecipeTests
{
    [Fact]
    public void EveryBlockFitsTheSource()
    {
        int blocks = RepositoryDocument.Read("docs", "architecture.md").Section("A cmdlet in ten minutes").Split("\n").Count(static line => Opening().IsMatch(line)) / 2;
        var run = ShellProcess.Run(["-f", RepositoryRoot.In("tests", "Recipe", "Run.ps1"), "-EditOnly"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains($"{blocks} blocks followed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CIRunsTheCommands() => Assert.Contains("tests/Recipe/Run.ps1\n", File.ReadAllText(RepositoryRoot.In(".ci", "run")).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [GeneratedRegex("^ *```")]
    private static partial Regex Opening();
}
