using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>One entry of <c>workers/&lt;feature&gt;/questions.json</c>, oldest first.</summary>
internal sealed record StoredQuestion : ExtensibleRecord
{
    [JsonRequired]
    public string Question { get; init; } = null!;

    [JsonRequired]
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The agent that asked; null for a person.</summary>
    public string? Agent { get; init; }

    /// <summary>The session that asked, or null where none is known.</summary>
    public string? SessionId { get; init; }

    /// <summary>The person who asked, as <c>user@host</c>; null where a session is known.</summary>
    public string? User { get; init; }

    /// <summary>The handoff that it was asked with, or null.</summary>
    public string? HandoffId { get; init; }

    /// <summary>True when the feature was blocked for it, and goes on when it is answered; null otherwise.</summary>
    public bool? Blocks { get; init; }

    /// <summary>The answer; null while there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered: an agent's name, or a person as <c>user@host</c>.</summary>
    public string? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public static StoredQuestion Of(string question, Author author, DateTimeOffset now) =>
        new() { Question = question, AskedAt = now, Agent = author.Agent, SessionId = author.SessionId, User = author.User };

    public FeatureQuestion Shown(string missionId, string featureId) => new()
    {
        FeatureId = featureId,
        MissionId = missionId,
        Question = Question,
        AskedBy = Agent ?? User ?? AgentName.Unknown,
        AskedAt = AskedAt,
        HandoffId = HandoffId,
        Answer = Answer,
        AnsweredBy = AnsweredBy,
        AnsweredAt = AnsweredAt,
    };
}
