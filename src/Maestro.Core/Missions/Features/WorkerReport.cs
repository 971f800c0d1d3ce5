using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>What a worker reports of a feature. Kept in the feature and in <c>workers/&lt;feature&gt;/report.json</c>.</summary>
public sealed record WorkerReport
{
    /// <summary>The one thing to know; never empty.</summary>
    public required string SalientSummary { get; init; }

    /// <summary>What was built.</summary>
    public string WhatWasImplemented { get; init => field = value ?? ""; } = "";

    /// <summary>What was not.</summary>
    public string WhatWasLeftUndone { get; init => field = value ?? ""; } = "";

    /// <summary>What was run and looked at.</summary>
    public ReportVerification Verification { get; init => field = value ?? new(); } = new();

    /// <summary>Which tests are new.</summary>
    public ReportTests Tests { get; init => field = value ?? new(); } = new();

    /// <summary>What else came to light.</summary>
    public IReadOnlyList<DiscoveredIssue> DiscoveredIssues { get; init => field = value ?? []; } = [];

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The summary.</summary>
    public override string ToString() => SalientSummary;
}

/// <summary>What a worker ran and looked at.</summary>
public sealed record ReportVerification
{
    /// <summary>Commands with their exit codes.</summary>
    public IReadOnlyList<CommandRun> CommandsRun { get; init => field = value ?? []; } = [];

    /// <summary>Things tried by hand.</summary>
    public IReadOnlyList<InteractiveCheck> InteractiveChecks { get; init => field = value ?? []; } = [];

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>A command a worker ran.</summary>
/// <param name="Command">The command line.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Observation">What was seen.</param>
public sealed record CommandRun(string Command, int ExitCode, string Observation = "")
{
    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>Something a worker tried by hand.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Observed">What was seen.</param>
public sealed record InteractiveCheck(string Action, string Observed = "")
{
    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The tests a worker added.</summary>
public sealed record ReportTests
{
    /// <summary>One entry a file.</summary>
    public IReadOnlyList<AddedTests> Added { get; init => field = value ?? []; } = [];

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The tests a worker added to one file.</summary>
public sealed record AddedTests
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The cases in it.</summary>
    public IReadOnlyList<TestCase> Cases { get; init => field = value ?? []; } = [];

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>A test case a worker added.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verifies">What it proves.</param>
public sealed record TestCase(string Name, string Verifies = "")
{
    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>A problem a worker came across.</summary>
/// <param name="Severity">How bad it is, in the worker's words.</param>
/// <param name="Description">What it is.</param>
/// <param name="SuggestedFix">What could be done, or null.</param>
public sealed record DiscoveredIssue(string Severity, string Description, string? SuggestedFix = null)
{
    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
