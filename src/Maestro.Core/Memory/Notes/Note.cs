using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>A remark for whoever works here next. On disk an element of <c>notes.json</c>.</summary>
public sealed record Note
{
    /// <summary>When it was written.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The text.</summary>
    public required string Content { get; init; }

    /// <summary>The git branch it was written on, or null outside git.</summary>
    [JsonPropertyName("git_branch")]
    public string? Branch { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
