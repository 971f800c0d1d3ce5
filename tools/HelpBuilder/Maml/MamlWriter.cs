using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Maestro.Help;

/// <summary>
/// Pages as MAML, the XML that <c>Get-Help</c> reads: the elements and attributes that PlatyPS exports from the same pages, with three
/// differences for the reader in a terminal: paragraphs are plain text, an example's code stands in <c>dev:code</c>, defaults are shown.
/// </summary>
internal static class MamlWriter
{
    private static readonly XNamespace Root = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <param name="pages">The pages.</param>
    /// <param name="site">The address of the folder with the pages; empty when they are nowhere online.</param>
    public static string Write(IEnumerable<HelpPage> pages, string site = "")
    {
        var document = new XDocument(new XElement(
            Root + "helpItems",
            new XAttribute(XNamespace.Xmlns + "maml", Maml.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "command", Command.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dev", Dev.NamespaceName),
            new XAttribute("schema", "maml"),
            pages.OrderBy(page => page.Name, StringComparer.OrdinalIgnoreCase).Select(page => OfPage(page, site))));

        using var text = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None };
        using (var writer = XmlWriter.Create(text, settings))
        {
            document.Save(writer);
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private static XElement OfPage(HelpPage page, string site)
    {
        string[] words = page.Name.Split('-', 2);
        return new XElement(
            Command + "command",
            new XElement(
                Command + "details",
                new XElement(Command + "name", page.Name),
                Description([page.Synopsis]),
                new XElement(Command + "verb", words[0]),
                new XElement(Command + "noun", words.Length > 1 ? words[1] : "")),
            Description(page.Description),
            new XElement(Command + "syntax", page.Syntax.Select(set => OfSyntax(set, page.Parameters))),
            new XElement(Command + "parameters", page.Parameters.Where(parameter => !parameter.Facts.DontShow).Select(OfParameter)),
            new XElement(Command + "inputTypes", page.Inputs.Select(type => OfType(Command + "inputType", type))),
            new XElement(Command + "returnValues", page.Outputs.Select(type => OfType(Command + "returnValue", type))),
            new XElement(Maml + "alertSet", page.Notes.Count == 0 ? null : new XElement(Maml + "alert", Paragraphs(page.Notes))),
            new XElement(Command + "examples", page.Examples.Select(OfExample)),
            new XElement(Command + "relatedLinks", LinksOf(page, site).Select(OfLink)));
    }

    private static XElement OfSyntax(SyntaxSet set, IReadOnlyList<PageParameter> parameters) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", set.CommandName),
        set.InOrder().Select(parameter => OfSyntaxParameter(
            parameter, parameters.FirstOrDefault(page => page.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase))?.Facts)));

    private static XElement OfSyntaxParameter(SyntaxParameter parameter, ParameterFacts? facts) => new(
        Command + "parameter",
        Attributes(parameter.IsRequired, false, "false", parameter.Position, parameter.IsSwitch ? [] : facts?.Aliases ?? []),
        new XElement(Maml + "name", parameter.Name),
        new XElement(Maml + "description"),
        parameter.IsSwitch ? null : ValueGroup(facts?.AcceptedValues ?? []),
        parameter.IsSwitch ? null : Value(parameter.Type!, variableLength: false),
        new XElement(Dev + "type", new XElement(
            Maml + "name", parameter.IsSwitch ? "System.Management.Automation.SwitchParameter" : facts?.Type ?? parameter.Type)));

    private static XElement OfParameter(PageParameter parameter)
    {
        ParameterFacts facts = parameter.Facts;
        return new XElement(
            Command + "parameter",
            Attributes(facts.Sets.Any(set => set.IsRequired), facts.SupportsWildcards, PipelineInput(facts), facts.Sets[0].Position, facts.Aliases),
            new XElement(Maml + "name", parameter.Name),
            Description(parameter.Description),
            ValueGroup(facts.AcceptedValues),
            facts.IsSwitch ? null : Value(facts.Type, variableLength: true),
            new XElement(Dev + "type", new XElement(Maml + "name", facts.Type)),
            facts.DefaultValue.Length == 0 ? null : new XElement(Dev + "defaultValue", facts.DefaultValue));
    }

    private static XElement OfType(XName element, PageType type) => new(
        element,
        new XElement(Dev + "type", new XElement(Maml + "name", type.TypeName)),
        Description([type.Description]));

    // Get-Help writes the introduction and the code on one line, so everything but the code is a remark; the empty paragraph at the end
    // keeps the next example's title off the last line.
    private static XElement OfExample(PageExample example) => new(
        Command + "example",
        new XElement(Maml + "title", $"--------- {example.Title} ---------"),
        new XElement(Maml + "introduction"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paragraphs(example.Remarks), new XElement(Maml + "para")));

    // The first link is what Get-Help -Online opens, and Get-Command shows as HelpUri.
    private static IEnumerable<PageLink> LinksOf(HelpPage page, string site)
    {
        if (page.FrontMatter.TryGetValue("HelpUri", out string? uri) && uri.Length > 0)
        {
            yield return new PageLink("Online Version", uri);
        }
        else if (site.Length > 0)
        {
            yield return new PageLink("Online Version", $"{site.TrimEnd('/')}/{page.Name}.md");
        }

        foreach (PageLink link in page.Links)
        {
            yield return link;
        }
    }

    // The address of another page means something to a web site, nothing to Get-Help.
    private static XElement OfLink(PageLink link) => new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", link.Text),
        new XElement(Maml + "uri", PlainText.IsWeb(link.Uri) ? link.Uri : ""));

    private static string PipelineInput(ParameterFacts facts) =>
        (facts.Sets.Any(set => set.ValueFromPipeline), facts.Sets.Any(set => set.ValueFromPipelineByPropertyName)) switch
        {
            (true, true) => "true (ByValue, ByPropertyName)",
            (true, false) => "true (ByValue)",
            (false, true) => "true (ByPropertyName)",
            _ => "false",
        };

    private static XAttribute[] Attributes(bool required, bool globbing, string pipelineInput, string position, IReadOnlyList<string> aliases) =>
    [
        new("required", required),
        new("variableLength", false),
        new("globbing", globbing),
        new("pipelineInput", pipelineInput),
        new("position", position),
        new("aliases", aliases.Count == 0 ? "none" : string.Join(", ", aliases)),
    ];

    private static XElement Value(string type, bool variableLength, bool required = true) => new(
        Command + "parameterValue", new XAttribute("required", required), new XAttribute("variableLength", variableLength), type);

    private static XElement? ValueGroup(IReadOnlyList<string> values) => values.Count == 0
        ? null
        : new XElement(Command + "parameterValueGroup", values.Select(value => Value(value, variableLength: false, required: false)));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) =>
        paragraphs.Where(text => text.Length > 0).Select(text => new XElement(Maml + "para", Printable(text)));

    // XML has no way to write most control characters.
    private static string Printable(string text) => new([.. text.Where(character => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character))]);
}
