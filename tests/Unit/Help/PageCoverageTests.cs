using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Maestro.Help;
using Maestro.Kernel;
using Maestro.Tests.Docs;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Help;

/// <summary>Every exported cmdlet has what a user counts on.</summary>
public sealed partial class PageCoverageTests : IDisposable
{
    /// <summary>Verbs of cmdlets that only look.</summary>
    private static readonly string[] Reading = ["Get", "Test", "Measure", "Search", "ConvertFrom", "ConvertTo", "Show", "Watch", "Write"];

    /// <summary>Those that change nothing but the session they are typed in, or can't fail.</summary>
    private static readonly string[] OfSession = ["Enable-MaestroPredictor", "Disable-MaestroPredictor"];
    private static readonly string[] WithoutErrors = [.. OfSession, "Write-MaestroPrompt"];

    private readonly HostedEngine _engine = new();

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void PagesAndCompiledCmdletsAgree() =>
        Assert.Empty(PageChecker.Check(CmdletReader.Read(Path.GetDirectoryName(HostedEngine.BuiltModule)!), RepositoryPages.Folder));

    [Fact]
    public void EveryExportedCmdletHasAPage() =>
        Assert.Equal(ModuleManifest.Cmdlets.Order(StringComparer.Ordinal), RepositoryPages.Names);

    [Fact]
    public void EveryPageIsFinished()
    {
        foreach (string name in RepositoryPages.Names)
        {
            var problems = new List<HelpProblem>();
            HelpPage page = PageReader.Read(Path.Combine(RepositoryPages.Folder, name + ".md"), problems);

            Assert.Empty(problems);
            Assert.True(page.Examples.Count >= 3, $"{name} has {page.Examples.Count} examples.");
            Assert.All(page.Examples, example => Assert.True(example.Code.Length > 0 && example.Remarks.Count > 0, $"{name}: {example.Title}"));
            Assert.Equal(page.Examples.Count, page.Examples.Select(static example => example.Code).Distinct().Count());
            Assert.NotEmpty(page.Description);
            Assert.NotEmpty(page.Outputs);
            Assert.NotEmpty(page.Links);
        }
    }

    [Fact]
    public void NotesNameErrorCodesThatExist()
    {
        HashSet<string> codes = [.. typeof(ErrorCode).GetFields().Select(static field => field.Name)];
        foreach (string name in RepositoryPages.Names)
        {
            string text = File.ReadAllText(Path.Combine(RepositoryPages.Folder, name + ".md"));
            string notes = text[text.IndexOf("## NOTES", StringComparison.Ordinal)..];
            string[] named = [.. NotedCode().Matches(notes).Select(static match => match.Groups[1].Value)];

            Assert.True(named.Length > 0 != WithoutErrors.Contains(name), $"{name} names no error.");
            Assert.Empty(named.Except(codes));
            Assert.Equal(named.Distinct(), named);
        }
    }

    [Fact]
    public void EveryTypeThatIsPutOutHasAView()
    {
        string[] seen = [.. Directory.EnumerateFiles(RepositoryRoot.In("src", "Formats"), "*.Format.ps1xml")
            .SelectMany(static path => XDocument.Load(path).Descendants("TypeName"))
            .Select(static element => element.Value)];
        string[] blind = [.. RepositoryPages.Cmdlets(_engine)
            .SelectMany(static cmdlet => cmdlet.OutputType.Select(output => (cmdlet.Name, output.Type)))
            .Where(static output => output.Type != typeof(string) && output.Type != typeof(bool) && output.Type != typeof(void) && output.Type != typeof(PSObject))
            .Where(output => !Ancestry(output.Type).Any(type => seen.Contains(type.FullName)))
            .Select(static output => $"{output.Name} {output.Type}")];

        Assert.Empty(blind);
    }

    [Fact]
    public void EveryCmdletSaysWhatItPutsOut() =>
        Assert.Empty(RepositoryPages.Cmdlets(_engine).Where(static cmdlet => cmdlet.OutputType.Count == 0).Select(static cmdlet => cmdlet.Name));

    [Fact]
    public void EveryChangeCanBeTriedWithWhatIf() =>
        Assert.Empty(RepositoryPages.Cmdlets(_engine)
            .Where(static cmdlet => !Reading.Contains(cmdlet.Verb) && !OfSession.Contains(cmdlet.Name) && !cmdlet.Parameters.ContainsKey("WhatIf"))
            .Select(static cmdlet => cmdlet.Name));

    [Fact]
    public void EveryIdCanBeCompleted() =>
        Assert.Empty(RepositoryPages.Cmdlets(_engine)
            .SelectMany(static cmdlet => cmdlet.Parameters.Values.Select(parameter => (cmdlet.Name, Parameter: parameter)))
            .Where(static item => item.Parameter.Name.EndsWith("Id", StringComparison.Ordinal) && item.Parameter.ParameterType != typeof(SwitchParameter) && !item.Parameter.Attributes.OfType<ArgumentCompleterAttribute>().Any())
            .Select(static item => $"{item.Name} -{item.Parameter.Name}"));

    [Fact]
    public void EveryCmdletHasAnAcceptanceTest() =>
        Assert.All(ModuleManifest.Cmdlets, static name => Assert.True(File.Exists(RepositoryRoot.In("tests", "Pester", name + ".Tests.ps1")), name));

    private static IEnumerable<Type> Ancestry(Type? type)
    {
        for (; type is not null && type != typeof(object); type = type.BaseType)
        {
            yield return type;
        }
    }

    [GeneratedRegex(@"^- `(\w+)`:", RegexOptions.Multiline)]
    private static partial Regex NotedCode();
}
