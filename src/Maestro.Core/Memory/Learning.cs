using System.Globalization;
using System.Text.Json.Serialization;
using Maestro.Memory;

namespace Maestro;

/// <summary>Something learnt in a session, as it was recorded. On disk <c>memory/learnings/raw/&lt;id&gt;.json</c>.</summary>
public sealed record Learning : ExtensibleRecord
{
    /// <summary>The id: the name of its file without <c>.json</c>.</summary>
    [JsonIgnore]
    public string LearningId { get; internal init; } = "";

    /// <summary>The day of the session, <c>yyyy-MM-dd</c>, UTC.</summary>
    [JsonInclude]
    [JsonRequired]
    public string SessionDate { get; internal init; } = null!;

    /// <summary>What was learnt.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Content { get; internal init; } = null!;

    /// <summary>The git branch it was learnt on, or null outside git.</summary>
    [JsonInclude]
    public string? Branch { get; internal init; }

    /// <summary>The moment it was recorded; null when another program wrote it, which kept only the day.</summary>
    [JsonInclude]
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>The moment it was imported from another workspace; null when it was recorded here.</summary>
    [JsonInclude]
    public DateTimeOffset? ImportedAt { get; internal init; }

    /// <summary>The best known moment, to order by: <see cref="CreatedAt"/>, else the start of the session's day.</summary>
    [JsonIgnore]
    internal DateTimeOffset Moment => CreatedAt ?? StartOfDay(SessionDate);

    private static DateTimeOffset StartOfDay(string date) =>
        DateTimeOffset.TryParseExact(
            date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day)
            ? day
            : DateTimeOffset.MinValue;

    /// <summary>The moment from which this workspace has it.</summary>
    [JsonIgnore]
    internal DateTimeOffset KnownSince => ImportedAt ?? Moment;

    /// <summary>What was learnt.</summary>
    public override string ToString() => Content;
}
