using System.Text.Json;
using Maestro.Storage;

namespace Maestro;

/// <summary>One field of an event.</summary>
public sealed record HistoryChange
{
    /// <summary>What has the field: <c>mission</c>, <c>milestone</c>, <c>feature</c>, <c>assertion</c>, <c>checkpoint</c>, <c>handoff</c>,
    /// <c>correction</c>, <c>learning</c>, <c>guidance</c>, <c>ratchet</c>, <c>note</c>, <c>project</c>, <c>configuration</c>, <c>skill</c> or <c>file</c>.</summary>
    public string Kind { get; internal init; } = null!;

    /// <summary>The id of what has the field; the path of the file when it has no id.</summary>
    public string Id { get; internal init; } = null!;

    /// <summary>The mission it belongs to; null when it belongs to none.</summary>
    public string? MissionId { get; internal init; }

    /// <summary>The file, relative to <c>.maestro</c>, with <c>/</c> between the parts.</summary>
    public string Path { get; internal init; } = null!;

    /// <summary>The name of the field, as in the file; null when all of it was made or removed.</summary>
    public string? Field { get; internal init; }

    /// <summary>The value before: text as it is, anything else as JSON; null when there was none. A long value is cut.</summary>
    public string? From { get; internal init; }

    /// <summary>The value after: text as it is, anything else as JSON; null when there is none. A long value is cut.</summary>
    public string? To { get; internal init; }

    /// <summary>Where in the file it is: names of properties, and <c>#id</c> for the item of a list that has this id.</summary>
    internal IReadOnlyList<string> At { get; init; } = [];

    /// <summary>The value before, whole; undefined when there was none or it is too long to keep.</summary>
    internal JsonElement Before => Parse(BeforeJson);

    /// <summary>The value after, whole; undefined when there is none or it was cut.</summary>
    internal JsonElement After => Parse(AfterJson);

    /// <summary>The JSON of <see cref="Before"/>, which is parsed only for an undo; empty when it is undefined.</summary>
    internal ReadOnlyMemory<byte> BeforeJson { get; init; }

    /// <summary>The JSON of <see cref="After"/>.</summary>
    internal ReadOnlyMemory<byte> AfterJson { get; init; }

    /// <summary>The digest of the value after, where it was cut; else null.</summary>
    internal string? CutDigest { get; init; }

    /// <summary>The digest by which the value after is recognised; null when there is none.</summary>
    internal string? AfterDigest => After.ValueKind == JsonValueKind.Undefined ? CutDigest : HistoryLine.Digest(After);

    /// <summary>False when the value before was too long to keep.</summary>
    internal bool IsUndoable { get; init; } = true;

    private static JsonElement Parse(ReadOnlyMemory<byte> json) => json.IsEmpty ? default : JsonElement.Parse(json.Span);

    /// <summary>What changed, from what to what; of what was added or removed as a whole, its file and what happened to it.</summary>
    public override string ToString() => Field is not null ? $"{Id} {Field}: {From ?? "(none)"} → {To ?? "(none)"}" : $"{Path}: {Whole}";

    private string Whole => BeforeJson.IsEmpty && IsUndoable ? "added" : AfterJson.IsEmpty && CutDigest is null ? "removed" : "changed";
}
