using System.Text;
using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>What the compiler made of the raw learnings.</summary>
/// <param name="Summary">The text: a heading for each group, a line for each learning.</param>
/// <param name="Kept">How many different learnings are in it.</param>
/// <param name="Folded">How many were folded into one that says nearly the same.</param>
/// <param name="LeftOut">How many different ones found no room.</param>
internal sealed record CompiledGuidance(string Summary, int Kept, int Folded, int LeftOut);

/// <summary>Makes one text of many learnings: near-duplicates folded, grouped by the words they share, newest first. The order they come in has no effect.</summary>
internal static class GuidanceCompiler
{
    /// <summary>The length that a summary has at most, in characters, unless another is asked for.</summary>
    public const int DefaultMaxLength = 6000;

    /// <summary>The shortest length that can be asked for.</summary>
    public const int MinimumMaxLength = 200;

    private const double SameFrom = 0.7;
    private const int LongestLine = 300;

    /// <exception cref="MaestroException">GuidanceNotFound, ArgumentInvalid.</exception>
    public static CompiledGuidance Compile(IEnumerable<Learning> learnings, int maxLength = DefaultMaxLength)
    {
        if (maxLength < MinimumMaxLength)
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"A summary of at most {maxLength} characters is too short.",
                $"Specify -MaxLength {MinimumMaxLength} or more.",
                maxLength);
        }

        Line[] sorted =
        [
            .. learnings
                .Select(l => (Learning: l, Text: Normalize(l.Content)))
                .Where(l => l.Text.Length > 0)
                .OrderByDescending(l => l.Learning.Moment)
                .ThenBy(l => l.Text, StringComparer.Ordinal)
                .ThenBy(l => l.Learning.LearningId, StringComparer.Ordinal)
                .Select(l => new Line(l.Text, l.Learning.SessionDate, TextFold.Words(l.Text))),
        ];
        if (sorted.Length == 0)
        {
            throw new MaestroException(
                ErrorCode.GuidanceNotFound,
                "There are no learnings to compile guidance from.",
                "Add-MaestroLearning '<what was learnt>', or Build-MaestroGuidance -Summary '<the guidance>'",
                null);
        }

        List<Line> kept = Fold(sorted);
        string[] groups = LearningGroups.Assign([.. kept.Select(l => l.Words)]);
        return Write(kept, groups, sorted.Length - kept.Count, maxLength);
    }

    // Bullets and a closing full stop come from how it was typed, not from what was learnt.
    private static string Normalize(string content)
    {
        string text = TextFold.OneLine(content).TrimStart('-', '*', '•', ' ').TrimEnd('.', ' ');
        return Display.Cut(text, LongestLine);
    }

    // Only among those in which the same numbers, names and negations stand: a port or a "never" more is another thing.
    private static List<Line> Fold(Line[] lines)
    {
        var kept = new List<Line>();
        HashSet<string> ordinary = Distinctive.Ordinary(lines.Select(static line => line.Text));
        var groups = lines.GroupBy(line => Distinctive.Of(line.Text, ordinary), StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => (Similar: new SimilarTexts(group.Select(static line => line.Words), SameFrom), Kept: new List<Line>()), StringComparer.Ordinal);
        foreach (Line line in lines)
        {
            (SimilarTexts similar, List<Line> same) = groups[Distinctive.Of(line.Text, ordinary)];
            if (similar.TryFind(TextFold.Fold(line.Text), line.Words, out int number))
            {
                same[number].Count++;
            }
            else
            {
                same.Add(line);
                kept.Add(line);
            }
        }

        return kept;
    }

    private static CompiledGuidance Write(List<Line> lines, string[] groups, int folded, int maxLength)
    {
        // Room is given to the newest first; groups come in the order of their newest learning, those without a group last.
        var byGroup = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var order = new List<string>();
        int room = maxLength - Trailer(lines.Count).Length;
        int used = 0, taken = 0;
        for (; taken < lines.Count; taken++)
        {
            string group = groups[taken];
            string text = lines[taken].ToString();
            bool isNew = !byGroup.TryGetValue(group, out List<string>? list);
            int cost = text.Length + 1 + (isNew ? Heading(group).Length + 2 : 0);
            if (used + cost > room)
            {
                break;
            }

            used += cost;
            if (isNew)
            {
                byGroup.Add(group, list = []);
                order.Add(group);
            }

            list!.Add(text);
        }

        if (taken == 0)
        {
            // Not even one fits: the newest, cut.
            string only = Display.Cut(lines[0].ToString(), room - Heading(groups[0]).Length - 3);
            byGroup.Add(groups[0], [only]);
            order.Add(groups[0]);
            taken = 1;
        }

        return new CompiledGuidance(Render(byGroup, order, lines.Count - taken), taken, folded, lines.Count - taken);
    }

    private static string Render(Dictionary<string, List<string>> byGroup, List<string> order, int leftOut)
    {
        var builder = new StringBuilder();
        foreach (string group in order.Where(g => g != LearningGroups.Other).Concat(order.Where(g => g == LearningGroups.Other)))
        {
            builder.Append(builder.Length > 0 ? "\n" : "").Append(Heading(group)).Append('\n');
            builder.AppendJoin('\n', byGroup[group]).Append('\n');
        }

        if (leftOut > 0)
        {
            builder.Append(Trailer(leftOut));
        }

        return builder.ToString().TrimEnd('\n');
    }

    private static string Heading(string group) => group + ":";

    private static string Trailer(int leftOut) => $"\n({leftOut} older omitted.)";

    private sealed record Line(string Text, string Date, List<string> Words)
    {
        public int Count { get; set; } = 1;

        public override string ToString() => Count > 1 ? $"- {Text} ({Date}, {Count} times)" : $"- {Text} ({Date})";
    }
}
