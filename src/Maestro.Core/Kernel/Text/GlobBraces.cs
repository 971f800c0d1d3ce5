namespace Maestro.Kernel;

/// <summary>Spells out the braces of a glob: <c>a{b,c}</c> is <c>ab</c> and <c>ac</c>.</summary>
internal static class GlobBraces
{
    private const int MaximumAlternatives = 256;
    private const int MaximumDepth = 8;

    public static bool TryExpand(string text, out List<string> alternatives, out string problem)
    {
        int position = 0;
        alternatives = [];
        problem = "";
        string? found = Sequence(text, ref position, 0, alternatives);
        if (found is null)
        {
            return true;
        }

        problem = found;
        return false;
    }

    // Reads up to the end of the text or, inside braces, up to ',' or '}'. Returns what is wrong, or null.
    private static string? Sequence(string text, ref int position, int depth, List<string> results)
    {
        if (depth > MaximumDepth)
        {
            return $"braces are nested more than {MaximumDepth} levels deep";
        }

        var current = new List<string> { "" };
        while (position < text.Length)
        {
            char c = text[position];
            if (depth > 0 && c is ',' or '}')
            {
                break;
            }

            if (c == '{')
            {
                string? problem = Group(text, ref position, depth + 1, current);
                if (problem is not null)
                {
                    return problem;
                }

                continue;
            }

            if (depth == 0 && c == '}')
            {
                return "a '}' has no '{'";
            }

            int end = c == '[' ? GlobSegment.ClassEnd(text, position) : position;
            if (end < 0)
            {
                return "a '[' has no ']'";
            }

            string piece = text[position..(end + 1)];
            for (int i = 0; i < current.Count; i++)
            {
                current[i] += piece;
            }

            position = end + 1;
        }

        results.AddRange(current);
        return results.Count > MaximumAlternatives ? TooMany : null;
    }

    private static string TooMany => $"its braces expand to more than {MaximumAlternatives} patterns";

    private static string? Group(string text, ref int position, int depth, List<string> current)
    {
        var choices = new List<string>();
        do
        {
            position++;
            string? problem = Sequence(text, ref position, depth, choices);
            if (problem is not null)
            {
                return problem;
            }

            if (position >= text.Length)
            {
                return "a '{' has no '}'";
            }
        }
        while (text[position] == ',');

        position++;
        if (current.Count * choices.Count > MaximumAlternatives)
        {
            return TooMany;
        }

        string[] before = [.. current];
        current.Clear();
        foreach (string start in before)
        {
            foreach (string choice in choices)
            {
                current.Add(start + choice);
            }
        }

        return null;
    }
}
