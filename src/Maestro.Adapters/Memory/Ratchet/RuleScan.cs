using System.Diagnostics;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Adapters.Memory;

/// <summary>What is found for one rule, by all threads together.</summary>
internal sealed class RuleScan
{
    private const int LongestText = 200;

    private readonly RatchetRule _rule;
    private readonly RatchetScanRequest _request;
    private readonly Glob[] _globs;
    private readonly Lock _gate = new();
    private readonly List<(int File, int Line, string Text)> _violations = [];
    private readonly List<(int File, string Reason)> _skipped = [];
    private volatile string? _error;
    private long _matchingTicks;
    private int _violationCount;
    private int _filesSearched;
    private int _filesSkipped;

    public RuleScan(RatchetRule rule, RatchetScanRequest request)
    {
        _rule = rule;
        _request = request;
        var parsed = new List<Glob>();
        foreach (string text in rule.Globs ?? [])
        {
            if (Glob.TryParse(text, out Glob? glob, out string problem))
            {
                parsed.Add(glob);
            }
            else
            {
                _error = $"The glob '{text}' is not valid: {problem}.";
            }
        }

        _globs = [.. parsed];
        if (RatchetPattern.FindProblem(rule.Pattern) is { } wrong)
        {
            _error = $"The pattern is not a valid regular expression: {wrong}";
        }
    }

    /// <summary>A matcher for one thread: a Regex can be shared, but then the threads fight for its memory.</summary>
    public Matcher CreateMatcher() => new(this, _error is null ? RatchetPattern.Create(_rule.Pattern, _request.RuleTimeout) : null);

    /// <summary>What was found, once all threads are done.</summary>
    public RatchetResult Result(string[] files)
    {
        Trim(_violations, _request.MaxViolations);
        Trim(_skipped, _request.MaxSkipped);
        return new RatchetResult
        {
            RatchetId = _rule.RatchetId,
            CorrectionId = _rule.CorrectionId,
            Rule = _rule.Rule,
            Pattern = _rule.Pattern,
            State = _error is not null ? RatchetState.Error : _violationCount > 0 ? RatchetState.Failed : RatchetState.Passed,
            ViolationCount = _violationCount,
            Violations = [.. _violations.Select(v => new RatchetViolation(files[v.File], v.Line, v.Text))],
            FilesSearched = _filesSearched,
            FilesSkipped = _filesSkipped,
            Skipped = [.. _skipped.Select(s => new RatchetSkippedFile(files[s.File], s.Reason))],
            Error = _error,
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
        lock (_gate)
        {
            _violationCount += count;
            _violations.AddRange(found.Select(f => (file, f.Line, f.Text)));
            if (_violations.Count > 10 * _request.MaxViolations)
            {
                Trim(_violations, _request.MaxViolations);
            }
        }
    }

    private void Add(int file, string reason)
    {
        lock (_gate)
        {
            _filesSkipped++;
            _skipped.Add((file, reason));
            if (_skipped.Count > 10 * _request.MaxSkipped)
            {
                Trim(_skipped, _request.MaxSkipped);
            }
        }
    }

    /// <summary>One thread's way of looking for the rule.</summary>
    internal sealed class Matcher(RuleScan scan, Regex? regex)
    {
        /// <summary>True when the rule is to look at the file and can.</summary>
        public bool Covers(string file)
        {
            if (regex is null || scan._error is not null)
            {
                return false;
            }

            return scan._globs.Length == 0 || scan._globs.Any(g => Glob.MayMatch(g.Text, file) && g.IsMatch(file));
        }

        public void Skip(int file, string reason) => scan.Add(file, reason);

        public void Match(ReadOnlySpan<char> text, int file, CancellationToken cancellationToken)
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                Find(text, file, cancellationToken);
                Interlocked.Increment(ref scan._filesSearched);
            }
            catch (RegexMatchTimeoutException)
            {
                scan._error = TimedOutMessage();
            }

            long total = Interlocked.Add(ref scan._matchingTicks, Stopwatch.GetTimestamp() - start);
            if (total > scan._request.RuleTimeout.TotalSeconds * Stopwatch.Frequency)
            {
                scan._error ??= TimedOutMessage();
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
                    if (Stopwatch.GetElapsedTime(start) > scan._request.RuleTimeout)
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
                if (count <= scan._request.MaxViolations)
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
            return Display.Cut(text, LongestText);
        }

        private string TimedOutMessage() =>
            $"The pattern took longer than {scan._request.RuleTimeout.TotalSeconds:0.#} s and timed out. Simplify it, or restrict it with a glob.";
    }
}
