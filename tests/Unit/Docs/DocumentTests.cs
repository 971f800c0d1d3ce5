using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Docs;

/// <summary>What the documents say can be typed, can be typed.</summary>
public sealed partial class DocumentTests
{
    /// <summary>Commands of PowerShell and other modules that the documents use.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "Add-Content", "ConvertFrom-Json", "ConvertTo-Json", "Export-Clixml", "Export-Csv", "Export-MamlCommandHelp", "ForEach-Object", "Format-List", "Format-Table",
        "Get-ChildItem", "Get-Clipboard", "Get-Command", "Get-Content", "Get-Date", "Get-Event", "Get-Help", "Get-Item", "Get-Module", "Get-PSSubsystem", "Group-Object", "Import-Module", "Install-PSResource",
        "Invoke-Pester", "Measure-Object", "New-Item", "Out-Default", "Out-File", "Register-EngineEvent", "Remove-Event", "Remove-Item",
        "Remove-Job", "Select-Object", "Set-Alias", "Set-Clipboard", "Set-Content", "Set-Location", "Set-PSReadLineOption", "Set-PoshContext", "Set-PromptVariable", "Sort-Object", "Start-Job",
        "Start-ThreadJob", "Stop-Job", "Unregister-Event", "Where-Object", "Write-Host", "Write-Progress",
    };

    /// <summary>What the tutorial of architecture.md creates.</summary>
    private const string TutorialCmdlet = "Get-MaestroWorkflow";

    public static TheoryData<string> Documents => [.. RepositoryDocument.All().Select(static document => document.Name)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void EveryCmdletThatIsNamedExists(string name)
    {
        var document = RepositoryDocument.Read(name);
        IEnumerable<string> ours = OurCmdlet().Matches(document.Text).Select(static match => match.Value);
        IEnumerable<string> inCode = document.Code.Concat(document.Fences.Where(static fence => IsShell(fence.Language)).Select(static fence => fence.Text))
            .SelectMany(static code => AnyCmdlet().Matches(code).Select(static match => match.Value));

        string[] unknown = [.. ours.Concat(inCode)
            .Except(ModuleManifest.Cmdlets, StringComparer.OrdinalIgnoreCase)
            .Except(Others, StringComparer.OrdinalIgnoreCase)
            .Except(name == "docs/architecture.md" ? [TutorialCmdlet, "New-TestFolder"] : [])];
        Assert.Empty(unknown);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void EveryPowerShellBlockParses(string name)
    {
        foreach (Fence fence in RepositoryDocument.Read(name).Fences.Where(static fence => fence.Language == "powershell"))
        {
            Parser.ParseInput(fence.Text, out _, out ParseError[] errors);
            Assert.True(errors.Length == 0, $"{name}: {string.Join("; ", errors.Select(static error => error.Message))}\n{fence.Text}");
        }
    }

    [Fact]
    public void EveryParameterThatIsTypedExists()
    {
        using var engine = new HostedEngine();
        var cmdlets = engine.Run("Get-Command -Module Maestro").NoErrors().Of<CmdletInfo>().ToDictionary(static cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase);
        var wrong = new List<string>();
        foreach (RepositoryDocument document in RepositoryDocument.All())
        {
            foreach (CommandAst command in document.Fences.SelectMany(Commands))
            {
                if (command.GetCommandName() is { } name && cmdlets.TryGetValue(name, out CmdletInfo? cmdlet))
                {
                    wrong.AddRange(command.CommandElements.OfType<CommandParameterAst>()
                        .Where(parameter => !Has(cmdlet, parameter.ParameterName))
                        .Select(parameter => $"{document.Name}: {name} -{parameter.ParameterName}"));
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void EveryRelativeLinkLeadsSomewhere(string name)
    {
        var document = RepositoryDocument.Read(name);
        foreach (string link in document.Links.Where(static link => !link.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = link.Split('#');
            string target = parts[0].Length == 0 ? RepositoryRoot.In(name) : Path.GetFullPath(Path.Combine(document.Folder, parts[0]));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{name} links to {link}");
            if (parts.Length > 1)
            {
                Assert.Contains(parts[1], RepositoryDocument.Read(Path.GetRelativePath(RepositoryRoot.Path, target)).Anchors);
            }
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/state-format.md")]
    public void EverySourceFileThatIsNamedExists(string name)
    {
        var document = RepositoryDocument.Read(name);
        IEnumerable<string> made = CreatedPath().Matches(document.Text).Select(static match => match.Groups["path"].Value).Append($"docs/help/{TutorialCmdlet}.md");
        Assert.All(
            document.Code.Where(static code => SourcePath().IsMatch(code)).Except(made),
            path => Assert.True(File.Exists(RepositoryRoot.In(path)) || Directory.Exists(RepositoryRoot.In(path)), $"{name} names {path}"));
    }

    private static bool IsShell(string language) => language is "powershell" or "bash" or "yaml" or "";

    private static IEnumerable<CommandAst> Commands(Fence fence)
    {
        string[] scripts = fence.Language switch
        {
            "powershell" => [fence.Text],
            "bash" or "" or "yaml" => [.. MaestroLine().Matches(fence.Text.Replace("\\\n", " ", StringComparison.Ordinal)).Select(static match => match.Groups["command"].Value)],
            _ => [],
        };
        return scripts.SelectMany(static script => Parser.ParseInput(script, out _, out _).FindAll(static ast => ast is CommandAst, searchNestedScriptBlocks: true)).Cast<CommandAst>();
    }

    // PowerShell takes any start of a name that fits one parameter alone.
    private static bool Has(CmdletInfo cmdlet, string parameter) =>
        cmdlet.Parameters.ContainsKey(parameter)
        || cmdlet.Parameters.Values.Any(each => each.Aliases.Contains(parameter, StringComparer.OrdinalIgnoreCase))
        || cmdlet.Parameters.Keys.Count(each => each.StartsWith(parameter, StringComparison.OrdinalIgnoreCase)) == 1;

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+-Maestro[A-Za-z]+\b")]
    private static partial Regex OurCmdlet();

    [GeneratedRegex(@"(?<![\w/.\\-])[A-Z][a-z]+-[A-Z][A-Za-z]+\b(?!\.)")]
    private static partial Regex AnyCmdlet();

    [GeneratedRegex(@"^\s*(?:- )?(?:run: |script: )?maestro (?:--\w+ )*(?<command>[A-Z]\w+-Maestro\w+.*?)(?:\s+#.*| [<>|] .*)?$", RegexOptions.Multiline)]
    private static partial Regex MaestroLine();

    [GeneratedRegex(@"^ *Create `(?<path>[^`]+)`:$", RegexOptions.Multiline)]
    private static partial Regex CreatedPath();

    [GeneratedRegex(@"^(?:src|tests|tools|docs|examples|bench)/[\w./-]+$")]
    private static partial Regex SourcePath();
}
