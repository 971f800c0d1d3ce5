namespace Maestro.Tests;

/// <summary>Reads the texts between the fences of a prompt, as whoever gets it does.</summary>
internal static class FencedTexts
{
    /// <summary>The contents of the fences, exactly.</summary>
    public static List<string> Of(string prompt) => Split(prompt).Inside;

    /// <summary>What stands between the fences: the prompt's own words.</summary>
    public static string Own(string prompt) => string.Join('\n', Split(prompt).Outside);

    private static (List<string> Inside, List<string> Outside) Split(string prompt)
    {
        int at = prompt.IndexOf("~~~maestro-", StringComparison.Ordinal);
        if (at < 0)
        {
            return ([], [prompt]);
        }

        int end = at;
        while (end < prompt.Length && (char.IsAsciiLetterOrDigit(prompt[end]) || prompt[end] is '~' or '-'))
        {
            end++;
        }

        // The line of a fence alone, with nothing before or after it.
        string line = prompt[at..end];
        string[] parts = ("\n" + prompt + "\n").Split($"\n{line}\n");
        var inside = new List<string>();
        var outside = new List<string>();
        for (int part = 0; part < parts.Length; part++)
        {
            (part % 2 == 0 ? outside : inside).Add(parts[part]);
        }

        return (inside, outside);
    }
}
