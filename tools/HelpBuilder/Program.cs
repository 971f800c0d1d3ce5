using System.Text;

namespace Maestro.Help;

/// <summary>The command line. Exit code 0, 1 when a page is wrong, 2 when the command line is.</summary>
internal static class Program
{
    private const string Usage =
        """
        HelpBuilder <pages> <output> [site]      pages (docs/help) → MAML and about topics (out/Maestro/en-US); site is the address of the
                                                 folder with the pages, for Get-Help -Online
        HelpBuilder new <module> <pages>         makes a page for each cmdlet that has none
        HelpBuilder refresh <module> <pages>     rewrites SYNTAX and parameter blocks from the compiled cmdlets
        HelpBuilder check <module> <pages>       names every difference between pages and compiled cmdlets
        HelpBuilder compare <ours.xml> <theirs.xml>  compares our MAML with the one that PlatyPS exports

        <module> is the built module's folder or the path of its cmdlet assembly.
        """;

    public static int Main(string[] args) => Run(args, Console.Out);

    internal static int Run(string[] args, TextWriter output)
    {
        try
        {
            return args switch
            {
                ["new", var module, var pages] => New(module, pages, output),
                ["refresh", var module, var pages] => Refresh(module, pages, output),
                ["check", var module, var pages] => Report(PageChecker.Check(CmdletReader.Read(module), pages), output),
                ["compare", var ours, var theirs] => Report(MamlComparer.Compare(ours, theirs), output),
                [var pages, var folder] => Report(Converter.Convert(pages, folder), output),
                [var pages, var folder, var site] => Report(Converter.Convert(pages, folder, site), output),
                _ => Explain(output),
            };
        }
        catch (IOException error)
        {
            return Report([new HelpProblem(HelpCode.Input, args.Length == 2 ? args[0] : args[1], 1, 1, error.Message)], output);
        }
    }

    private static int Explain(TextWriter output)
    {
        output.WriteLine(Usage);
        return 2;
    }

    private static int Report(IReadOnlyList<HelpProblem> problems, TextWriter output)
    {
        foreach (HelpProblem problem in problems)
        {
            output.WriteLine(problem);
        }

        return problems.Any(problem => !problem.IsWarning) ? 1 : 0;
    }

    private static int New(string module, string pages, TextWriter output)
    {
        IReadOnlyList<CmdletFacts> cmdlets = CmdletReader.Read(module);
        string[] names = [.. cmdlets.Select(cmdlet => cmdlet.Name)];
        var today = DateOnly.FromDateTime(DateTime.Now);
        Directory.CreateDirectory(pages);
        foreach (CmdletFacts cmdlet in cmdlets)
        {
            string path = Path.Combine(pages, cmdlet.Name + ".md");
            if (!File.Exists(path))
            {
                File.WriteAllText(path, PageWriter.Write(cmdlet, names, today));
                output.WriteLine(path);
            }
        }

        return 0;
    }

    private static int Refresh(string module, string pages, TextWriter output)
    {
        foreach (CmdletFacts cmdlet in CmdletReader.Read(module))
        {
            string path = Path.Combine(pages, cmdlet.Name + ".md");
            if (!File.Exists(path))
            {
                continue;
            }

            var source = PageSource.Read(path);
            string text = PageRefresher.Refresh(source, cmdlet, out IReadOnlyList<string> log);
            if (text != source.Text)
            {
                bool marked = File.ReadAllBytes(path) is [0xEF, 0xBB, 0xBF, ..];
                File.WriteAllText(path, text, new UTF8Encoding(marked));
                output.WriteLine(log.Count == 0 ? path : $"{path}: {string.Join(", ", log)}");
            }
        }

        return 0;
    }
}
