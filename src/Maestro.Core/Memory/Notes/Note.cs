using System.Text.Json.Serialization;
using Maestro.Memory;

namespace Maestro;

/// <summary>A remark for whoever works here next. On disk an element of <c>notes.json</c>.</summary>
public sealed record Note : ExtensibleRecord
{
    /// <summary>The id: its time, <c>yyyy-MM-dd-HHmmssfff</c>, UTC.</summary>
    [JsonIgnore]
    public string NoteId { get => field ?? Memory.NoteId.Of(Timestamp); internal init; }

    /// <summary>When it was written.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary>The text.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Content { get; internal init; } = null!;

    /// <summary>The git branch it was written on, or null outside git.</summary>
    [JsonPropertyName("git_branch")]
    [JsonInclude]
    public string? Branch { get; internal init; }

    /// <summary>The text.</summary>
    public override string ToString() => Content;
}
