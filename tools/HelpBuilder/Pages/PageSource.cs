using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Maestro.Help;

/// <summary>A page as text, lines and headings. Lines are counted from 0 here, as Markdig counts them.</summary>
internal sealed class PageSource
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UsePreciseSourceLocation()
        .Build();

    private PageSource(string path, string text)
    {
        Path = path;
        Text = text;
        Lines = SplitLines(text);
        MarkdownDocument document = Markdown.Parse(text, Pipeline);
        FrontMatter = document.OfType<YamlFrontMatterBlock>().FirstOrDefault();
        Sections = FindSections(document);
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>Every line with its own line ending, so that joining them gives the text back.</summary>
    public IReadOnlyList<string> Lines { get; }

    public YamlFrontMatterBlock? FrontMatter { get; }

    /// <summary>All headings of level 1 to 3 in order, each with the blocks that follow it directly.</summary>
    public IReadOnlyList<PageSection> Sections { get; }

    public string NewLine => Lines.Count > 0 && Lines[0].EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    public static PageSource Parse(string path, string text) => new(path, text);

    public static PageSource Read(string path) => new(path, File.ReadAllText(path));

    public PageSection? Find(string title) =>
        Sections.FirstOrDefault(section => section.Level == 2 && section.Title.Equals(title, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<PageSection> Children(PageSection parent) =>
        Sections.SkipWhile(section => section != parent).Skip(1).TakeWhile(section => section.Level > parent.Level)
            .Where(section => section.Level == parent.Level + 1);

    private static List<string> SplitLines(string text)
    {
        var lines = new List<string>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private List<PageSection> FindSections(MarkdownDocument document)
    {
        var sections = new List<PageSection>();
        foreach (Block block in document)
        {
            if (block is HeadingBlock { Level: <= 3 } heading)
            {
                sections.Add(new PageSection(heading.Level, TitleOf(heading), heading.Line));
            }
            else if (sections.Count > 0)
            {
                sections[^1].Blocks.Add(block);
            }
        }

        for (int i = 0; i < sections.Count; i++)
        {
            PageSection section = sections[i];
            section.EndLine = sections.Skip(i + 1).FirstOrDefault(next => next.Level <= section.Level)?.Line ?? Lines.Count;
        }

        return sections;
    }

    // Taken from the source and not from the inlines: a type such as System.String[] is not to be read as a link.
    private string TitleOf(HeadingBlock heading) => Lines[heading.Line].Trim().TrimStart('#').Trim();
}

/// <summary>A heading and what stands under it before the next heading.</summary>
internal sealed class PageSection(int level, string title, int line)
{
    public int Level { get; } = level;

    public string Title { get; } = title;

    public int Line { get; } = line;

    /// <summary>The line after the section's last, sub-sections included.</summary>
    public int EndLine { get; set; }

    public List<Block> Blocks { get; } = [];
}
