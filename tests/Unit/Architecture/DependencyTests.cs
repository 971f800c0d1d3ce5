using System.Xml.Linq;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>Cmdlets → Core ← Adapters, and third parties in Adapters alone.</summary>
public sealed class DependencyTests
{
    private static readonly string[] ThirdParties = ["YamlDotNet", "LibGit2Sharp", "Spectre.Console", "Spectre.Console.Ansi"];

    [Fact]
    public void CoreReferencesNoPackageAndNoProject() => Assert.Empty(Items("Maestro.Core", "PackageReference", "ProjectReference", "Reference"));

    [Fact]
    public void CoreUsesNothingButTheRuntime() => Assert.All(References("Maestro.Core"), static name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void CmdletsKnowCoreAndTheEngineAlone()
    {
        Assert.Equal(["PowerShellStandard.Library"], Items("Maestro.Cmdlets", "PackageReference"));
        Assert.All(References("Maestro.Cmdlets"), static name => Assert.True(
            name is "Maestro.Core" or "System.Management.Automation" or "netstandard" || name.StartsWith("System.", StringComparison.Ordinal), name));
    }

    // What nobody asked for is never loaded, and the engine that loads it is the one in which it runs.
    [Fact]
    public void ThePredictorKnowsTheEngineAlone()
    {
        Assert.Equal(["System.Management.Automation"], Items("Maestro.Predictor", "PackageReference", "ProjectReference", "Reference"));
        Assert.All(References("Maestro.Predictor"), static name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
        Assert.DoesNotContain("Maestro.Predictor", References("Maestro.Cmdlets"));
    }

    [Fact]
    public void AdaptersKnowNeitherTheEngineNorTheCmdlets() => Assert.All(References("adapters/Maestro.Adapters"), static name => Assert.True(
        name is "Maestro.Core" || ThirdParties.Contains(name) || (name.StartsWith("System.", StringComparison.Ordinal) && name != "System.Management.Automation")
            || name is "Microsoft.Win32.Primitives" or "Microsoft.Win32.Registry", name));

    [Theory]
    [InlineData("Maestro.Core")]
    [InlineData("Maestro.Cmdlets")]
    [InlineData("Maestro.Predictor")]
    [InlineData("adapters/Maestro.Adapters")]
    public void NothingOfTheModuleCanConnect(string assembly) =>
        Assert.DoesNotContain(References(assembly), static name => name.StartsWith("System.Net.", StringComparison.Ordinal) && name != "System.Net.Primitives");

    [Fact]
    public void ProgramsAreStartedForGitAndForChecksAlone() => Assert.Equal(
        ["Commands", "Git"],
        Directory.EnumerateFiles(RepositoryRoot.In("src"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => File.ReadAllText(path).Contains("ProcessStartInfo", StringComparison.Ordinal))
            .Select(static path => Path.GetFileName(Path.GetDirectoryName(path)!))
            .Distinct()
            .Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Maestro.Core")]
    [InlineData("Maestro.Cmdlets")]
    [InlineData("Maestro.Adapters")]
    public void NobodyReferencesExtensionsOfMicrosoft(string project) =>
        Assert.DoesNotContain(Items(project, "PackageReference"), static name => name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    [Fact]
    public void OnlyTheAdaptersFolderOfTheModuleHoldsThirdParties()
    {
        string module = Path.GetDirectoryName(HostedEngine.BuiltModule)!;
        string[] outside = [.. Directory.EnumerateFiles(module, "*.dll").Select(static file => Path.GetFileName(file))];
        Assert.Equal(["Maestro.Cmdlets.dll", "Maestro.Core.dll", "Maestro.Predictor.dll"], outside.Order(StringComparer.Ordinal));
        Assert.False(File.Exists(Path.Join(module, "adapters", "Maestro.Core.dll")), "Core must be loaded once");
        Assert.False(File.Exists(Path.Join(module, "adapters", "System.Management.Automation.dll")));
    }

    [Fact]
    public void NoThirdPartyTypeLeavesAdapters() =>
        Assert.DoesNotContain(typeof(Mission).Assembly.GetReferencedAssemblies(), static name => ThirdParties.Contains(name.Name));

    private static string[] References(string assembly)
    {
        string path = Path.Join(Path.GetDirectoryName(HostedEngine.BuiltModule), assembly + ".dll");
        using var metadata = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        System.Reflection.Metadata.MetadataReader reader = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(metadata);
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    private static string[] Items(string project, params string[] kinds) =>
        [.. XDocument.Load(RepositoryRoot.In("src", project, project + ".csproj")).Descendants()
            .Where(element => kinds.Contains(element.Name.LocalName))
            .Select(static element => (string?)element.Attribute("Include") ?? "")];
}
