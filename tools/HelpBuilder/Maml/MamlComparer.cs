using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Maestro.Help;

/// <summary>
/// Compares our MAML with another of the same pages. What counts is what a reader gets: names, attributes, and the words in order.
/// Markdown marks, fences, line breaks, the place of an example's code and the separators that PlatyPS puts in are not differences.
/// </summary>
internal static partial class MamlComparer
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static IReadOnlyList<HelpProblem> Compare(string ours, string theirs)
    {
        var problems = new List<HelpProblem>();
        Dictionary<string, XElement> other = Commands(XDocument.Load(theirs));
        Dictionary<string, XElement> own = Commands(XDocument.Load(ours));
        foreach (string name in own.Keys.Union(other.Keys).Order(StringComparer.Ordinal))
        {
            if (!own.TryGetValue(name, out XElement? left) || !other.TryGetValue(name, out XElement? right))
            {
                problems.Add(new HelpProblem(HelpCode.Maml, ours, 1, 1, $"{name} is in only one of the two files."));
                continue;
            }

            string[] ownFacts = [.. Facts(left)];
            string[] otherFacts = [.. Facts(right)];
            problems.AddRange(ownFacts.Except(otherFacts).Select(fact => new HelpProblem(HelpCode.Maml, ours, 1, 1, $"{name}: only ours: {fact}")));
            problems.AddRange(otherFacts.Except(ownFacts).Select(fact => new HelpProblem(HelpCode.Maml, ours, 1, 1, $"{name}: only theirs: {fact}")));
        }

        return problems;
    }

    private static Dictionary<string, XElement> Commands(XDocument document) =>
        document.Root!.Elements(Command + "command").ToDictionary(command => command.Element(Command + "details")!.Element(Command + "name")!.Value);

    private static IEnumerable<string> Facts(XElement command)
    {
        yield return $"synopsis {Words(command.Element(Command + "details")!.Element(Maml + "description"))}";
        yield return $"description {Words(command.Element(Maml + "description"))}";
        yield return $"notes {Words(command.Element(Maml + "alertSet"))}";
        int set = 0;
        foreach (XElement item in command.Element(Command + "syntax")!.Elements())
        {
            string parameters = string.Join(' ', item.Elements(Command + "parameter").Select(Parameter));
            yield return $"syntax {++set}: {parameters}";
        }

        foreach (XElement parameter in command.Element(Command + "parameters")!.Elements())
        {
            yield return $"parameter {Parameter(parameter)} {Words(parameter.Element(Maml + "description"))}";
        }

        foreach (XElement type in command.Elements().Where(element => element.Name.LocalName is "inputTypes" or "returnValues").Elements())
        {
            yield return $"{type.Name.LocalName} {type.Element(Dev + "type")!.Value.Trim()} {Words(type.Element(Maml + "description"))}";
        }

        foreach (XElement example in command.Element(Command + "examples")!.Elements())
        {
            yield return $"example {Example(example)}";
        }

        foreach (XElement link in command.Element(Command + "relatedLinks")!.Elements().Where(link => link.Element(Maml + "uri")?.Value.Length > 0
            || link.Element(Maml + "linkText")?.Value != "Online Version"))
        {
            yield return $"link {link.Element(Maml + "linkText")?.Value}";
        }
    }

    private static string Parameter(XElement parameter) => string.Join('|', new[]
    {
        parameter.Element(Maml + "name")!.Value,
        string.Join(' ', parameter.Attributes().OrderBy(attribute => attribute.Name.LocalName).Select(attribute => $"{attribute.Name}={attribute.Value}")),
        string.Join(' ', parameter.Element(Command + "parameterValueGroup")?.Elements().Select(value => value.Value) ?? []),
        parameter.Element(Command + "parameterValue")?.Value ?? "",
        parameter.Element(Dev + "type")?.Value.Trim() ?? "",
    });

    // The words as a set in alphabetical order, since our code comes first and theirs where it stood.
    private static string Example(XElement example)
    {
        string text = string.Join(' ', [Words(example.Element(Maml + "introduction")), example.Element(Dev + "code")?.Value, Words(example.Element(Dev + "remarks"))]);
        IEnumerable<string> words = Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        return $"{example.Element(Maml + "title")!.Value}: {string.Join(' ', words)}";
    }

    private static string Words(XElement? element)
    {
        string markdown = string.Join("\n\n", element?.Descendants(Maml + "para").Select(para => para.Value.Trim('\u0080', ' ', '\n')).Where(text => text.Length > 0) ?? []);
        return Plain(string.Join(' ', PlainText.Paragraphs(markdown)));
    }

    private static string Plain(string text) => WhiteSpace().Replace(Marks().Replace(text, ""), " ").Trim();

    [GeneratedRegex(@"[`*_\\|-]|^\s*\d+\.", RegexOptions.Multiline)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
