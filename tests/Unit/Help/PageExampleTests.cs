using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Maestro.Help;
using Maestro.Kernel;
using Maestro.Tests.Hosting;

namespace Maestro.Tests.Help;

/// <summary>Every example of every page runs, and does what the sentence below it says.</summary>
[Collection(ExampleRuns.Name)]
public sealed partial class PageExampleTests(ExampleWorkspace workspace)
{
    /// <summary>Pages about files in the user's own folder.</summary>
    private static readonly string[] HomePages =
    [
        "Connect-MaestroProject", "Disconnect-MaestroProject", "Get-MaestroIntegration", "Get-MaestroProject", "Initialize-MaestroWorkspace",
        "Install-MaestroIntegration", "Set-MaestroConfig", "Uninstall-MaestroIntegration", "Update-MaestroIntegration",
    ];

    public static TheoryData<string> Pages => [.. RepositoryPages.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryExampleRuns(string page)
    {
        using HostedEngine engine = workspace.Open();
        foreach (PageExample example in RepositoryPages.Read(page).Examples)
        {
            workspace.Reset(page);
            if (!workspace.HasOwnHome && HomePages.Contains(page))
            {
                Parser.ParseInput(example.Code, out _, out ParseError[] errors);
                Assert.Empty(errors);
                continue;
            }

            HostedResult result = engine.Run($"& {{ {workspace.Localize(example.Code)}\n}}");

            CheckErrors(page, example, result);
            CheckOutput(page, example, result, engine);
        }
    }

    // An example may end in an error only when the text below it names the code, and must when the text says so.
    private static void CheckErrors(string page, PageExample example, HostedResult result)
    {
        string remarks = string.Join("\n", example.Remarks);
        string[] codes = [.. result.Errors.Select(static error => error.FullyQualifiedErrorId.Split(',')[0]).Distinct()];
        Assert.True(
            codes.All(code => remarks.Contains(code, StringComparison.Ordinal)),
            $"{page}, {example.Title}: {string.Join("\n", result.Errors.Select(static error => $"{error.FullyQualifiedErrorId}: {error}"))}");
        foreach (Match promised in PromisedError().Matches(remarks))
        {
            Assert.True(codes.Contains(promised.Groups[1].Value), $"{page}, {example.Title}: {promised.Value} is said, but there was no such error.");
        }
    }

    // Where the page's own cmdlet comes last, its types are those that it declares; and one that looks finds something.
    private static void CheckOutput(string page, PageExample example, HostedResult result, HostedEngine engine)
    {
        StatementAst last = Parser.ParseInput(example.Code, out _, out _).EndBlock.Statements[^1];
        if (last is not PipelineAst pipeline || pipeline.PipelineElements[^1] is not CommandAst command || command.GetCommandName() != page)
        {
            return;
        }

        string[] declared = [.. engine.Run("(Get-Command $args[0]).OutputType.Name", page).Of<string>()];
        Assert.All(result.Output, item => Assert.True(declared.Contains(item.BaseObject.GetType().FullName), $"{page}, {example.Title}: gives {item.BaseObject.GetType()}"));
        bool looks = page.Split('-')[0] is "Get" or "Test" or "Search" or "Measure" or "ConvertFrom" or "ConvertTo" or "Receive";
        if (looks && result.Errors.Count == 0 && !example.Code.Contains("Where-Object", StringComparison.Ordinal) && !example.Code.Contains("-Assert", StringComparison.Ordinal))
        {
            Assert.True(result.Output.Count > 0, $"{page}, {example.Title}: gives nothing.");
        }
    }

    [GeneratedRegex(@"(?:[Ee]nds in|[Rr]efused with) (?:the error )?`?([A-Z]\w+)")]
    private static partial Regex PromisedError();
}
