using Markdig.Syntax;

namespace Maestro.Help;

/// <summary>Reads the PARAMETERS section.</summary>
internal sealed class ParameterReader(PageSource source, ICollection<HelpProblem> problems)
{
    public const string CommonParameters = "CommonParameters";

    public IReadOnlyList<PageParameter> Read()
    {
        var parameters = new List<PageParameter>();
        if (source.Find("PARAMETERS") is not { } section)
        {
            return parameters;
        }

        string previous = "";
        bool hasCommon = false;
        foreach (PageSection child in source.Children(section))
        {
            if (child.Title == CommonParameters)
            {
                hasCommon = true;
                continue;
            }

            if (!child.Title.StartsWith('-'))
            {
                Report(HelpCode.ParameterUnknown, child.Line, 0, $"'{child.Title}' under PARAMETERS is neither '-Name' nor CommonParameters.");
                continue;
            }

            string name = child.Title[1..];
            CheckOrder(child, previous, name);
            previous = name;
            if (Read(child, name) is { } parameter)
            {
                parameters.Add(parameter);
            }
        }

        if (!hasCommon)
        {
            Report(HelpCode.SectionMissing, section.Line, 0, "PARAMETERS has no '### CommonParameters'.");
        }

        return parameters;
    }

    private void CheckOrder(PageSection child, string previous, string name)
    {
        int order = string.Compare(previous, name, StringComparison.OrdinalIgnoreCase);
        if (order == 0)
        {
            Report(HelpCode.ParameterOrder, child.Line, 0, $"The parameter '{name}' is described twice.");
        }
        else if (order > 0)
        {
            Report(HelpCode.ParameterOrder, child.Line, 0, $"The parameter '{name}' stands after '{previous}'; the order is alphabetical.");
        }
    }

    private PageParameter? Read(PageSection child, string name)
    {
        if (YamlBlockOf(child) is not { } yaml)
        {
            Report(HelpCode.ParameterBlock, child.Line, 0, $"The parameter '{name}' has no fenced yaml block.");
            return null;
        }

        IReadOnlyList<string> description = PlainText.Paragraphs(child.Blocks.TakeWhile(block => block != yaml), source.Text);
        if (description.Count == 0)
        {
            Report(HelpCode.Empty, child.Line, 0, $"The parameter '{name}' is not described.");
        }

        ParameterFacts? facts = ParameterBlock.Read(
            yaml.Lines.ToString(), (line, column, message) => Report(HelpCode.ParameterBlock, yaml.Line + (int)line, (int)column - 1, $"-{name}: {message}"));
        return facts is null ? null : new PageParameter(name, description, facts, child.Line + 1);
    }

    public static FencedCodeBlock? YamlBlockOf(PageSection child) =>
        child.Blocks.OfType<FencedCodeBlock>().LastOrDefault(block => block.Info == "yaml");

    private void Report(string code, int line, int column, string message) =>
        problems.Add(new HelpProblem(code, source.Path, line + 1, column + 1, message));
}
