using System.Xml.Linq;
using Maestro.Help;

namespace Maestro.Tests.Help;

public sealed class ConverterTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static XElement CommandOf(string page)
    {
        var problems = new List<HelpProblem>();
        HelpPage read = PageReader.Read(PageSource.Parse("Get-Sample.md", page), problems);
        Assert.Empty(problems);
        return XDocument.Parse(MamlWriter.Write([read])).Root!.Element(Command + "command")!;
    }

    [Fact]
    public void SyntaxItemsHoldTheParametersOfTheirSetInOrder()
    {
        XElement[] items = [.. CommandOf(Sample.Page).Element(Command + "syntax")!.Elements(Command + "syntaxItem")];

        Assert.Equal(["Name", "State", "First", "Root"], items[0].Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value));
        Assert.Equal(["Name", "Ready", "First", "Root"], items[1].Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value));
        var expected = XElement.Parse(
            """
            <command:parameter xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10" xmlns:maml="http://schemas.microsoft.com/maml/2004/10"
                xmlns:dev="http://schemas.microsoft.com/maml/dev/2004/10"
                required="false" variableLength="false" globbing="false" pipelineInput="false" position="named" aliases="none">
              <maml:name>State</maml:name><maml:description/>
              <command:parameterValueGroup>
                <command:parameterValue required="false" variableLength="false">new</command:parameterValue>
                <command:parameterValue required="false" variableLength="false">in-progress</command:parameterValue>
              </command:parameterValueGroup>
              <command:parameterValue required="true" variableLength="false">string</command:parameterValue>
              <dev:type><maml:name>System.String</maml:name></dev:type>
            </command:parameter>
            """);
        Assert.Equal(Flat(expected), Flat(items[0].Elements(Command + "parameter").ElementAt(1)));
    }

    [Fact]
    public void ParametersTellPipelineWildcardsAliasesAndDefault()
    {
        XElement parameters = CommandOf(Sample.Page).Element(Command + "parameters")!;
        XElement Parameter(string name) => parameters.Elements().Single(parameter => parameter.Element(Maml + "name")!.Value == name);

        Assert.Equal("true (ByValue, ByPropertyName)", (string?)Parameter("Name").Attribute("pipelineInput"));
        Assert.Equal("true", (string?)Parameter("Name").Attribute("globbing"));
        Assert.Equal("0", (string?)Parameter("Name").Attribute("position"));
        Assert.Equal("Name of the thing; * and <any> are as they stand.", Parameter("Name").Element(Maml + "description")!.Value);
        Assert.Equal("Path", (string?)Parameter("Root").Attribute("aliases"));
        Assert.Equal("15", Parameter("First").Element(Dev + "defaultValue")!.Value);
        Assert.Equal("true", (string?)Parameter("Ready").Attribute("required"));
        Assert.Null(Parameter("Ready").Element(Command + "parameterValue"));
    }

    [Fact]
    public void AnExampleGivesItsCodeApartAndTheRestAsRemarks()
    {
        XElement example = CommandOf(Sample.Page).Element(Command + "examples")!.Elements().Single();

        Assert.Equal("--------- Example 1: Things that are new ---------", example.Element(Maml + "title")!.Value);
        Assert.Equal("Get-Sample -State new |\n    Sort-Object Name", example.Element(Dev + "code")!.Value);
        Assert.Equal(["They are few.", "One line each.", ""], example.Element(Dev + "remarks")!.Elements().Select(para => para.Value));
    }

    [Fact]
    public void TypesNotesAndLinksAreThereAsPlainText()
    {
        XElement command = CommandOf(Sample.Page.Replace("(Set-Sample.md)", "(https://example.org/set)", StringComparison.Ordinal)
            .Replace("HelpUri: ''", "HelpUri: https://example.org/get", StringComparison.Ordinal));

        Assert.Equal("System.String[]", command.Element(Command + "inputTypes")!.Elements().First().Element(Dev + "type")!.Value);
        Assert.Equal("Maestro.Tests.Help.SampleThing", command.Element(Command + "returnValues")!.Elements().Single().Element(Dev + "type")!.Value);
        Assert.Equal(
            ["- ThingNotFound: No such thing.\n- BrokenThing: It is broken."],
            command.Element(Maml + "alertSet")!.Descendants(Maml + "para").Select(para => para.Value));
        Assert.Equal(
            ["Online Version=https://example.org/get", "Set-Sample=https://example.org/set", "about_Maestro="],
            command.Element(Command + "relatedLinks")!.Elements().Select(link => $"{link.Element(Maml + "linkText")!.Value}={link.Element(Maml + "uri")!.Value}"));
    }

    [Fact]
    public void AFolderBecomesHelpFilesAndNothingIsWrittenWhenAPageIsWrong()
    {
        using var pages = new TemporaryPages();
        using var output = new TemporaryPages();
        pages.Write("Get-Sample.md", Sample.Page);
        string about = pages.Write("about_Sample.md", "# about_Sample\n\n## SHORT DESCRIPTION\n\nShort.\n\n## LONG DESCRIPTION\n\nLong.\n");

        Assert.Empty(Converter.Convert(pages.Path, output.Path));
        string help = Path.Combine(output.Path, "Maestro.Cmdlets.dll-Help.xml");
        Assert.Single(XDocument.Load(help).Root!.Elements());
        Assert.True(File.Exists(Path.Combine(output.Path, "about_Sample.help.txt")));

        File.Delete(about);
        pages.Write("Get-Sample.md", Sample.Page.Replace("Gets things.", "Gets other things.", StringComparison.Ordinal).Replace("## NOTES", "## NOTE", StringComparison.Ordinal));
        string before = File.ReadAllText(help);
        Assert.NotEmpty(Converter.Convert(pages.Path, output.Path));
        Assert.Equal(before, File.ReadAllText(help));
        Assert.True(File.Exists(Path.Combine(output.Path, "about_Sample.help.txt")));
    }

    [Fact]
    public void TheProgramEndsWithOneForAWrongPageAndTwoForAWrongCommandLine()
    {
        using var pages = new TemporaryPages();
        using var output = new StringWriter();
        string path = pages.Write("Get-Sample.md", "nothing");

        Assert.Equal(1, Program.Run([pages.Path, Path.Combine(pages.Path, "out")], output));
        Assert.Contains($"{path}(1,1): error HELP001: ", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Program.Run([Path.Combine(pages.Path, "missing"), pages.Path], output));
        Assert.Equal(2, Program.Run(["refresh"], output));
    }

    // White space between elements is how the file is laid out, not what it says.
    private static string Flat(XElement element)
    {
        var copy = new XElement(element);
        copy.DescendantsAndSelf().Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        return copy.ToString(SaveOptions.DisableFormatting | SaveOptions.OmitDuplicateNamespaces);
    }
}
