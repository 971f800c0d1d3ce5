using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Collects the problems of a plan while it is read; places are byte offsets until the end.</summary>
internal sealed class PlanProblems
{
    // A hostile file of 64 MB could hold millions; nobody reads past these, and the count stays right.
    private const int MostOfEach = 1_000;

    private readonly List<(int Offset, PlanProblem Problem)> _found = [];
    private int _warnings;

    public int ErrorCount { get; private set; }

    public void Error(PlanPath path, int offset, string rule, string message)
    {
        if (++ErrorCount <= MostOfEach)
        {
            Add(path, offset, rule, PlanSeverity.Error, message);
        }
    }

    public void Warning(PlanPath path, int offset, string rule, string message)
    {
        if (++_warnings <= MostOfEach)
        {
            Add(path, offset, rule, PlanSeverity.Warning, message);
        }
    }

    /// <summary>The problems in the order of the text, with line and column.</summary>
    public IReadOnlyList<PlanProblem> Located(ReadOnlySpan<byte> text)
    {
        List<PlanProblem> located = new(_found.Count);
        TextPosition position = new(text);
        foreach ((int offset, PlanProblem problem) in _found.OrderBy(found => found.Offset))
        {
            position.MoveTo(offset);
            located.Add(problem with { Line = position.Line, Column = position.Column });
        }

        return located;
    }

    private void Add(PlanPath path, int offset, string rule, string severity, string message) =>
        _found.Add((offset, new PlanProblem { Path = path.ToString(), Line = 0, Column = 0, Rule = rule, Severity = severity, Message = message }));
}
