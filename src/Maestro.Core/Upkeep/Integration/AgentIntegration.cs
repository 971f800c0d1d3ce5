namespace Maestro;

/// <summary>How Maestro's instructions stand in the file that an agent reads at the start of every session.</summary>
public sealed record AgentIntegration
{
    /// <summary>claude-code, codex, gemini or droid.</summary>
    public string Agent { get; internal init; } = null!;

    /// <summary>User: the agent's own file in the user's folder. Project: a file at the root of the repository.</summary>
    public string Scope { get; internal init; } = null!;

    /// <summary>The absolute path of the instruction file; it need not exist. Null when there is no workspace it would belong to.</summary>
    public string? Path { get; internal init; }

    /// <summary>current, outdated, damaged (markers without their other half, or more than one block), absent, or not-detected (the agent is not set up here).</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>What was done: injected, updated, migrated, skipped, removed, not-found, not-detected; null when it was only looked at.</summary>
    public string? Action { get; internal init; }

    /// <summary>The absolute path of the file with the agent's hooks; null where the agent has no folder for it.</summary>
    public string? HookPath { get; internal init; }

    /// <summary>How the hook that briefs each session stands: current, outdated or absent; null where the agent has no folder for it.</summary>
    public string? HookStatus { get; internal init; }

    /// <summary>The version of Maestro that wrote the block; null without a block, or when it does not say.</summary>
    public string? Version { get; internal init; }

    /// <summary>The agent and the status.</summary>
    public override string ToString() => $"{Agent}: {Status}";
}

/// <summary>The words of <see cref="AgentIntegration.Status"/>.</summary>
public static class IntegrationStatus
{
    /// <summary>One whole block with this version's text.</summary>
    public const string Current = "current";
    /// <summary>A block with another text.</summary>
    public const string Outdated = "outdated";
    /// <summary>A start marker of ours without an end, or more than one block.</summary>
    public const string Damaged = "damaged";
    /// <summary>Nothing of ours.</summary>
    public const string Absent = "absent";
    /// <summary>The agent's folder, or the file in a project, does not exist.</summary>
    public const string NotDetected = "not-detected";
}

/// <summary>The words of <see cref="AgentIntegration.Action"/>.</summary>
public static class IntegrationAction
{
    /// <summary>A block was put in.</summary>
    public const string Injected = "injected";
    /// <summary>The block was replaced, or its markers put right.</summary>
    public const string Updated = "updated";
    /// <summary>A block in a file that the agent no longer reads gave way to the block.</summary>
    public const string Migrated = "migrated";
    /// <summary>The block was there and current.</summary>
    public const string Skipped = "skipped";
    /// <summary>Everything of ours was removed.</summary>
    public const string Removed = "removed";
    /// <summary>There was nothing of ours to update or remove.</summary>
    public const string NotFound = "not-found";
    /// <summary>The agent is not set up here; nothing was made.</summary>
    public const string NotDetected = "not-detected";
}

/// <summary>Where instructions can go.</summary>
public static class IntegrationScope
{
    /// <summary>The agent's own file in the user's folder.</summary>
    public const string User = "User";
    /// <summary>A file at the root of the repository.</summary>
    public const string Project = "Project";
}
