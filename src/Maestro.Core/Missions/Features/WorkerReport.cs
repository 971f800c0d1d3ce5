using System.Text.Json.Serialization;
using Maestro.Kernel;

namespace Maestro;

/// <summary>What a worker reports of a feature. Kept in the feature and in <c>workers/&lt;feature&gt;/report.json</c>.</summary>
public sealed record WorkerReport : ExtensibleRecord
{
    /// <summary>The one thing to know; never empty.</summary>
    [JsonInclude]
    [JsonRequired]
    public string SalientSummary { get; internal init; } = null!;

    /// <summary>What was built.</summary>
    [JsonInclude]
    public string WhatWasImplemented { get; internal init => field = value ?? ""; } = "";

    /// <summary>What was not.</summary>
    [JsonInclude]
    public string WhatWasLeftUndone { get; internal init => field = value ?? ""; } = "";

    /// <summary>What was run and looked at.</summary>
    [JsonInclude]
    public ReportVerification Verification { get; internal init => field = value ?? new(); } = new();

    /// <summary>Which tests are new.</summary>
    [JsonInclude]
    public ReportTests Tests { get; internal init => field = value ?? new(); } = new();

    /// <summary>What else came to light.</summary>
    [JsonInclude]
    public IReadOnlyList<DiscoveredIssue> DiscoveredIssues { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<DiscoveredIssue>(null);

    /// <summary>The summary.</summary>
    public override string ToString() => SalientSummary;

    /// <summary>This report in place of an earlier one, whose issues stay, each in its place: an issue ends with a decision, not with another report.</summary>
    internal WorkerReport After(WorkerReport? earlier) => earlier is not { DiscoveredIssues.Count: > 0 } ? this : this with
    {
        DiscoveredIssues =
        [
            .. earlier.DiscoveredIssues.Select(known => DiscoveredIssues.FirstOrDefault(issue => issue.Description == known.Description) ?? known),
            .. DiscoveredIssues.Where(issue => earlier.DiscoveredIssues.All(known => known.Description != issue.Description)),
        ],
    };
}

/// <summary>What a worker ran and looked at.</summary>
public sealed record ReportVerification : ExtensibleRecord
{
    /// <summary>Commands with their exit codes.</summary>
    [JsonInclude]
    public IReadOnlyList<CommandRun> CommandsRun { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<CommandRun>(null);

    /// <summary>Things tried by hand.</summary>
    [JsonInclude]
    public IReadOnlyList<InteractiveCheck> InteractiveChecks { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<InteractiveCheck>(null);

    /// <summary>The commands.</summary>
    public override string ToString() => CommandsRun.ToString() ?? "";
}

/// <summary>A command a worker ran.</summary>
public sealed record CommandRun : ExtensibleRecord
{
    /// <summary>The command line.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Command { get; internal init; } = null!;

    /// <summary>Its exit code.</summary>
    [JsonInclude]
    [JsonRequired]
    public int ExitCode { get; internal init; }

    /// <summary>What was seen.</summary>
    [JsonInclude]
    public string Observation { get; internal init => field = value ?? ""; } = "";

    /// <summary>The command and its exit code.</summary>
    public override string ToString() => $"{Command} ({ExitCode})";
}

/// <summary>Something a worker tried by hand.</summary>
public sealed record InteractiveCheck : ExtensibleRecord
{
    /// <summary>What was done.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Action { get; internal init; } = null!;

    /// <summary>What was seen.</summary>
    [JsonInclude]
    public string Observed { get; internal init => field = value ?? ""; } = "";

    /// <summary>What was done.</summary>
    public override string ToString() => Action;
}

/// <summary>The tests a worker added.</summary>
public sealed record ReportTests : ExtensibleRecord
{
    /// <summary>One entry a file.</summary>
    [JsonInclude]
    public IReadOnlyList<AddedTests> Added { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<AddedTests>(null);

    /// <summary>The files.</summary>
    public override string ToString() => Added.ToString() ?? "";
}

/// <summary>The tests a worker added to one file.</summary>
public sealed record AddedTests : ExtensibleRecord
{
    /// <summary>The file.</summary>
    [JsonInclude]
    [JsonRequired]
    public string File { get; internal init; } = null!;

    /// <summary>The cases in it.</summary>
    [JsonInclude]
    public IReadOnlyList<TestCase> Cases { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<TestCase>(null);

    /// <summary>The file.</summary>
    public override string ToString() => File;
}

/// <summary>A test case a worker added.</summary>
public sealed record TestCase : ExtensibleRecord
{
    /// <summary>Its name.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Name { get; internal init; } = null!;

    /// <summary>What it proves.</summary>
    [JsonInclude]
    public string Verifies { get; internal init => field = value ?? ""; } = "";

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A problem a worker came across.</summary>
public sealed record DiscoveredIssue : ExtensibleRecord
{
    /// <summary>How bad it is, in the worker's words.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Severity { get; internal init; } = null!;

    /// <summary>What it is.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Description { get; internal init; } = null!;

    /// <summary>What could be done, or null.</summary>
    [JsonInclude]
    public string? SuggestedFix { get; internal init; }

    /// <summary>The description.</summary>
    public override string ToString() => Description;
}
