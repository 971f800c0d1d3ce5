using System.Text;

namespace Maestro.Kernel;

/// <summary>Shows how a text changes, as <c>diff -u</c> does. Lines are made harmless, since they come from files.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    private enum Kind
    {
        Same,
        Removed,
        Added,
    }

    /// <summary>The difference; empty when there is none.</summary>
    public static string Of(string oldName, string newName, string before, string after)
    {
        string[] from = Lines(before);
        string[] to = Lines(after);
        List<(Kind Kind, string Line)> script = Script(from, to);
        if (script.TrueForAll(static step => step.Kind == Kind.Same))
        {
            return "";
        }

        StringBuilder text = new StringBuilder().Append("--- ").Append(Display.Plain(oldName)).Append("\n+++ ").Append(Display.Plain(newName));
        for (int i = 0, oldLine = 1, newLine = 1; i < script.Count;)
        {
            int end = HunkEnd(script, i);
            if (end == i)
            {
                oldLine++;
                newLine++;
                i++;
                continue;
            }

            int removed = Count(script, i, end, Kind.Added);
            int added = Count(script, i, end, Kind.Removed);
            text.Append("\n@@ -").Append(removed == 0 ? oldLine - 1 : oldLine).Append(',').Append(removed)
                .Append(" +").Append(added == 0 ? newLine - 1 : newLine).Append(',').Append(added).Append(" @@");
            foreach ((Kind kind, string line) in script[i..end])
            {
                text.Append('\n').Append(kind switch { Kind.Removed => '-', Kind.Added => '+', _ => ' ' }).Append(Display.Plain(line));
            }

            oldLine += removed;
            newLine += added;
            i = end;
        }

        return text.ToString();
    }

    // Lines keep what ends them, so that a change of line ends is a change.
    private static string[] Lines(string text)
    {
        string[] lines = text.Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static int Count(List<(Kind Kind, string Line)> script, int start, int end, Kind except) =>
        script[start..end].Count(step => step.Kind != except);

    // A hunk begins at most three lines before a change and goes on while the next change is near.
    private static int HunkEnd(List<(Kind Kind, string Line)> script, int start)
    {
        int last = -1;
        for (int i = start; i < script.Count && i <= (last < 0 ? start + Context : last + (2 * Context)); i++)
        {
            last = script[i].Kind == Kind.Same ? last : i;
        }

        return last < 0 ? start : Math.Min(script.Count, last + Context + 1);
    }

    private static List<(Kind Kind, string Line)> Script(string[] from, string[] to)
    {
        int head = 0;
        while (head < from.Length && head < to.Length && from[head] == to[head])
        {
            head++;
        }

        int tail = 0;
        while (tail < from.Length - head && tail < to.Length - head && from[^(tail + 1)] == to[^(tail + 1)])
        {
            tail++;
        }

        var script = new List<(Kind, string)>(from.Take(head).Select(static line => (Kind.Same, line)));
        script.AddRange(Middle(from[head..^tail], to[head..^tail]));
        script.AddRange(from[^tail..].Select(static line => (Kind.Same, line)));
        return script;
    }

    // The longest common subsequence where that is quick; what is left in the middle is small as a rule.
    private static List<(Kind Kind, string Line)> Middle(string[] from, string[] to)
    {
        var script = new List<(Kind, string)>();
        if ((long)from.Length * to.Length > 4_000_000)
        {
            script.AddRange(from.Select(static line => (Kind.Removed, line)));
            script.AddRange(to.Select(static line => (Kind.Added, line)));
            return script;
        }

        int[,] longest = new int[from.Length + 1, to.Length + 1];
        for (int i = from.Length - 1; i >= 0; i--)
        {
            for (int j = to.Length - 1; j >= 0; j--)
            {
                longest[i, j] = from[i] == to[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < from.Length || j < to.Length;)
        {
            if (i < from.Length && j < to.Length && from[i] == to[j])
            {
                script.Add((Kind.Same, from[i++]));
                j++;
            }
            else if (j == to.Length || (i < from.Length && longest[i + 1, j] >= longest[i, j + 1]))
            {
                script.Add((Kind.Removed, from[i++]));
            }
            else
            {
                script.Add((Kind.Added, to[j++]));
            }
        }

        return script;
    }
}
