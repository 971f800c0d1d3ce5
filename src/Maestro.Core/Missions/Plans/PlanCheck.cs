using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro;

/// <summary>A check of a plan: one for each problem, or a single one that passed.</summary>
public sealed record PlanCheck : CheckResult
{
    /// <summary>Where in the plan, as a JSON path such as <c>features[1].dependsOn[0]</c>; <c>$</c> is the whole.</summary>
    public string Path { get; internal init; } = null!;

    /// <summary>The line, from 1; 0 for the whole.</summary>
    public int Line { get; internal init; }

    /// <summary>The column in characters, from 1; 0 for the whole.</summary>
    public int Column { get; internal init; }

    /// <summary>error or warning; a warning passes.</summary>
    public string Severity { get; internal init; } = PlanSeverity.Error;

    /// <summary>The checks of a plan that was read.</summary>
    internal static IEnumerable<PlanCheck> Of(PlanReadResult result, string? source)
    {
        foreach (PlanProblem problem in result.Problems)
        {
            yield return new PlanCheck
            {
                Name = problem.Rule,
                Passed = !problem.IsError,
                Message = problem.Message,
                Target = source,
                Path = problem.Path,
                Line = problem.Line,
                Column = problem.Column,
                Severity = problem.Severity,
            };
        }

        if (result.Plan is { } plan)
        {
            yield return new PlanCheck
            {
                Name = "plan",
                Passed = true,
                Message = $"{Count.Of(plan.Milestones.Count, "milestone")}, {Count.Of(plan.Features.Count, "feature")}, {Count.Of(plan.Features.Sum(static feature => feature.Fulfills.Count), "assertion")}.",
                Target = source,
                Path = "$",
                Severity = "none",
            };
        }
    }
}
