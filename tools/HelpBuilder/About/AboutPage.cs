using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Maestro.Help;

/// <summary>An <c>about_</c> page as the plain text that <c>Get-Help about_…</c> shows, 80 columns wide.</summary>
internal sealed class AboutPage
{
    private const int Width = 80;
    private const int BodyIndent = 4;

    private readonly PageSource _source;
    private readonly StringBuilder _text = new();

    private readonly ICollection<HelpProblem> _problems;

    private AboutPage(PageSource source, ICollection<HelpProblem> problems)
    {
        _source = source;
        _problems = problems;
    }

    /// <summary>The text, or null when the page lacks its name or its short description.</summary>
    public static string? ToText(PageSource source, ICollection<HelpProblem> problems)
    {
        string name = Path.GetFileNameWithoutExtension(source.Path);
        int before = problems.Count;
        if (source.Sections.FirstOrDefault(section => section.Level == 1) is not { } title || title.Title != name)
        {
            problems.Add(new HelpProblem(HelpCode.About, source.Path, 1, 1, $"The page has no heading '# {name}'."));
        }

        foreach (string needed in new[] { "SHORT DESCRIPTION", "LONG DESCRIPTION" })
        {
            if (source.Find(needed) is null)
            {
                problems.Add(new HelpProblem(HelpCode.About, source.Path, source.Lines.Count, 1, $"The page has no section '## {needed}'."));
            }
            else if (needed == "SHORT DESCRIPTION" && source.Find(needed)!.Blocks.Count == 0)
            {
                problems.Add(new HelpProblem(HelpCode.About, source.Path, source.Find(needed)!.Line + 1, 1, "The short description is empty."));
            }
        }

        if (problems.Count > before)
        {
            return null;
        }

        // Get-Help shows the first line of it alone when it lists topics.
        PageSection summary = source.Find("SHORT DESCRIPTION")!;
        if (PlainText.Of(summary.Blocks[0], source.Text).Length > Width - BodyIndent)
        {
            problems.Add(new HelpProblem(HelpCode.About, source.Path, summary.Line + 1, 1, "The short description is longer than one line.", IsWarning: true));
        }

        return new AboutPage(source, problems).Write(name);
    }

    private string Write(string name)
    {
        Line("TOPIC");
        Line(new string(' ', BodyIndent) + name);
        Line("");
        foreach (PageSection section in _source.Sections.Where(section => section.Level > 1))
        {
            Line(section.Level == 2 ? section.Title.ToUpperInvariant() : "  " + section.Title);
            foreach (Block block in section.Blocks)
            {
                WriteBlock(block, BodyIndent);
                Line("");
            }
        }

        return _text.ToString().TrimEnd('\n') + "\n";
    }

    private void WriteBlock(Block block, int indent)
    {
        switch (block)
        {
            case ListBlock list:
                WriteList(list, indent);
                break;
            case CodeBlock or Table:
                foreach (string line in PlainText.Of(block, _source.Text).Split('\n'))
                {
                    WarnWhenWide(block, indent + 4 + line.Length);
                    Line((new string(' ', indent + 4) + line).TrimEnd());
                }

                break;
            case HeadingBlock heading:
                Line(new string(' ', indent) + PlainText.Of(heading.Inline));
                break;
            default:
                Wrap(PlainText.Of(block, _source.Text), "", indent);
                break;
        }
    }

    // Code is not wrapped for the author: a line that was broken elsewhere might not run.
    private void WarnWhenWide(Block block, int width)
    {
        if (width > Width)
        {
            _problems.Add(new HelpProblem(
                HelpCode.About, _source.Path, block.Line + 1, 1, $"A line of this block is {width - Width} characters too wide.", IsWarning: true));
        }
    }

    private void WriteList(ListBlock list, int indent)
    {
        int number = int.TryParse(list.OrderedStart, out int start) ? start : 1;
        foreach (ListItemBlock item in list.Cast<ListItemBlock>())
        {
            string mark = list.IsOrdered ? $"{number++}. " : "- ";
            bool first = true;
            foreach (Block child in item)
            {
                if (first && child is ParagraphBlock paragraph)
                {
                    Wrap(PlainText.Of(paragraph.Inline), mark, indent);
                }
                else
                {
                    if (child is not ListBlock)
                    {
                        Line("");
                    }

                    WriteBlock(child, indent + mark.Length);
                }

                first = false;
            }
        }
    }

    private void Wrap(string text, string mark, int indent)
    {
        string lead = new string(' ', indent) + mark;
        string hanging = new(' ', lead.Length);
        foreach (string paragraph in text.Split('\n'))
        {
            string line = lead;
            bool empty = true;
            foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!empty && line.Length + 1 + word.Length > Width)
                {
                    Line(line);
                    line = hanging;
                    empty = true;
                }

                line += empty ? word : " " + word;
                empty = false;
            }

            Line(line.TrimEnd());
            lead = hanging;
        }
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
