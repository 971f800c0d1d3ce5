using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Maestro.Help;

/// <summary>
/// Markdown as a terminal reads it: emphasis is dropped, code keeps its back-ticks, a link to the web keeps its address.
/// Lines of a paragraph are joined, since <c>Get-Help</c> wraps to the window itself.
/// </summary>
internal static class PlainText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <summary>One string a block.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks, string source) =>
        [.. blocks.Select(block => Of(block, source)).Where(text => text.Length > 0)];

    public static IReadOnlyList<string> Paragraphs(string markdown) => Paragraphs(Markdown.Parse(markdown, Pipeline), markdown);

    public static string CodeOf(LeafBlock block) => block.Lines.ToString().TrimEnd();

    public static string Of(Block block, string source) => block switch
    {
        HtmlBlock or ThematicBreakBlock or LinkReferenceDefinitionGroup => "",
        CodeBlock code => CodeOf(code),
        Table table => string.Join('\n', source.Substring(table.Span.Start, table.Span.Length).Split('\n').Select(line => line.TrimEnd())),
        ListBlock list => OfList(list, source),
        ContainerBlock container => string.Join("\n\n", container.Select(child => Of(child, source)).Where(text => text.Length > 0)),
        LeafBlock leaf => Of(leaf.Inline).Trim(),
        _ => "",
    };

    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return text.ToString();
    }

    private static string OfList(ListBlock list, string source)
    {
        var lines = new List<string>();
        int number = int.TryParse(list.OrderedStart, out int start) ? start : 1;
        string separator = list.IsLoose ? "\n\n" : "\n";
        foreach (Block item in list)
        {
            string mark = list.IsOrdered ? $"{number++}. " : "- ";
            string body = string.Join(separator, ((ContainerBlock)item).Select(child => Of(child, source)));
            lines.Add(mark + body.Replace("\n", "\n" + new string(' ', mark.Length), StringComparison.Ordinal));
        }

        return string.Join('\n', lines);
    }

    private static void Append(StringBuilder text, ContainerInline? container)
    {
        foreach (Inline inline in container ?? Enumerable.Empty<Inline>())
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append('`').Append(code.Content).Append('`');
                    break;
                case LineBreakInline lineBreak:
                    text.Append(lineBreak.IsHard ? '\n' : ' ');
                    break;
                case AutolinkInline autolink:
                    text.Append(autolink.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case HtmlInline html:
                    text.Append(html.Tag);
                    break;
                case LinkInline link:
                    AppendLink(text, link);
                    break;
                case ContainerInline inner:
                    Append(text, inner);
                    break;
            }
        }
    }

    private static void AppendLink(StringBuilder text, LinkInline link)
    {
        string label = Of((ContainerInline)link);
        text.Append(label);
        if (IsWeb(link.Url) && link.Url != label)
        {
            text.Append(" (").Append(link.Url).Append(')');
        }
    }

    public static bool IsWeb(string? uri) =>
        uri is not null && (uri.StartsWith("https://", StringComparison.Ordinal) || uri.StartsWith("http://", StringComparison.Ordinal));
}
