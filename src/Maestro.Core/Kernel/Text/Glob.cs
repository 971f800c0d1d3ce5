namespace Maestro.Kernel;

/// <summary>A pattern over relative paths with <c>/</c> between the parts: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a-z]</c>, <c>{a,b}</c>, and <c>**</c> for any number of folders.</summary>
/// <remarks>
/// As in <c>.gitignore</c>, a pattern without a slash matches at any depth: <c>*.ts</c> everywhere, <c>./*.ts</c> at the top only, <c>dist/</c> all below any folder
/// dist, <c>src/*.ts</c> and <c>src/**</c> from the top. Case matters, as in git. The time to match grows with pattern length times path length at worst;
/// there is no backtracking that explodes.
/// </remarks>
internal sealed class Glob
{
    private const int MaximumLength = 1000;

    private readonly GlobSegment[][] _alternatives;

    private Glob(string text, GlobSegment[][] alternatives)
    {
        Text = text;
        _alternatives = alternatives;
    }

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="MaestroException">PatternInvalid.</exception>
    public static Glob Parse(string text) => TryParse(text, out Glob? glob, out string problem)
        ? glob
        : throw new MaestroException(
            ErrorCode.PatternInvalid,
            $"The glob '{Display.Cut(text, 80)}' is not valid: {problem}.",
            "Specify a path pattern relative to the repository, such as 'src/**/*.cs'.",
            text);

    /// <summary>Reads a pattern, or reports what is wrong with it.</summary>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Glob? glob, out string problem)
    {
        glob = null;
        problem = FindProblem(text);
        if (problem.Length > 0)
        {
            return false;
        }

        string pattern = text.Replace('\\', '/');
        bool isFolder = pattern.EndsWith('/');
        if (!GlobBraces.TryExpand(isFolder ? pattern.TrimEnd('/') : pattern, out List<string> expanded, out problem))
        {
            return false;
        }

        var alternatives = new List<GlobSegment[]>(expanded.Count);
        foreach (string alternative in expanded)
        {
            // Braces can spell what the whole text did not show: {..,a}/b
            problem = FindProblem(alternative);
            if (problem.Length > 0 || !TrySplit(WithDepth(alternative, isFolder), out GlobSegment[] segments, out problem))
            {
                return false;
            }

            alternatives.Add(segments);
        }

        glob = new Glob(text, [.. alternatives]);
        return true;
    }

    /// <summary>False when the ends of the pattern alone show that it can't match; cheap, so that most of many patterns need not be read at all.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="path">A path as <see cref="NormalizePath"/> gives it.</param>
    public static bool MayMatch(string pattern, string path)
    {
        if (pattern.StartsWith('.') || pattern.Contains('\\') || pattern.Contains("//", StringComparison.Ordinal)
            || pattern.Contains("/./", StringComparison.Ordinal))
        {
            return true;
        }

        int first = pattern.AsSpan().IndexOfAny("*?[{");
        if (first < 0)
        {
            return path.Length >= pattern.TrimEnd('/').Length;
        }

        // Nothing is known of the beginning of what matches at any depth, nor of what only some alternatives in braces have.
        int slash = pattern.AsSpan().TrimEnd('/').IndexOf('/');
        if (slash < 0 || pattern.AsSpan(0, slash).Contains('{'))
        {
            first = 0;
        }

        int last = pattern.AsSpan().LastIndexOfAny("*?]}");
        // After ** a slash may stand for nothing.
        ReadOnlySpan<char> tail = pattern.AsSpan(last + 1).TrimStart('/');
        return path.AsSpan().StartsWith(pattern.AsSpan(0, first).TrimEnd('/')) && (tail.EndsWith('/') || path.AsSpan().EndsWith(tail));
    }

    /// <summary>The path with <c>/</c> between its parts and nothing before the first.</summary>
    public static string NormalizePath(string path)
    {
        string clean = path.Replace('\\', '/');
        while (clean.StartsWith("./", StringComparison.Ordinal))
        {
            clean = clean[2..];
        }

        return clean.Trim('/');
    }

    /// <summary>True when the path, relative and with either separator, fits the pattern.</summary>
    public bool IsMatch(string path)
    {
        ReadOnlySpan<char> trimmed = NormalizePath(path);
        int count = trimmed.Count('/') + 1;
        Span<Range> parts = count <= 64 ? stackalloc Range[count] : new Range[count];
        count = trimmed.Split(parts, '/');
        foreach (GlobSegment[] alternative in _alternatives)
        {
            if (IsMatch(alternative, trimmed, parts[..count]))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    // The usual two-pointer walk: only the latest ** is ever extended, which is enough since it can stand for any run of parts.
    private static bool IsMatch(GlobSegment[] pattern, ReadOnlySpan<char> path, ReadOnlySpan<Range> parts)
    {
        int p = 0, i = 0, resumePattern = -1, resumePart = -1;
        while (i < parts.Length)
        {
            if (p < pattern.Length && pattern[p].IsAnyFolders)
            {
                resumePattern = ++p;
                resumePart = i;
                // A closing ** needs something below the folder it follows.
                if (p == pattern.Length)
                {
                    return true;
                }
            }
            else if (p < pattern.Length && pattern[p].IsMatch(path[parts[i]]))
            {
                p++;
                i++;
            }
            else if (resumePattern >= 0)
            {
                p = resumePattern;
                i = ++resumePart;
            }
            else
            {
                return false;
            }
        }

        return p == pattern.Length;
    }

    // As .gitignore has it: where there is no slash but at the end, the place does not matter.
    private static string WithDepth(string pattern, bool isFolder)
    {
        string everywhere = pattern is "." || pattern.Contains('/', StringComparison.Ordinal) ? pattern : "**/" + pattern;
        return isFolder ? everywhere + "/**" : everywhere;
    }

    private static string FindProblem(string text)
    {
        if (InvisibleCharacters.IsBlank(text))
        {
            return "it is empty";
        }

        if (text.Length > MaximumLength)
        {
            return $"it is longer than {MaximumLength} characters";
        }

        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                return "it contains a control character";
            }
        }

        string path = text.Replace('\\', '/');
        if (path[0] is '/' or '~' || (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0])))
        {
            return "it is absolute";
        }

        foreach (Range part in path.AsSpan().Split('/'))
        {
            if (path.AsSpan()[part] is "..")
            {
                return "'..' points outside the repository";
            }
        }

        return "";
    }

    private static bool TrySplit(string pattern, out GlobSegment[] segments, out string problem)
    {
        problem = "";
        var list = new List<GlobSegment>();
        foreach (string part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
            {
                continue;
            }

            if (!GlobSegment.TryParse(part, out GlobSegment segment, out problem))
            {
                segments = [];
                return false;
            }

            // ** twice in a row is ** once.
            if (!segment.IsAnyFolders || list.Count == 0 || !list[^1].IsAnyFolders)
            {
                list.Add(segment);
            }
        }

        segments = [.. list];
        problem = segments.Length == 0 ? "it is empty" : "";
        return segments.Length > 0;
    }
}
