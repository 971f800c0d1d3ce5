using System.Text;

namespace Maestro.Help;

/// <summary>A folder of pages → the help files of the module. Nothing is written when any page is wrong.</summary>
internal static class Converter
{
    public const string AboutPattern = "about_*.md";
    public const string HelpFile = "Maestro.Cmdlets.dll-Help.xml";

    /// <param name="pagesFolder">The pages.</param>
    /// <param name="outputFolder">Where the help files are put.</param>
    /// <param name="site">The address of the folder with the pages; empty when they are nowhere online.</param>
    public static IReadOnlyList<HelpProblem> Convert(string pagesFolder, string outputFolder, string site = "")
    {
        var problems = new List<HelpProblem>();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var pages = new List<HelpPage>();
        foreach (string path in CmdletPages(pagesFolder))
        {
            HelpPage page = PageReader.Read(path, problems);
            pages.Add(page);
            if (page.FrontMatter.TryGetValue("external help file", out string? file) && file != HelpFile)
            {
                problems.Add(new HelpProblem(HelpCode.FrontMatter, path, 1, 1, $"The external help file is '{file}', not '{HelpFile}'."));
            }
        }

        foreach (string path in Directory.EnumerateFiles(pagesFolder, AboutPattern).Order(StringComparer.Ordinal))
        {
            if (AboutPage.ToText(PageSource.Read(path), problems) is { } text)
            {
                files[Path.GetFileNameWithoutExtension(path) + ".help.txt"] = text;
            }
        }

        if (!problems.Any(problem => !problem.IsWarning))
        {
            files[HelpFile] = MamlWriter.Write(pages, site);
            WriteAll(outputFolder, files);
        }

        return problems;
    }

    public static IEnumerable<string> CmdletPages(string pagesFolder) =>
        Directory.EnumerateFiles(pagesFolder, "*-*.md").Where(path => !Path.GetFileName(path).StartsWith("about_", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static void WriteAll(string outputFolder, Dictionary<string, string> files)
    {
        Directory.CreateDirectory(outputFolder);
        foreach (string stale in Directory.EnumerateFiles(outputFolder, "about_*.help.txt").Where(path => !files.ContainsKey(Path.GetFileName(path))))
        {
            File.Delete(stale);
        }

        foreach ((string name, string text) in files)
        {
            string path = Path.Combine(outputFolder, name);
            byte[] bytes = new UTF8Encoding(false).GetBytes(text);
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            {
                // The build compares times: a file that is right must also be newer than its pages.
                File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            }
            else
            {
                File.WriteAllBytes(path, bytes);
            }
        }
    }
}
