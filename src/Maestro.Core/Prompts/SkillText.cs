namespace Maestro.Prompts;

/// <summary>Reads a skill's Markdown.</summary>
internal static class SkillText
{
    /// <summary>The text without the YAML block at its start, which is for the programs that list skills.</summary>
    public static string WithoutFrontMatter(string text)
    {
        string clean = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (!clean.StartsWith("---\n", StringComparison.Ordinal))
        {
            return clean.Trim();
        }

        int end = clean.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        return (end < 0 ? clean : clean[(end + 5)..]).Trim();
    }
}
