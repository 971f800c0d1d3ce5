using System.Globalization;

namespace Maestro.Prompts;

/// <summary>A worker's report as texts with what each is.</summary>
internal static class ReportText
{
    /// <summary>All of it.</summary>
    public static IEnumerable<(string Label, string? Text)> All(WorkerReport report) =>
    [
        ("Summary", report.SalientSummary),
        .. Details(report),
        .. report.Verification.CommandsRun.SelectMany(static run => new (string, string?)[]
        {
            (string.Create(CultureInfo.InvariantCulture, $"Ran, exit code {run.ExitCode}"), run.Command),
            ("Saw", run.Observation),
        }),
        .. report.Verification.InteractiveChecks.SelectMany(static check => new (string, string?)[] { ("Tried", check.Action), ("Saw", check.Observed) }),
        .. report.Tests.Added.SelectMany(static file => new (string, string?)[] { ("New tests in", file.File) }
            .Concat(file.Cases.SelectMany(static test => new (string, string?)[] { ("Test", test.Name), ("Proves", test.Verifies) }))),
        .. Issues(report.DiscoveredIssues),
    ];

    /// <summary>What was built and what was not; what only repeats the summary is omitted.</summary>
    public static IEnumerable<(string Label, string? Text)> Details(WorkerReport? report) => report is null
        ? []
        : [("Built", report.WhatWasImplemented == report.SalientSummary ? null : report.WhatWasImplemented), ("Left undone", report.WhatWasLeftUndone)];

    /// <summary>What was found beside the work.</summary>
    public static IEnumerable<(string Label, string? Text)> Issues(IEnumerable<DiscoveredIssue> issues) => issues.SelectMany(static issue => new (string, string?)[]
    {
        ("Open issue", $"{issue.Severity}: {issue.Description}"),
        ("Suggested", issue.SuggestedFix),
    });
}
