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

    // A text that names a file of the task says more about it than one that shares a word.
    private const int NamedFile = 3;
    private const int ShortestName = 5;

    /// <summary>The texts for a task, each as it was written.</summary>
    /// <param name="task">What is to be done.</param>
    /// <param name="paths">The files it touches, or globs for them.</param>
    /// <param name="learnings">The learnings, newest first.</param>
    /// <param name="guidance">What was compiled of them, or null.</param>
    public static IReadOnlyList<string> For(string task, IEnumerable<string> paths, IEnumerable<Learning> learnings, Guidance? guidance)
    {
        var wanted = new Wanted([.. TextFold.Words(task)], [.. paths.SelectMany(Names).Distinct(StringComparer.OrdinalIgnoreCase)]);
        return [.. Of(guidance, wanted), .. Of(learnings.Where(each => guidance is null || each.KnownSince > guidance.CompiledAt), wanted)];
    }

    // Of a long one the lines that fit; a short one was written to be read whole.
    private static IEnumerable<string> Of(Guidance? guidance, Wanted wanted)
    {
        string summary = guidance?.Summary ?? "";
        return InvisibleCharacters.IsBlank(summary) ? []
            : summary.Length <= ShortGuidance ? [summary]
            : summary.Split('\n')
                .Where(static line => line.TrimStart().StartsWith('-'))
                .Select(line => (Line: line, Shared: wanted.Shared(line)))
                .Where(static each => each.Shared > 0)
                .OrderByDescending(static each => each.Shared)
                .Take(MostLines)
                .Select(static each => each.Line.TrimStart('-', ' '));
    }

    private static IEnumerable<string> Of(IEnumerable<Learning> learnings, Wanted wanted)
    {
        Learning[] looked = [.. learnings.Take(LookedAt)];
        return looked
            .Select(learning => (Learning: learning, Shared: wanted.Shared(learning.Content)))
            .Where(static each => each.Shared > 0)
            .OrderByDescending(static each => each.Shared)
            .Take(MostLearnings)
            .Select(static each => each.Learning)
            .Union(looked.Take(Newest))
            .OrderByDescending(static learning => learning.Moment)
            .Select(static learning => learning.Content);
    }

    // What a text can call a file: its path or its name; of a glob, the folder that it begins with.
    private static IEnumerable<string> Names(string path)
    {
        int wildcard = path.AsSpan().IndexOfAny("*?[{");
        string literal = wildcard < 0 ? path : path[..(path.LastIndexOf('/', wildcard) + 1)];
        string name = literal[(literal.LastIndexOf('/') + 1)..];
        return new[] { literal, name.Contains('.', StringComparison.Ordinal) ? name : "" }.Where(static each => each.Length >= ShortestName);
    }

    private sealed record Wanted(HashSet<string> Words, string[] Names)
    {
        public int Shared(string text) =>
            TextFold.Words(text).Count(Words.Contains) + (Names.Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)) ? NamedFile : 0);
    }
}
