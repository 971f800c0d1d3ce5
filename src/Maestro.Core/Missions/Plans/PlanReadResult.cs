using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What came of reading a plan: the plan, or what is wrong with it.</summary>
internal sealed record PlanReadResult
{
    private const int ListedProblems = 20;

    /// <summary>The plan, or null when there is an error among the problems.</summary>
    public required MissionPlan? Plan { get; init; }

    /// <summary>Errors and warnings in the order of the text; the first 1,000 of each.</summary>
    public required IReadOnlyList<PlanProblem> Problems { get; init; }

    /// <summary>How many errors there are in all, also those beyond the first 1,000.</summary>
    public required int ErrorCount { get; init; }

    /// <summary>The plan, or the one exception that lists all problems.</summary>
    /// <param name="source">The plan's file, or a word for where it came from; names the plan in the message.</param>
    /// <exception cref="MaestroException">PlanInvalid; WorkflowInvalid when a workflow was given for a plan with milestones.</exception>
    public MissionPlan PlanOrThrow(string? source) => Plan ?? throw Invalid(source);

    private MaestroException Invalid(string? source)
    {
        List<PlanProblem> errors = [.. Problems.Where(problem => problem.IsError)];
        string name = source is null ? "The plan" : $"The plan {QuotedText.Of(source)}";
        List<string> lines = [$"{name} has {(ErrorCount == 1 ? "a problem" : $"{ErrorCount} problems")}:"];
        lines.AddRange(errors.Take(ListedProblems).Select(problem => $"  {problem}"));
        if (ErrorCount > ListedProblems)
        {
            lines.Add($"  and {ErrorCount - ListedProblems} more");
        }

        bool workflow = errors.Any(problem => problem.Rule == PlanRule.Workflow);
        return new MaestroException(
            workflow ? ErrorCode.WorkflowInvalid : ErrorCode.PlanInvalid,
            string.Join('\n', lines),
            workflow ? "Omit -Workflow, or remove the milestones from the plan." : source is null ? "Pipe the plan to Test-MaestroPlan until it has no problems." : CommandText.Of($"Test-MaestroPlan -Path {source}"),
            errors);
    }
}
