namespace Maestro.Help;

/// <summary>Compares pages with compiled cmdlets and names every difference.</summary>
internal sealed class PageChecker
{
    private readonly List<HelpProblem> _problems = [];

    public static IReadOnlyList<HelpProblem> Check(IReadOnlyList<CmdletFacts> cmdlets, string pagesFolder)
    {
        var checker = new PageChecker();
        var names = cmdlets.Select(cmdlet => cmdlet.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (string path in Converter.CmdletPages(pagesFolder).Where(path => !names.Contains(Path.GetFileNameWithoutExtension(path))))
        {
            checker.Report(HelpCode.PageWithoutCmdlet, path, 1, $"The module has no cmdlet '{Path.GetFileNameWithoutExtension(path)}'.");
        }

        foreach (CmdletFacts cmdlet in cmdlets)
        {
            string path = Path.Combine(pagesFolder, cmdlet.Name + ".md");
            if (!File.Exists(path))
            {
                checker.Report(HelpCode.PageMissing, path, 1, $"The cmdlet '{cmdlet.Name}' has no page; 'HelpBuilder new' makes one.");
                continue;
            }

            HelpPage page = PageReader.Read(path, checker._problems);
            checker.Compare(page, cmdlet);
        }

        return checker._problems;
    }

    /// <summary>One page against one cmdlet.</summary>
    public static IReadOnlyList<HelpProblem> Check(CmdletFacts cmdlet, HelpPage page)
    {
        var checker = new PageChecker();
        checker.Compare(page, cmdlet);
        return checker._problems;
    }

    private void Report(string code, string path, int line, string message) => _problems.Add(new HelpProblem(code, path, line, 1, message));

    private void Compare(HelpPage page, CmdletFacts cmdlet)
    {
        void Differs(int line, string what) => Report(HelpCode.Difference, page.Path, line, what);

        foreach (SyntaxSet set in cmdlet.Syntax)
        {
            SyntaxSet? written = page.Syntax.FirstOrDefault(candidate => candidate.Name == set.Name);
            if (written is null)
            {
                Differs(1, $"SYNTAX has no parameter set '{set.Name}'.");
            }
            else if (written.ToText("\n") != set.ToText("\n"))
            {
                Differs(1, $"SYNTAX of '{set.Name}' is not: {set.ToText("")}");
            }
        }

        foreach (SyntaxSet set in page.Syntax.Where(set => !cmdlet.Syntax.Any(compiled => compiled.Name == set.Name)))
        {
            Differs(1, $"The cmdlet has no parameter set '{set.Name}'.");
        }

        foreach (PageParameter parameter in page.Parameters.Where(parameter => Compiled(cmdlet, parameter.Name) is null))
        {
            Differs(parameter.Line, $"The cmdlet has no parameter '{parameter.Name}'.");
        }

        foreach (CmdletParameter compiled in cmdlet.Parameters)
        {
            PageParameter? parameter = page.Parameters.FirstOrDefault(candidate => candidate.Name.Equals(compiled.Name, StringComparison.OrdinalIgnoreCase));
            if (parameter is null)
            {
                Differs(1, $"The parameter '{compiled.Name}' is not described.");
            }
            else
            {
                CompareParameter(parameter, compiled, what => Differs(parameter.Line, $"-{compiled.Name}: {what}"));
            }
        }

        CompareOutputs(page, cmdlet, Differs);
        if (page.FrontMatter.TryGetValue("HelpUri", out string? uri) && uri != cmdlet.HelpUri)
        {
            Differs(1, $"HelpUri is '{uri}', compiled '{cmdlet.HelpUri}'.");
        }
    }

    private static CmdletParameter? Compiled(CmdletFacts cmdlet, string name) =>
        cmdlet.Parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static void CompareParameter(PageParameter page, CmdletParameter compiled, Action<string> differs)
    {
        void Same(string what, string written, string actual)
        {
            if (written != actual)
            {
                differs($"{what} is '{written}', compiled '{actual}'.");
            }
        }

        ParameterFacts written = page.Facts;
        ParameterFacts actual = compiled.Facts;
        Same("the name", page.Name, compiled.Name);
        Same("Type", written.Type, actual.Type);
        if (compiled.DefaultIsKnown)
        {
            Same("DefaultValue", written.DefaultValue, actual.DefaultValue);
        }

        Same("SupportsWildcards", Text(written.SupportsWildcards), Text(actual.SupportsWildcards));
        Same("Aliases", Text(written.Aliases), Text(actual.Aliases));
        Same("DontShow", Text(written.DontShow), Text(actual.DontShow));
        Same("AcceptedValues", Text(written.AcceptedValues), Text(actual.AcceptedValues));
        Same("ParameterSets", Text(written.Sets.Select(set => set.Name).Order(StringComparer.Ordinal)), Text(actual.Sets.Select(set => set.Name).Order(StringComparer.Ordinal)));
        foreach (ParameterSetFacts set in actual.Sets)
        {
            if (written.Sets.FirstOrDefault(candidate => candidate.Name == set.Name) is { } own)
            {
                Same($"Position in {set.Name}", own.Position, set.Position);
                Same($"IsRequired in {set.Name}", Text(own.IsRequired), Text(set.IsRequired));
                Same($"ValueFromPipeline in {set.Name}", Text(own.ValueFromPipeline), Text(set.ValueFromPipeline));
                Same($"ValueFromPipelineByPropertyName in {set.Name}", Text(own.ValueFromPipelineByPropertyName), Text(set.ValueFromPipelineByPropertyName));
                Same($"ValueFromRemainingArguments in {set.Name}", Text(own.ValueFromRemainingArguments), Text(set.ValueFromRemainingArguments));
            }
        }
    }

    private static void CompareOutputs(HelpPage page, CmdletFacts cmdlet, Action<int, string> differs)
    {
        var actual = cmdlet.Outputs.Select(output => output.TypeName).Where(name => name != "System.Void").ToHashSet(StringComparer.Ordinal);
        foreach (PageType output in page.Outputs.Where(output => output.TypeName != "None" && !actual.Contains(output.TypeName)))
        {
            differs(output.Line, $"OUTPUTS names '{output.TypeName}', which is no OutputType of the cmdlet.");
        }

        foreach (string name in actual.Where(name => !page.Outputs.Any(output => output.TypeName == name)))
        {
            differs(1, $"OUTPUTS does not name '{name}'.");
        }
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(IEnumerable<string> values) => string.Join(", ", values);
}
