using System.Globalization;
using System.Text;

namespace Maestro.Help;

/// <summary>Writes a first page for a cmdlet from what is compiled and documented; an author goes on from there.</summary>
internal sealed class PageWriter
{
    private const string CommonParametersText =
        """
        This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable,
        -InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable,
        -ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see
        [about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).
        """;

    private readonly StringBuilder _text = new();
    private readonly CmdletFacts _cmdlet;

    private PageWriter(CmdletFacts cmdlet) => _cmdlet = cmdlet;

    /// <param name="others">The module's cmdlets; those of the same noun become related links.</param>
    public static string Write(CmdletFacts cmdlet, IEnumerable<string> others, DateOnly date)
    {
        var writer = new PageWriter(cmdlet);
        writer.WriteHead(date);
        writer.WriteExamples();
        writer.WriteParameters();
        writer.WriteTypes();
        writer.WriteNotesAndLinks(others);
        return writer._text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The body of SYNTAX, from the first parameter set's heading on.</summary>
    public static string Syntax(CmdletFacts cmdlet, string newLine) => string.Concat(cmdlet.Syntax.Select(set =>
        $"### {set.Name}{(set.IsDefault && set.Name != "__AllParameterSets" ? " (Default)" : "")}{newLine}{newLine}```{newLine}{set.ToText(newLine)}{newLine}```{newLine}{newLine}"));

    /// <summary>A whole parameter section.</summary>
    public static string Parameter(CmdletParameter parameter, string newLine) =>
        $"### -{parameter.Name}\n\n{MarkdownWrap.Wrap(parameter.Description)}\n\n```yaml\n{ParameterBlock.Write(parameter.Facts, "\n")}```\n\n"
            .Replace("\n", newLine, StringComparison.Ordinal);

    private void Line(string line = "") => _text.Append(line).Append('\n');

    private void Section(string title, params IEnumerable<string> paragraphs)
    {
        Line($"## {title}");
        Line();
        foreach (string paragraph in paragraphs)
        {
            Line(MarkdownWrap.Wrap(paragraph));
            Line();
        }
    }

    private void WriteHead(DateOnly date)
    {
        Line("---");
        Line("document type: cmdlet");
        Line($"external help file: {Converter.HelpFile}");
        Line($"HelpUri: {(_cmdlet.HelpUri.Length > 0 ? _cmdlet.HelpUri : "''")}");
        Line("Locale: en-US");
        Line("Module Name: Maestro");
        Line($"ms.date: {date.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture)}");
        Line("PlatyPS schema version: 2024-05-01");
        Line($"title: {_cmdlet.Name}");
        Line("---");
        Line();
        Line($"# {_cmdlet.Name}");
        Line();
        CmdletText text = _cmdlet.Text;
        string summary = text.Summary.Count > 0 ? text.Summary[0] : "{{ Say in one sentence what it does }}";
        string synopsis = FirstSentence(summary);
        Section("SYNOPSIS", synopsis);
        Section("SYNTAX");
        _text.Append(Syntax(_cmdlet, "\n"));
        Section("ALIASES", _cmdlet.Aliases.Count == 0 ? [] : [string.Join(", ", _cmdlet.Aliases.Select(alias => $"`{alias}`"))]);
        string[] more = [.. text.Summary.Skip(1), .. text.Remarks];
        Section("DESCRIPTION", synopsis == summary && more.Length > 0 ? more : [summary, .. more]);
    }

    private static string FirstSentence(string text)
    {
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    private void WriteExamples()
    {
        Section("EXAMPLES");
        int number = 0;
        foreach (ExampleText example in _cmdlet.Text.Examples)
        {
            (string title, string rest) = TitleOf(example);
            Line($"### Example {++number}: {title}");
            Line();
            if (rest.Length > 0)
            {
                Line(MarkdownWrap.Wrap(rest));
                Line();
            }

            Line($"```powershell\n{example.Code}\n```");
            Line();
            if (example.After.Length > 0)
            {
                Line(MarkdownWrap.Wrap(example.After));
                Line();
            }
        }

        if (number == 0)
        {
            Line("### Example 1: {{ Say what it shows }}");
            Line();
            Line($"```powershell\n{_cmdlet.Name}\n```");
            Line();
            Line("{{ Say what comes of it }}");
            Line();
        }
    }

    // The first sentence before the code is the title; what follows it stands above the code.
    private static (string Title, string Remainder) TitleOf(ExampleText example)
    {
        string before = example.Before;
        if (before.Length == 0)
        {
            return ("{{ Say what it shows }}", "");
        }

        int end = before.IndexOf(". ", StringComparison.Ordinal);
        int paragraph = before.IndexOf("\n\n", StringComparison.Ordinal);
        end = end < 0 || (paragraph >= 0 && paragraph < end) ? paragraph : end;
        return end < 0
            ? (before.TrimEnd('.', ':'), "")
            : (before[..end].TrimEnd('.', ':'), before[(end + 1)..].Trim());
    }

    private void WriteParameters()
    {
        Section("PARAMETERS");
        foreach (CmdletParameter parameter in _cmdlet.Parameters)
        {
            _text.Append(Parameter(parameter, "\n"));
        }

        Line($"### {ParameterReader.CommonParameters}");
        Line();
        Line(CommonParametersText.ReplaceLineEndings("\n"));
        Line();
    }

    private void WriteTypes()
    {
        Section("INPUTS");
        var inputs = _cmdlet.Parameters.Where(parameter => PipelineWords(parameter.Facts).Length > 0)
            .GroupBy(parameter => HeadingOf(parameter.Facts.Type)).ToList();
        if (inputs.Count == 0)
        {
            Section3("None", "This cmdlet takes nothing from the pipeline.");
        }

        foreach (IGrouping<string, CmdletParameter> input in inputs)
        {
            Section3(input.Key, string.Join(' ', input.Select(parameter => $"Binds to **{parameter.Name}** {PipelineWords(parameter.Facts)}.")));
        }

        Section("OUTPUTS");
        bool onlyPassThru = _cmdlet.Parameters.Any(parameter => parameter.Name == "PassThru");
        if (_cmdlet.Outputs.Count == 0 || onlyPassThru)
        {
            Section3("None", onlyPassThru ? "Without **PassThru** nothing is emitted." : "This cmdlet emits nothing.");
        }

        foreach (TypeText output in _cmdlet.Outputs.Where(output => output.TypeName != "System.Void"))
        {
            Section3(output.TypeName, (onlyPassThru ? "With **PassThru**. " : "") + (output.Description.Length > 0 ? output.Description : "{{ Say what it is }}"));
        }
    }

    private void WriteNotesAndLinks(IEnumerable<string> others)
    {
        Section("NOTES", _cmdlet.Text.Notes);
        Section("RELATED LINKS");
        string noun = _cmdlet.Name[_cmdlet.Name.IndexOf('-', StringComparison.Ordinal)..];
        foreach (string other in others.Where(other => other != _cmdlet.Name && other.EndsWith(noun, StringComparison.Ordinal)))
        {
            Line($"- [{other}]({other}.md)");
        }

        Line("- [about_Maestro](about_Maestro.md)");
    }

    private void Section3(string title, string text)
    {
        Line($"### {title}");
        Line();
        Line(MarkdownWrap.Wrap(text));
        Line();
    }

    internal static string HeadingOf(string type) =>
        type.StartsWith("System.Nullable`1[", StringComparison.Ordinal) ? type["System.Nullable`1[".Length..^1] : type;

    private static string PipelineWords(ParameterFacts facts) =>
        (facts.Sets.Any(set => set.ValueFromPipeline), facts.Sets.Any(set => set.ValueFromPipelineByPropertyName)) switch
        {
            (true, true) => "by value or by property name",
            (true, false) => "by value",
            (false, true) => "by property name",
            _ => "",
        };
}
