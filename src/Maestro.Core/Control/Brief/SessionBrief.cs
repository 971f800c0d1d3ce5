using Maestro.Kernel;

namespace Maestro;

/// <summary>What a session has to know when it starts: what is its own, what waits for it, which rules are hard, and what comes next.</summary>
public sealed record SessionBrief
{
    /// <summary>Whom it is for: an agent's name, or a person as <c>user@host</c>.</summary>
    public string Reader { get; internal init; } = null!;

    /// <summary>The reader's session, or null where none is known.</summary>
    public string? SessionId { get; internal init; }

    /// <summary>The features that the reader holds and the handoffs that it has claimed, each with the next command for it.</summary>
    public IReadOnlyList<BriefItem> Mine { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<BriefItem>(null);

    /// <summary>What waits for the reader, each with the command that deals with it: handoffs that nobody has taken up, features in review that are not the reader's own work, and, for a person, open questions, blocked features, reported issues and missions that wait for approval. Features that others took over from the reader come last.</summary>
    public IReadOnlyList<BriefItem> Waiting { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<BriefItem>(null);

    /// <summary>The rules of all corrections of severity hard, newest first.</summary>
    public IReadOnlyList<string> HardRules { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The newest handoff that the reader has claimed, or else the newest pending one; null when there is none.</summary>
    public Handoff? LastHandoff { get; internal init; }

    /// <summary>How many features can be started.</summary>
    public int ReadyFeatures { get; internal init; }

    /// <summary>What is missing, damaged or contradictory, each with its path; empty as a rule. Otherwise the brief may lack something.</summary>
    public IReadOnlyList<string> Damage { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The command that is most likely the next one.</summary>
    public string Next { get; internal init; } = null!;

    /// <summary>All of it for an agent to read: Markdown with <c>\n</c> line breaks, within the limit that was asked for. Text of others stands between two lines that occur in none of it, without characters that steer a terminal.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>The length of the text in tokens, estimated as a quarter of its UTF-8 bytes, rounded up.</summary>
    public int EstimatedTokens { get; internal init; }

    /// <summary>What was omitted from the text to stay within the limit, the least important first.</summary>
    public IReadOnlyList<string> LeftOut { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

/// <summary>Something in a brief, and what to do about it.</summary>
public sealed record BriefItem
{
    /// <summary>feature, handoff, review, question, blocked, issue, mission or taken.</summary>
    public string Kind { get; internal init; } = null!;

    /// <summary>The id of the feature, handoff, issue or mission; of a question, that of its feature.</summary>
    public string Id { get; internal init; } = null!;

    /// <summary>The mission it belongs to; null for a handoff about none.</summary>
    public string? MissionId { get; internal init; }

    /// <summary>Its status; open for a question.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>What it is about, as it was written: the question, the issue, the reason, the summary of what is to be reviewed, or else the title.</summary>
    public string Text { get; internal init; } = null!;

    /// <summary>The next command for it, as it is typed in PowerShell.</summary>
    public string Command { get; internal init; } = null!;

    /// <summary>Kind and id.</summary>
    public override string ToString() => $"{Kind} {Id}";
}

/// <summary>The words of <see cref="BriefItem.Kind"/>.</summary>
public static class BriefItemKind
{
    /// <summary>A feature that the reader holds.</summary>
    public const string Feature = "feature";

    /// <summary>A handoff.</summary>
    public const string Handoff = "handoff";

    /// <summary>A feature that waits for judgement.</summary>
    public const string Review = "review";

    /// <summary>A question that a person has to answer.</summary>
    public const string Question = "question";

    /// <summary>A blocked feature that waits for no answer.</summary>
    public const string Blocked = "blocked";

    /// <summary>A feature that somebody took over from the reader.</summary>
    public const string Taken = "taken";

    /// <summary>An issue that a report names.</summary>
    public const string Issue = "issue";

    /// <summary>A mission that waits for approval.</summary>
    public const string Mission = "mission";
}
