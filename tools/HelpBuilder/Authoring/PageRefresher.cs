using System.Text;
using Markdig.Syntax;

namespace Maestro.Help;

/// <summary>Brings SYNTAX and the yaml blocks of a page up to the compiled cmdlet and leaves every other byte as it is.</summary>
internal sealed class PageRefresher
{
    private readonly PageSource _source;
    private readonly CmdletFacts _cmdlet;
    private readonly SortedDictionary<(int Line, int Order), (int Until, string Text)> _edits = [];
    private readonly List<string> _log = [];

    private PageRefresher(PageSource source, CmdletFacts cmdlet)
    {
        _source = source;
        _cmdlet = cmdlet;
    }

    /// <summary>The new text; <paramref name="log"/> tells which parameters came and went.</summary>
    public static string Refresh(PageSource source, CmdletFacts cmdlet, out IReadOnlyList<string> log)
    {
        var refresher = new PageRefresher(source, cmdlet);
        refresher.EditSyntax();
        refresher.EditParameters();
        log = refresher._log;
        return refresher.Apply();
    }

    private void Replace(int line, int until, string text) => _edits[(line, _edits.Count)] = (until, text);

    // Only the part with the parameter sets: text that an author put before them stays.
    private void EditSyntax()
    {
        if (_source.Find("SYNTAX") is not { } section)
        {
            return;
        }

        int first = _source.Children(section).FirstOrDefault()?.Line ?? section.EndLine;
        Replace(first, section.EndLine, PageWriter.Syntax(_cmdlet, _source.NewLine));
    }

    private void EditParameters()
    {
        if (_source.Find("PARAMETERS") is not { } section)
        {
            return;
        }

        PageSection[] existing = [.. _source.Children(section)];
        foreach (PageSection child in existing.Where(child => child.Title.StartsWith('-')))
        {
            EditParameter(child);
        }

        foreach (CmdletParameter parameter in _cmdlet.Parameters.Where(parameter => !existing.Any(child => IsOf(child, parameter))))
        {
            PageSection? next = existing.FirstOrDefault(child =>
                !child.Title.StartsWith('-') || string.Compare(child.Title[1..], parameter.Name, StringComparison.OrdinalIgnoreCase) > 0);
            Insert(next?.Line ?? section.EndLine, PageWriter.Parameter(parameter, _source.NewLine));
            _log.Add($"added -{parameter.Name}");
        }
    }

    private void Insert(int line, string text) => Replace(line, line, text);

    private void EditParameter(PageSection child)
    {
        if (_cmdlet.Parameters.FirstOrDefault(parameter => IsOf(child, parameter)) is not { } compiled)
        {
            Replace(child.Line, child.EndLine, "");
            _log.Add($"removed {child.Title}");
            return;
        }

        if (ParameterReader.YamlBlockOf(child) is not { } yaml)
        {
            Insert(child.EndLine, $"```yaml{_source.NewLine}{ParameterBlock.Write(compiled.Facts, _source.NewLine)}```{_source.NewLine}{_source.NewLine}");
            return;
        }

        ParameterFacts facts = compiled.Facts;
        if (!compiled.DefaultIsKnown && ParameterBlock.Read(yaml.Lines.ToString(), (_, _, _) => { }) is { } written)
        {
            facts = facts with { DefaultValue = written.DefaultValue };
        }

        Replace(yaml.Line + 1, yaml.Line + 1 + LinesIn(yaml), ParameterBlock.Write(facts, _source.NewLine));
    }

    private static bool IsOf(PageSection section, CmdletParameter parameter) =>
        section.Title.Equals("-" + parameter.Name, StringComparison.OrdinalIgnoreCase);

    private static int LinesIn(FencedCodeBlock block) => block.Lines.Count;

    private string Apply()
    {
        var text = new StringBuilder();
        int line = 0;
        foreach (((int from, _), (int until, string replacement)) in _edits)
        {
            for (; line < from; line++)
            {
                text.Append(_source.Lines[line]);
            }

            text.Append(replacement);
            line = Math.Max(line, until);
        }

        return text.AppendJoin("", _source.Lines.Skip(line)).ToString();
    }
}
