using Maestro.Help;

namespace Maestro.Tests.Help;

public sealed class PageWriterTests
{
    [Fact]
    public void ANewPageTakesProseAndExamplesFromTheDocumentation()
    {
        string page = Sample.Page;

        Assert.StartsWith("---\ndocument type: cmdlet\nexternal help file: Maestro.Cmdlets.dll-Help.xml\nHelpUri: ''\nLocale: en-US\n", page);
        Assert.Contains("ms.date: 03/01/2025\nPlatyPS schema version: 2024-05-01\ntitle: Get-Sample\n---\n\n# Get-Sample\n\n## SYNOPSIS\n\nGets things.\n", page);
        Assert.Contains("## DESCRIPTION\n\nGets things. One or all.\n\nWithout `Name` every thing; see `Set-Sample`.\n\nMore of it.\n", page);
        Assert.Contains(
            "### Example 1: Things that are new\n\nThey are few.\n\n```powershell\nGet-Sample -State new |\n    Sort-Object Name\n```\n\nOne line each.\n", page);
        Assert.Contains("## OUTPUTS\n\n### Maestro.Tests.Help.SampleThing\n\nA thing.\n", page);
        Assert.Contains("## NOTES\n\n- **ThingNotFound**: No such thing.\n\n- **BrokenThing**: It is broken.\n", page);
        Assert.EndsWith("## RELATED LINKS\n\n- [Set-Sample](Set-Sample.md)\n- [about_Maestro](about_Maestro.md)\n", page);
        Assert.DoesNotContain("{{", page);
    }

    [Fact]
    public void ANewPageStatesSyntaxAndParametersAsCompiled()
    {
        string page = Sample.Page;

        Assert.Contains("### List (Default)\n\n```\nGet-Sample [[-Name] <string[]>] [-State <string>] [-First <int>] [-Root <string>]\n [<CommonParameters>]\n```\n", page);
        Assert.Contains("### Ready\n\n```\nGet-Sample [[-Name] <string[]>] -Ready [-First <int>] [-Root <string>] [<CommonParameters>]\n```\n", page);
        Assert.Contains(
            "### -Name\n\nName of the thing; \\* and \\<any> are as they stand.\n\n```yaml\nType: System.String[]\nDefaultValue: ''\nSupportsWildcards: true\nAliases: []\nParameterSets:\n"
            + "- Name: (All)\n  Position: 0\n  IsRequired: false\n  ValueFromPipeline: true\n  ValueFromPipelineByPropertyName: true\n  ValueFromRemainingArguments: false\n"
            + "DontShow: false\nAcceptedValues: []\nHelpMessage: ''\n```\n", page);
        Assert.Contains("AcceptedValues:\n- new\n- in-progress\n", page);
        Assert.Contains("Where to look, in `name` or path.\n\n```yaml\nType: System.String\nDefaultValue: ''\nSupportsWildcards: false\nAliases:\n- Path\n", page);
        string[] headings = [.. page.Split('\n').Where(line => line.StartsWith("### -", StringComparison.Ordinal))];
        Assert.Equal(["### -First", "### -Name", "### -Ready", "### -Root", "### -State"], headings);
    }

    [Fact]
    public void WhatIfAndConfirmAreDescribedAndCommonParametersAreNot()
    {
        string[] names = [.. Sample.Set.Parameters.Select(parameter => parameter.Name)];

        Assert.Equal(["Confirm", "Name", "PassThru", "Root", "Weight", "WhatIf"], names);
        Assert.Equal(["cf"], Sample.Set.Parameters[0].Facts.Aliases);
        Assert.Equal("System.Nullable`1[System.Int32]", Sample.Set.Parameters[4].Facts.Type);
    }

    [Fact]
    public void ANewPageHasNoErrorAndNoDifference()
    {
        var problems = new List<HelpProblem>();
        HelpPage page = PageReader.Read(PageSource.Parse("Get-Sample.md", Sample.Page), problems);

        Assert.Empty(problems);
        Assert.Empty(PageChecker.Check(Sample.Get, page));
    }

    [Fact]
    public void WhatIsNotDocumentedIsLeftAsAWarningWithItsLine()
    {
        string text = PageWriter.Write(Sample.Set, [], new DateOnly(2025, 3, 1));
        var problems = new List<HelpProblem>();
        PageReader.Read(PageSource.Parse("Set-Sample.md", text), problems);

        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.True(problem.IsWarning));
        HelpProblem weight = Assert.Single(problems, problem => problem.Message.Contains("Describe Weight", StringComparison.Ordinal));
        Assert.Equal("{{ Describe Weight }}", text.Split('\n')[weight.Line - 1]);
    }
}
