using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Finds what of the learnings and the guidance concerns a task. What is new concerns everybody until it is compiled.</summary>
internal static class LearningRecall
{
    private const int ShortGuidance = 1000;
    private const int MostLines = 10;
    private const int MostLearnings = 5;
    private const int Newest = 3;
    private const int LookedAt = 500;

    /// <summary>The texts for a task, each as it was written.</summary>
    /// <param name="task">What is to be done.</param>
    /// <param name="learnings">The learnings, newest first.</param>
    /// <param name="guidance">What was compiled of them, or null.</param>
    public static IReadOnlyList<string> For(string task, IEnumerable<Learning> learnings, Guidance? guidance)
    {
        HashSet<string> words = [.. TextFold.Words(task)];
        return [.. Of(guidance, words), .. Of(learnings.Where(each => guidance is null || each.KnownSince > guidance.CompiledAt), words)];
    }

    // Of a long one the lines that fit; a short one was written to be read whole.
    private static IEnumerable<string> Of(Guidance? guidance, HashSet<string> words)
    {
        string summary = guidance?.Summary ?? "";
        return string.IsNullOrWhiteSpace(summary) ? []
            : summary.Length <= ShortGuidance ? [summary]
            : summary.Split('\n')
                .Where(static line => line.TrimStart().StartsWith('-'))
                .Select(line => (Line: line, Shared: Shared(line, words)))
                .Where(static each => each.Shared > 0)
                .OrderByDescending(static each => each.Shared)
                .Take(MostLines)
                .Select(static each => each.Line.TrimStart('-', ' '));
    }

    private static IEnumerable<string> Of(IEnumerable<Learning> learnings, HashSet<string> words)
    {
        Learning[] looked = [.. learnings.Take(LookedAt)];
        return looked
            .Select(learning => (Learning: learning, Shared: Shared(learning.Content, words)))
            .Where(static each => each.Shared > 0)
            .OrderByDescending(static each => each.Shared)
            .Take(MostLearnings)
            .Select(static each => each.Learning)
            .Union(looked.Take(Newest))
            .OrderByDescending(static learning => learning.Moment)
            .Select(static learning => learning.Content);
    }

    private static int Shared(string text, HashSet<string> words) => TextFold.Words(text).Count(words.Contains);
}
