using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Maestro.Adapters;

/// <summary>What is found for one rule, by all threads together.</summary>
internal sealed class RuleScan
{
    private const int LongestText = 200;

    private readonly RatchetRule rule;
    private readonly RatchetScanRequest request;
    private readonly Glob[] globs;
    private readonly Lock gate = new();
    private readonly List<(int File, int Line, string Text)> violations = [];
    private readonly List<(int File, string Reason)> skipped = [];
    private volatile string? error;
    private long matchingTicks;
    private int violationCount;
    private int filesSearched;
    private int filesSkipped;

    public RuleScan(RatchetRule rule, RatchetScanRequest request)
    {
        this.rule = rule;
        this.request = request;
        var parsed = new List<Glob>();
        foreach (string text in rule.Globs ?? [])
        {
            if (Glob.TryParse(text, out Glob? glob, out string problem))
            {
                parsed.Add(glob);
            }
            else
            {
                error = $"Glob '{text}' can't be used: {problem}.";
            }
        }

        globs = [.. parsed];
        if (RatchetPattern.FindProblem(rule.Check) is { } wrong)
        {
            error = $"The pattern is not a regular expression: {wrong}";
        }
    }

    /// <summary>A matcher for one thread: a Regex can be shared, but then the threads fight for its memory.</summary>
    public Matcher CreateMatcher() => new(this, error is null ? RatchetPattern.Create(rule.Check, request.RuleTimeout) : null);

    /// <summary>What was found, once all threads are done.</summary>
    public RatchetResult Result(string[] files)
    {
        Trim(violations, request.MaxViolations);
        Trim(skipped, request.MaxSkipped);
        return new RatchetResult
        {
            RatchetId = rule.RatchetId,
            CorrectionId = rule.CorrectionId,
            Rule = rule.Rule,
            Check = rule.Check,
            State = error is not null ? RatchetState.Error : violationCount > 0 ? RatchetState.Failed : RatchetState.Passed,
            ViolationCount = violationCount,
            Violations = [.. violations.Select(v => new RatchetViolation(files[v.File], v.Line, v.Text))],
            FilesSearched = filesSearched,
            FilesSkipped = filesSkipped,
            Skipped = [.. skipped.Select(s => new RatchetSkippedFile(files[s.File], s.Reason))],
            Error = error,
        };
    }

    private static void Trim<T>(List<T> list, int count)
    {
        list.Sort();
        if (list.Count > count)
        {
            list.RemoveRange(count, list.Count - count);
        }
    }

    private void Add(int file, List<(int Line, string Text)> found, int count)
    {
        lock (gate)
        {
            violationCount += count;
            violations.AddRange(found.Select(f => (file, f.Line, f.Text)));
            if (violations.Count > 10 * request.MaxViolations)
            {
                Trim(violations, request.MaxViolations);
            }
        }
    }

    private void Add(int file, string reason)
    {
        lock (gate)
        {
            filesSkipped++;
            skipped.Add((file, reason));
            if (skipped.Count > 10 * request.MaxSkipped)
            {
                Trim(skipped, request.MaxSkipped);
            }
        }
    }

    /// <summary>One thread's way of looking for the rule.</summary>
    internal sealed class Matcher(RuleScan scan, Regex? regex)
    {
        /// <summary>True when the rule is to look at the file and can.</summary>
        public bool Covers(string file)
        {
            if (regex is null || scan.error is not null)
            {
                return false;
            }

            return scan.globs.Length == 0 || scan.globs.Any(g => Glob.MayMatch(g.Text, file) && g.IsMatch(file));
        }

        public void Skip(int file, string reason) => scan.Add(file, reason);

        public void Match(ReadOnlySpan<char> text, int file, CancellationToken cancellationToken)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                Find(text, file, cancellationToken);
                Interlocked.Increment(ref scan.filesSearched);
            }
            catch (RegexMatchTimeoutException)
            {
                scan.error = TookTooLong();
            }

            long total = Interlocked.Add(ref scan.matchingTicks, Stopwatch.GetTimestamp() - start);
            if (total > scan.request.RuleTimeout.TotalSeconds * Stopwatch.Frequency)
            {
                scan.error ??= TookTooLong();
            }
        }

        // A line counts once, however often the pattern is in it.
        private void Find(ReadOnlySpan<char> text, int file, CancellationToken cancellationToken)
        {
            List<(int Line, string Text)>? found = null;
            int count = 0, line = 1, counted = 0, lineEnd = -1, matches = 0;
            long start = Stopwatch.GetTimestamp();
            foreach (ValueMatch match in regex!.EnumerateMatches(text))
            {
                // The engine's own time-out is for one match; a pattern that matches everywhere would get a new one each time.
                if (++matches % 1024 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (Stopwatch.GetElapsedTime(start) > scan.request.RuleTimeout)
                    {
                        throw new RegexMatchTimeoutException();
                    }
                }

                // What comes after the last line break of a file is no line.
                if (match.Index <= lineEnd || (match.Index == text.Length && text.Length > 0 && text[^1] == '\n'))
                {
                    continue;
                }

                line += text[counted..match.Index].Count('\n');
                counted = match.Index;
                int end = text[match.Index..].IndexOf('\n');
                lineEnd = end < 0 ? text.Length : match.Index + end;
                count++;
                if (count <= scan.request.MaxViolations)
                {
                    int lineStart = text[..match.Index].LastIndexOf('\n') + 1;
                    (found ??= []).Add((line, Excerpt(text[lineStart..lineEnd], match.Index - lineStart)));
                }
            }

            if (count > 0)
            {
                scan.Add(file, found ?? [], count);
            }
        }

        // The line from its start, or from shortly before the match where that is far into a long line.
        private static string Excerpt(ReadOnlySpan<char> line, int match)
        {
            const int Before = 40;
            int from = match > LongestText - Before ? match - Before : 0;
            ReadOnlySpan<char> part = line.Slice(from, Math.Min(line.Length - from, LongestText + 1));
            string text = from > 0 ? "…" + part.TrimEnd().ToString() : part.Trim().ToString();
            return TextFold.Shorten(text, LongestText);
        }

        private string TookTooLong() =>
            $"The pattern took longer than {scan.request.RuleTimeout.TotalSeconds:0.#} s and was given up; make it simpler, or limit it with a glob.";
    }
}
