using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Memory;

/// <summary>Answers from all of memory: what a task needs, where a word stands, how much there is, what is wrong with it.</summary>
internal sealed class MemoryService(
    MemoryRepository memory,
    NoteService notes,
    ProjectService projects,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    /// <summary>The check that every file of memory can be read.</summary>
    public const string FileReadable = "file-readable";

    private Prepared? _prepared;

    /// <summary>The corrections for a task, best first; hard ones always.</summary>
    /// <param name="task">What is to be done, or null.</param>
    /// <param name="paths">The files it touches, repository-relative, or null.</param>
    /// <param name="feedback">Where files that can't be read are reported.</param>
    public IReadOnlyList<MemoryHit> Recall(string? task, IReadOnlyCollection<string>? paths, IFeedback feedback) =>
        Prepare(memory.CorrectionsAsListed(feedback)).Recall(task, paths);

    /// <summary>What of the learnings and the guidance concerns a task, each text as it was written.</summary>
    public IReadOnlyList<string> LearningsFor(string task, IEnumerable<string> paths, IFeedback feedback) =>
        LearningRecall.For(task, paths, memory.Learnings(feedback), feedback.TryOrReport(memory.Guidance));

    /// <summary>The corrections, learnings and notes in which every term of a query occurs, best first.</summary>
    public IReadOnlyList<MemoryHit> Search(string query, IFeedback feedback) => InvisibleCharacters.IsBlank(query)
        ? throw new MaestroException(ErrorCode.ArgumentInvalid, "The query is empty.", "Search-MaestroMemory database", query)
        : MemorySearch.Search(query, memory.Corrections(feedback), memory.Learnings(feedback), notes.GetOrReport(feedback));

    /// <summary>How much there is.</summary>
    public MemoryStatistics Measure(IFeedback feedback) => MemoryStatistics.Of(
        Contents(feedback), feedback.TryOrReport(projects.Graph), clock.GetUtcNow());

    /// <summary>One check for each rule that holds, and one for each thing that breaks a rule.</summary>
    public IEnumerable<CheckResult> Test()
    {
        var damaged = new Damaged();
        MemoryContents contents = Contents(damaged);
        foreach (CheckResult check in damaged.Checks())
        {
            yield return check;
        }

        ILookup<string, MemoryFinding> findings = MemoryLint.Check(contents, settings().Memory.MaxAge, clock.GetUtcNow()).ToLookup(static finding => finding.Check);
        foreach (string name in MemoryLint.Checks)
        {
            if (!findings.Contains(name))
            {
                yield return new CheckResult { Name = name, Passed = true, Message = "No problems were found." };
            }

            foreach (MemoryFinding finding in findings[name])
            {
                yield return new CheckResult { Name = name, Passed = false, Message = finding.Message, Target = finding.Target, Fix = finding.Hint };
            }
        }
    }

    private MemoryContents Contents(IFeedback feedback) => new()
    {
        Corrections = memory.Corrections(feedback),
        Learnings = memory.Learnings(feedback),
        Guidance = feedback.TryOrReport(memory.Guidance),
        Suite = feedback.TryOrReport(memory.Suite),
        Baseline = feedback.TryOrReport(memory.Baseline),
        Notes = notes.GetOrReport(feedback),
    };

    // What was prepared stays good while the records are the very same ones.
    private MemoryRecall Prepare(IReadOnlyList<Correction> listed)
    {
        if (_prepared is not { } prepared || !prepared.IsOf(listed))
        {
            IEnumerable<Correction> newestFirst = listed.OrderByDescending(static correction => correction.CorrectionId, Comparer<string>.Create(SequencedOrder.Compare));
            prepared = new Prepared(listed, new MemoryRecall(newestFirst));
            _prepared = prepared;
        }

        return prepared.Recall;
    }

    private sealed record Prepared(IReadOnlyList<Correction> Listed, MemoryRecall Recall)
    {
        public bool IsOf(IReadOnlyList<Correction> listed)
        {
            if (ReferenceEquals(listed, Listed))
            {
                return true;
            }

            if (listed.Count != Listed.Count)
            {
                return false;
            }

            for (int i = 0; i < listed.Count; i++)
            {
                if (!ReferenceEquals(listed[i], Listed[i]))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class Damaged : IFeedback
    {
        private readonly List<MaestroException> _problems = [];

        public void Problem(MaestroException problem) => _problems.Add(problem);

        public void Warn(string message)
        {
        }

        public IEnumerable<CheckResult> Checks() => _problems.Count == 0
            ? [new CheckResult { Name = FileReadable, Passed = true, Message = "Every file can be read." }]
            : _problems.Select(static problem => new CheckResult
            {
                Name = FileReadable,
                Passed = false,
                Message = problem.Message,
                Target = problem.Target as string,
                Fix = problem.Hint,
            });
    }
}
