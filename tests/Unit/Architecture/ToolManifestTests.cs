using System.Text.Json;
using System.Xml.Linq;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>The PowerShell that people run with <c>dotnet pwsh</c> is the one whose engine the tests and <c>maestro</c> carry.</summary>
public sealed class ToolManifestTests
{
    [Fact]
    public void PowerShellHasTheVersionOfTheEngine()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.In(".config", "dotnet-tools.json")));
        string? tool = manifest.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString();
        Assert.Equal(XDocument.Load(RepositoryRoot.In("Directory.Packages.props")).Descendants("EngineVersion").Single().Value, tool);
    }
}
