using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Maestro.Help;

/// <summary>Reads the yaml mapping that a page begins with.</summary>
internal sealed class FrontMatterReader(PageSource source, ICollection<HelpProblem> problems)
{
    private static readonly string[] FrontMatterKeys =
    [
        "document type", "external help file", "HelpUri", "Locale", "Module Name", "ms.date", "PlatyPS schema version", "title",
    ];

    public IReadOnlyDictionary<string, string> Read()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (source.FrontMatter is not { } block)
        {
            Report(HelpCode.FrontMatter, 0, "The page doesn't begin with front matter between two lines of ---.");
            return values;
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(block.Lines.ToString()));
            foreach ((YamlNode key, YamlNode value) in (YamlMappingNode)stream.Documents[0].RootNode)
            {
                values[key.ToString()] = value.ToString();
            }
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException or InvalidCastException or ArgumentOutOfRangeException)
        {
            int line = error is YamlException yaml ? (int)yaml.Start.Line : 1;
            Report(HelpCode.FrontMatter, line, "The front matter isn't a yaml mapping.");
            return values;
        }

        foreach (string key in FrontMatterKeys.Where(key => !values.ContainsKey(key)))
        {
            Report(HelpCode.FrontMatter, 0, $"The front matter has no '{key}'.");
        }

        if (values.TryGetValue("PlatyPS schema version", out string? schema) && schema != "2024-05-01")
        {
            Report(HelpCode.FrontMatter, 0, $"The schema version is '{schema}'; this tool reads 2024-05-01.");
        }

        return values;
    }

    private void Report(string code, int line, string message) => problems.Add(new HelpProblem(code, source.Path, line + 1, 1, message));
}
