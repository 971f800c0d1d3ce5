using Maestro.Help;
using Maestro.Kernel;

namespace Maestro.Tests.Help;

public sealed class AboutPageTests
{
    [Fact]
    public void AnAboutPageBecomesTextOfEightyColumns()
    {
        string page =
            """
            # about_Sample

            ## SHORT DESCRIPTION

            Says what it is, in words that go on for so long that one line of a terminal can't hold all of them at once.

            ## LONG DESCRIPTION

            See [the site](https://example.org) and **this**.

            ### A part

            - `one`: a first item that is long enough to be continued on a second line of the list, indented
              - inner
            - two

            ```powershell
            Get-Sample |
                Sort-Object
            ```
            """;

        string text = AboutPage.ToText(PageSource.Parse("about_Sample.md", page), [])!;

        Assert.Equal(
            """
            TOPIC
                about_Sample

            SHORT DESCRIPTION
                Says what it is, in words that go on for so long that one line of a terminal
                can't hold all of them at once.

            LONG DESCRIPTION
                See the site (https://example.org) and this.

              A part
                - `one`: a first item that is long enough to be continued on a second line
                  of the list, indented
                  - inner
                - two

                    Get-Sample |
                        Sort-Object

            """.ReplaceLineEndings("\n"),
            text);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80));
    }

    [Fact]
    public void CodeThatIsTooWideIsAWarning()
    {
        var problems = new List<HelpProblem>();
        string page = $"# about_Sample\n\n## SHORT DESCRIPTION\n\nShort.\n\n## LONG DESCRIPTION\n\n```\n{new string('x', 73)}\n```\n";

        Assert.NotNull(AboutPage.ToText(PageSource.Parse("about_Sample.md", page), problems));
        HelpProblem problem = Assert.Single(problems);
        Assert.True(problem.IsWarning);
        Assert.Equal(9, problem.Line);
    }

    [Fact]
    public void APageWithoutAShortDescriptionIsAnError()
    {
        var problems = new List<HelpProblem>();

        Assert.Null(AboutPage.ToText(PageSource.Parse("about_Sample.md", "# about_Other\n\n## LONG DESCRIPTION\n\nText.\n"), problems));
        Assert.Equal(2, problems.Count);
        Assert.All(problems, problem => Assert.Equal(HelpCode.About, problem.Code));
    }
}
