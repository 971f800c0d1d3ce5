using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Maestro.Help;

/// <summary>The XML documentation files beside the assemblies, read as markdown.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Every <c>*.xml</c> of the folder that is a documentation file.</summary>
    public static XmlDocs OfFolder(string folder)
    {
        var docs = new XmlDocs();
        foreach (string path in Directory.EnumerateFiles(folder, "*.xml"))
        {
            docs.Add(XDocument.Load(path, LoadOptions.PreserveWhitespace));
        }

        return docs;
    }

    public static XmlDocs Parse(string xml)
    {
        var docs = new XmlDocs();
        docs.Add(XDocument.Parse(xml, LoadOptions.PreserveWhitespace));
        return docs;
    }

    /// <summary>References to the type are written as this name: a cmdlet's rather than its class's.</summary>
    public void Name(Type type, string name) => _names[type.FullName!] = name;

    public string Text(PropertyInfo property) => Text("P:" + property.DeclaringType!.FullName + "." + property.Name);

    public string Text(Type type) => Text("T:" + type.FullName);

    public CmdletText CmdletText(Type type)
    {
        XElement? member = _members.GetValueOrDefault("T:" + type.FullName);
        XElement? remarks = member?.Element("remarks");
        XElement[] lists = [.. remarks?.Elements("list") ?? []];
        List<string> notes = [.. lists.Select(OfList)];
        string errors = string.Join('\n', member?.Elements("exception").Select(error => $"- **{ReferenceOf(error)}**: {Inline(error)}") ?? []);
        if (errors.Length > 0)
        {
            notes.Add(errors);
        }

        return new CmdletText(
            member?.Element("summary") is { } summary ? Blocks(summary.Nodes()) : [],
            remarks is null ? [] : Blocks(remarks.Nodes().Except(lists)),
            notes,
            [.. member?.Elements("example").Select(OfExample) ?? []]);
    }

    private void Add(XDocument document)
    {
        foreach (XElement member in document.Root?.Element("members")?.Elements("member") ?? [])
        {
            _members[(string)member.Attribute("name")!] = member;
        }
    }

    private string Text(string key) =>
        _members.GetValueOrDefault(key)?.Element("summary") is { } summary ? string.Join("\n\n", Blocks(summary.Nodes())) : "";

    private ExampleText OfExample(XElement example)
    {
        XNode[] nodes = [.. example.Nodes()];
        int code = Array.FindIndex(nodes, node => node is XElement { Name.LocalName: "code" });
        return code < 0
            ? new ExampleText(Joined(nodes), "", "")
            : new ExampleText(Joined(nodes[..code]), CodeOf((XElement)nodes[code]), Joined(nodes[(code + 1)..]));
    }

    private string Joined(IEnumerable<XNode> nodes) => string.Join("\n\n", Blocks(nodes));

    // Text and inline elements up to the next block element make one paragraph.
    private List<string> Blocks(IEnumerable<XNode> nodes)
    {
        var blocks = new List<string>();
        string open = "";
        void Close()
        {
            if (Flow(open) is { Length: > 0 } text)
            {
                blocks.Add(text);
            }

            open = "";
        }

        foreach (XNode node in nodes)
        {
            switch (node)
            {
                case XElement { Name.LocalName: "para" or "p" } para:
                    Close();
                    blocks.AddRange(Blocks(para.Nodes()));
                    break;
                case XElement { Name.LocalName: "list" } list:
                    Close();
                    blocks.Add(OfList(list));
                    break;
                case XElement { Name.LocalName: "code" } code:
                    Close();
                    blocks.Add($"```powershell\n{CodeOf(code)}\n```");
                    break;
                default:
                    open += Inline(node);
                    break;
            }
        }

        Close();
        return blocks;
    }

    private string OfList(XElement list)
    {
        string mark = (string?)list.Attribute("type") == "number" ? "1. " : "- ";
        return string.Join('\n', list.Elements("item").Select(item =>
        {
            string term = item.Element("term") is { } element ? Flow(Inline(element)) : "";
            string text = Flow(Inline(item.Element("description") ?? (item.Element("term") is null ? item : new XElement("none"))));
            return mark + (term.Length == 0 ? text : text.Length == 0 ? term : $"**{term}**: {text}");
        }));
    }

    private string Inline(XNode node) => node switch
    {
        // What markdown would read as a tag or as emphasis.
        XText text => text.Value.Replace("<", "\\<", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal),
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" or "seealso" } see when see.Attribute("href") is { } href => $"[{(see.Value.Length > 0 ? see.Value : href.Value)}]({href.Value})",
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } see => $"`{ReferenceOf(see)}`",
        XElement { Name.LocalName: "a" } link => $"[{link.Value}]({(string?)link.Attribute("href")})",
        XElement { Name.LocalName: "b" or "strong" } bold => $"**{bold.Value}**",
        XElement { Name.LocalName: "i" or "em" } italic => $"*{italic.Value}*",
        XElement element => string.Concat(element.Nodes().Select(Inline)),
        _ => "",
    };

    private string ReferenceOf(XElement element)
    {
        string target = ((string?)element.Attribute("cref") ?? (string?)element.Attribute("langword") ?? (string?)element.Attribute("name") ?? element.Value);
        string full = target.Length > 2 && target[1] == ':' ? target[2..] : target;
        return _names.GetValueOrDefault(full) ?? full[(full.LastIndexOf('.') + 1)..];
    }

    private static string CodeOf(XElement code)
    {
        string[] lines = code.Value.Replace("\r", "", StringComparison.Ordinal).Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..].TrimEnd() : "")).Trim('\n');
    }

    private static string Flow(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
