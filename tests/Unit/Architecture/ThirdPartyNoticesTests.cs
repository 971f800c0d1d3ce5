using System.Text.Json;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>Every package that ours carry is named with its licence.</summary>
public sealed class ThirdPartyNoticesTests
{
    [Theory]
    [InlineData("Maestro.Adapters")]
    [InlineData("Maestro.Shell")]
    public void NamesEveryPackageThatIsCarried(string project)
    {
        string notices = File.ReadAllText(RepositoryRoot.In("THIRD-PARTY-NOTICES.md"));
        using var locked = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.In("src", project, "packages.lock.json")));
        string[] carried = [.. locked.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
            .Where(static package => package.Value.GetProperty("type").GetString() != "Project").Select(static package => package.Name)
            // Rules for the compiler of whoever references Roslyn: no file of it is carried.
            .Where(static name => name != "Microsoft.CodeAnalysis.Analyzers")];
        Assert.NotEmpty(carried);
        Assert.All(carried, name => Assert.Contains($"| {name} ", notices, StringComparison.Ordinal));
    }
}
