using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Maestro.Help;

/// <summary>Reads a cmdlet's page and reports every problem in it, not only the first.</summary>
internal sealed class PageReader
{
    private static readonly string[] SectionOrder =
    [
        "SYNOPSIS", "SYNTAX", "ALIASES", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS",
    ];

    private readonly PageSource _source;
    private readonly ICollection<HelpProblem> _problems;

    private PageReader(PageSource source, ICollection<HelpProblem> problems)
    {
        _source = source;
        _problems = problems;
    }

    public static HelpPage Read(string path, ICollection<HelpProblem> problems) => Read(PageSource.Read(path), problems);

    public static HelpPage Read(PageSource source, ICollection<HelpProblem> problems) => new PageReader(source, problems).ReadPage();

    private HelpPage ReadPage()
    {
        IReadOnlyDictionary<string, string> frontMatter = new FrontMatterReader(_source, _problems).Read();
        string name = ReadTitle(frontMatter);
        CheckSections();
        FindPlaceholders();
        IReadOnlyList<SyntaxSet> syntax = ReadSyntax(name);
        IReadOnlyList<PageParameter> parameters = new ParameterReader(_source, _problems).Read();
        CheckParametersOfSyntax(syntax, parameters);
        return new HelpPage
        {
            Path = _source.Path,
            Name = name,
            FrontMatter = frontMatter,
            Synopsis = string.Join(' ', Required("SYNOPSIS")),
            Syntax = syntax,
            Description = Required("DESCRIPTION"),
            Examples = ReadExamples(),
            Parameters = parameters,
            Inputs = ReadTypes("INPUTS"),
            Outputs = ReadTypes("OUTPUTS"),
            Notes = ReadNotes(),
            Links = ReadLinks(),
        };
    }

    private void Report(string code, int line, string message, bool isWarning = false, int column = 1) =>
        _problems.Add(new HelpProblem(code, _source.Path, line + 1, column, message, isWarning));

    private string ReadTitle(IReadOnlyDictionary<string, string> frontMatter)
    {
        string expected = Path.GetFileNameWithoutExtension(_source.Path);
        if (_source.Sections.FirstOrDefault(section => section.Level == 1) is not { } title)
        {
            Report(HelpCode.Title, 0, $"The page has no heading '# {expected}'.");
            return expected;
        }

        if (title.Title != expected)
        {
            Report(HelpCode.Title, title.Line, $"The heading is '{title.Title}', the file is named '{expected}'.");
        }

        if (frontMatter.TryGetValue("title", out string? named) && named != expected)
        {
            Report(HelpCode.Title, 0, $"The title in the front matter is '{named}', the file is named '{expected}'.");
        }

        return title.Title;
    }

    private void CheckSections()
    {
        int last = -1;
        foreach (PageSection section in _source.Sections.Where(section => section.Level == 2))
        {
            int index = Array.IndexOf(SectionOrder, section.Title);
            if (index < 0)
            {
                Report(HelpCode.SectionUnexpected, section.Line, $"The section '{section.Title}' is not one of {string.Join(", ", SectionOrder)}.");
            }
            else if (index <= last)
            {
                Report(HelpCode.SectionUnexpected, section.Line, $"The section '{section.Title}' stands after '{SectionOrder[last]}' or twice.");
            }
            else
            {
                last = index;
            }
        }

        foreach (string title in SectionOrder.Where(title => _source.Find(title) is null))
        {
            Report(HelpCode.SectionMissing, Math.Max(0, _source.Lines.Count - 1), $"The page has no section '## {title}'.");
        }
    }

    private void FindPlaceholders()
    {
        for (int line = 0; line < _source.Lines.Count; line++)
        {
            int column = _source.Lines[line].IndexOf("{{ ", StringComparison.Ordinal);
            if (column >= 0)
            {
                Report(HelpCode.Placeholder, line, $"Still to be written: {_source.Lines[line].Trim()}", isWarning: true, column + 1);
            }
        }
    }

    private IReadOnlyList<string> Required(string title)
    {
        if (_source.Find(title) is not { } section)
        {
            return [];
        }

        IReadOnlyList<string> paragraphs = PlainText.Paragraphs(section.Blocks, _source.Text);
        if (paragraphs.Count == 0)
        {
            Report(HelpCode.Empty, section.Line, $"The section '{title}' is empty.");
        }

        return paragraphs;
    }

    private List<SyntaxSet> ReadSyntax(string name)
    {
        var sets = new List<SyntaxSet>();
        if (_source.Find("SYNTAX") is not { } section)
        {
            return sets;
        }

        foreach (PageSection child in _source.Children(section))
        {
            bool isDefault = child.Title.EndsWith(" (Default)", StringComparison.Ordinal);
            string setName = isDefault ? child.Title[..^" (Default)".Length] : child.Title;
            if (child.Blocks.OfType<FencedCodeBlock>().FirstOrDefault() is not { } code)
            {
                Report(HelpCode.Syntax, child.Line, $"The parameter set '{setName}' has no fenced line of syntax.");
            }
            else if (SyntaxSet.Parse(setName, isDefault, PlainText.CodeOf(code), out string? bad) is not { } set)
            {
                Report(HelpCode.Syntax, code.Line, $"'{bad}' is not a parameter as Get-Command -Syntax writes it.");
            }
            else
            {
                if (set.CommandName != name)
                {
                    Report(HelpCode.Syntax, code.Line, $"The line of syntax begins with '{set.CommandName}', not with '{name}'.");
                }

                sets.Add(set);
            }
        }

        if (sets.Count == 0)
        {
            Report(HelpCode.Syntax, section.Line, "SYNTAX has no parameter set ('### name' and a fenced line).");
        }

        return sets;
    }

    private void CheckParametersOfSyntax(IReadOnlyList<SyntaxSet> syntax, IReadOnlyList<PageParameter> parameters)
    {
        if (syntax.Count == 0)
        {
            return;
        }

        var inSyntax = syntax.SelectMany(set => set.Parameters).Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (PageParameter parameter in parameters.Where(parameter => !parameter.Facts.DontShow && !inSyntax.Contains(parameter.Name)))
        {
            Report(HelpCode.ParameterUnknown, parameter.Line - 1, $"The parameter '{parameter.Name}' is in no line of SYNTAX.");
        }

        inSyntax.ExceptWith(parameters.Select(parameter => parameter.Name));
        foreach (string name in inSyntax)
        {
            Report(HelpCode.ParameterUnknown, _source.Find("PARAMETERS")?.Line ?? 0, $"The parameter '{name}' of SYNTAX has no section under PARAMETERS.");
        }
    }

    private List<PageExample> ReadExamples()
    {
        var examples = new List<PageExample>();
        if (_source.Find("EXAMPLES") is not { } section)
        {
            return examples;
        }

        foreach (PageSection child in _source.Children(section))
        {
            FencedCodeBlock? code = child.Blocks.OfType<FencedCodeBlock>().FirstOrDefault();
            if (code is null)
            {
                Report(HelpCode.Example, child.Line, $"'{child.Title}' has no fenced code.");
                continue;
            }

            examples.Add(new PageExample(
                child.Title, PlainText.CodeOf(code), PlainText.Paragraphs(child.Blocks.Where(block => block != code), _source.Text)));
        }

        if (examples.Count == 0)
        {
            Report(HelpCode.Example, section.Line, "EXAMPLES has no example.");
        }

        return examples;
    }

    private IReadOnlyList<PageType> ReadTypes(string title) => _source.Find(title) is not { } section
        ? []
        : [.. _source.Children(section).Select(child => new PageType(
            child.Title, string.Join("\n\n", PlainText.Paragraphs(child.Blocks, _source.Text)), child.Line + 1))];

    // Headings inside NOTES are part of its text.
    private List<string> ReadNotes()
    {
        if (_source.Find("NOTES") is not { } section)
        {
            return [];
        }

        var notes = new List<string>(PlainText.Paragraphs(section.Blocks, _source.Text));
        foreach (PageSection child in _source.Children(section))
        {
            notes.Add(child.Title);
            notes.AddRange(PlainText.Paragraphs(child.Blocks, _source.Text));
        }

        return notes;
    }

    private List<PageLink> ReadLinks()
    {
        var links = new List<PageLink>();
        foreach (LinkInline link in _source.Find("RELATED LINKS")?.Blocks.SelectMany(block => block.Descendants<LinkInline>()) ?? [])
        {
            string text = PlainText.Of((ContainerInline)link);
            if (text.Length == 0 || string.IsNullOrEmpty(link.Url))
            {
                Report(HelpCode.Link, link.Line, "A related link needs both a text and an address.", column: link.Column + 1);
                continue;
            }

            links.Add(new PageLink(text, link.Url));
        }

        return links;
    }
}
