using Maestro.Help;

namespace Maestro.Tests.Help;

public sealed class PageCheckerTests
{
    [Theory]
    [InlineData("SupportsWildcards: true", "SupportsWildcards: false", "-Name: SupportsWildcards is 'false', compiled 'true'.")]
    [InlineData("Type: System.Int32", "Type: System.String", "-First: Type is 'System.String', compiled 'System.Int32'.")]
    [InlineData("DefaultValue: 15", "DefaultValue: 10", "-First: DefaultValue is '10', compiled '15'.")]
    [InlineData("- Path\n", "- Place\n", "-Root: Aliases is 'Place', compiled 'Path'.")]
    [InlineData("  Position: 0", "  Position: Named", "-Name: Position in (All) is 'Named', compiled '0'.")]
    [InlineData("IsRequired: true", "IsRequired: false", "-Ready: IsRequired in Ready is 'false', compiled 'true'.")]
    [InlineData("ValueFromPipeline: true", "ValueFromPipeline: false", "-Name: ValueFromPipeline in (All) is 'false', compiled 'true'.")]
    [InlineData("- new\n", "", "-State: AcceptedValues is 'in-progress', compiled 'new, in-progress'.")]
    [InlineData("### Maestro.Tests.Help.SampleThing", "### System.String", "OUTPUTS does not name 'Maestro.Tests.Help.SampleThing'.")]
    [InlineData("[-State <string>] ", "", "SYNTAX of 'List' is not: Get-Sample [[-Name] <string[]>] [-State <string>] [-First <int>] [-Root <string>] [<CommonParameters>]")]
    public void EachKindOfDifferenceIsNamed(string right, string wrong, string message)
    {
        Assert.Contains(right, Sample.Page, StringComparison.Ordinal);
        var problems = new List<HelpProblem>();
        HelpPage page = PageReader.Read(PageSource.Parse("Get-Sample.md", Sample.Page.Replace(right, wrong, StringComparison.Ordinal)), problems);

        Assert.Contains(message, PageChecker.Check(Sample.Get, page).Select(problem => problem.Message));
    }

    [Fact]
    public void MissingAndSurplusPagesAreNamed()
    {
        using var folder = new TemporaryPages();
        folder.Write("Get-Sample.md", Sample.Page);
        folder.Write("Get-Nothing.md", Sample.Page);

        IReadOnlyList<HelpProblem> problems = PageChecker.Check(Sample.Cmdlets, folder.Path);

        Assert.Equal([HelpCode.PageWithoutCmdlet, HelpCode.PageMissing], problems.Select(problem => problem.Code));
        Assert.EndsWith("Set-Sample.md", problems[1].Path, StringComparison.Ordinal);
    }
}
