using Maestro.Help;

namespace Maestro.Tests.Help;

public sealed class PageReaderTests
{
    [Theory]
    [InlineData("document type: cmdlet\n", "", HelpCode.FrontMatter, "---")]
    [InlineData("schema version: 2024-05-01", "schema version: 2.0.0", HelpCode.FrontMatter, "---")]
    [InlineData("# Get-Sample\n", "# Get-Simple\n", HelpCode.Title, "# Get-Simple")]
    [InlineData("## DESCRIPTION", "## REMARKS", HelpCode.SectionUnexpected, "## REMARKS")]
    [InlineData("Gets things.\n", "\n", HelpCode.Empty, "## SYNOPSIS")]
    [InlineData("[-State <string>]", "[-State string]", HelpCode.Syntax, "```")]
    [InlineData("\n### Example 1", "\n#### Example 1", HelpCode.Example, "## EXAMPLES")]
    [InlineData("Type: System.Int32\n", "Type: System.Int32\nSort: x\n", HelpCode.ParameterBlock, "Sort: x")]
    [InlineData("### -First", "### -Zebra", HelpCode.ParameterOrder, "### -Name")]
    [InlineData("How many at most.", "", HelpCode.Empty, "### -First")]
    public void ABadPageGivesAnErrorAtItsLine(string right, string wrong, string code, string at)
    {
        Assert.Contains(right, Sample.Page, StringComparison.Ordinal);
        var problems = new List<HelpProblem>();
        string text = Sample.Page.Replace(right, wrong, StringComparison.Ordinal);
        PageReader.Read(PageSource.Parse("Get-Sample.md", text), problems);

        string[] lines = text.Split('\n');
        Assert.Contains((code, at), problems.Select(problem => (problem.Code, lines[problem.Line - 1])));
    }

    [Fact]
    public void AProblemIsWrittenAsTheBuildExpectsIt() => Assert.Equal(
        "docs/Get-X.md(3,7): error HELP008: Wrong.", new HelpProblem(HelpCode.ParameterBlock, "docs/Get-X.md", 3, 7, "Wrong.").ToString());

    [Fact]
    public void BrokenYamlIsNamedInsideItsBlock()
    {
        var problems = new List<HelpProblem>();
        string text = Sample.Page.Replace("Type: System.Int32\n", "Type: [System.Int32\n", StringComparison.Ordinal);
        PageReader.Read(PageSource.Parse("Get-Sample.md", text), problems);

        HelpProblem problem = Assert.Single(problems, problem => problem.Code == HelpCode.ParameterBlock);
        Assert.StartsWith("-First: The yaml block can't be read", problem.Message, StringComparison.Ordinal);
        int heading = Array.IndexOf(text.Split('\n'), "### -First") + 1;
        Assert.InRange(problem.Line, heading + 1, heading + 18);
    }

    [Fact]
    public void AnEmptyFileIsAnErrorAndNotAnException()
    {
        var problems = new List<HelpProblem>();
        PageReader.Read(PageSource.Parse("Get-Sample.md", ""), problems);

        Assert.Contains(problems, problem => problem.Code == HelpCode.FrontMatter);
        Assert.Contains(problems, problem => problem.Code == HelpCode.SectionMissing);
    }

    [Fact]
    public void SyntaxIsReadBackAndPutInOrder()
    {
        const string Text = "Get-X [[-Id] <string[]>] [-Name] <int> -Must <guid> [-May <Nullable[int]>] -Flag [-Other] [<CommonParameters>]";
        var set = SyntaxSet.Parse("A", true, Text, out string? bad);

        Assert.Null(bad);
        Assert.Equal("Get-X [[-Id] <string[]>] [-Name] <int> -Must <guid> -Flag [-May <Nullable[int]>] [-Other]\n [<CommonParameters>]", set!.ToText("\n"));
    }
}
