using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Memory;

namespace Maestro;

/// <summary>Something learnt in a session, as it was written down. On disk <c>memory/learnings/raw/&lt;id&gt;.json</c>.</summary>
public sealed record Learning
{
    /// <summary>The id: the name of its file without <c>.json</c>.</summary>
    [JsonIgnore]
    public string LearningId { get; init; } = "";

    /// <summary>The day of the session, <c>yyyy-MM-dd</c>, UTC.</summary>
    public required string SessionDate { get; init; }

    /// <summary>What was learnt.</summary>
    public required string Content { get; init; }

    /// <summary>The git branch it was learnt on, or null outside git.</summary>
    public string? Branch { get; init; }

    /// <summary>The moment it was written down; null when another program wrote it, which kept only the day.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The best known moment, to order by: <see cref="CreatedAt"/>, else the start of the session's day.</summary>
    [JsonIgnore]
    internal DateTimeOffset Moment => CreatedAt ?? StartOfDay(SessionDate);

    private static DateTimeOffset StartOfDay(string date) =>
        DateTimeOffset.TryParseExact(
            date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day)
            ? day
            : DateTimeOffset.MinValue;
}
