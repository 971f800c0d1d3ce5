using Maestro.Help;

namespace Maestro.Tests.Help;

public sealed class PageRefresherTests
{
    private static string Refresh(string text, out IReadOnlyList<string> log) =>
        PageRefresher.Refresh(PageSource.Parse("Get-Sample.md", text), Sample.Get, out log);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void APageThatIsRightStaysByteForByte(string newLine)
    {
        string page = Sample.Page.Replace("\n", newLine, StringComparison.Ordinal);

        Assert.Equal(page, Refresh(page, out IReadOnlyList<string> log));
        Assert.Empty(log);
    }

    [Fact]
    public void ProseSurvivesAndFactsAreCorrected()
    {
        string right = Sample.Page
            .Replace(@"Name of the thing; \* and \<any> are as they stand.", "My own words,  with   odd spacing\nand *two* lines.\n\n- and a list\n\n```powershell\nGet-Sample x\n```", StringComparison.Ordinal)
            .Replace("## DESCRIPTION\n", "## DESCRIPTION\n\n\n<!-- kept -->\n", StringComparison.Ordinal);
        string wrong = right
            .Replace("SupportsWildcards: true", "SupportsWildcards: false", StringComparison.Ordinal)
            .Replace("- new\n- in-progress", "- old", StringComparison.Ordinal)
            .Replace(" [-First <int>]", "", StringComparison.Ordinal);

        Assert.NotEqual(right, wrong);
        Assert.Equal(right, Refresh(wrong, out _));
    }

    [Fact]
    public void NewParametersComeInAlphabeticalOrderAndVanishedOnesGo()
    {
        string right = Sample.Page;
        int first = right.IndexOf("### -Ready", StringComparison.Ordinal);
        int next = right.IndexOf("### -Root", StringComparison.Ordinal);
        string wrong = right[..first] + right[first..next].Replace("-Ready", "-Quick", StringComparison.Ordinal) + right[next..];

        Assert.Equal(right, Refresh(wrong, out IReadOnlyList<string> log));
        Assert.Equal(["removed -Quick", "added -Ready"], log);
    }

    [Fact]
    public void ADefaultThatOnlyTheAuthorKnowsIsKept()
    {
        string page = Sample.Page.Replace("### -Root", "### -Root", StringComparison.Ordinal);
        int root = page.IndexOf("### -Root", StringComparison.Ordinal);
        page = page[..root] + page[root..].Replace("DefaultValue: ''", "DefaultValue: the workspace of the current location", StringComparison.Ordinal);

        Assert.Equal(page, Refresh(page, out _));
    }
}
