using System.Text.Json.Serialization;
using Maestro.Kernel;

namespace Maestro;

/// <summary>A commit with the files it changed.</summary>
public sealed record GitCommit
{
    /// <summary>The full id, hexadecimal.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Id { get; internal init; } = null!;

    /// <summary>The first line of its message.</summary>
    [JsonInclude]
    public string Subject { get; internal init => field = value ?? ""; } = "";

    /// <summary>When it was made (the committer's date).</summary>
    [JsonInclude]
    public DateTimeOffset At { get; internal init; }

    /// <summary>The files it changed, as exact paths from the repository's root with <c>/</c> between the parts; at most 50.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Files { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The start of the id, and the subject.</summary>
    public override string ToString() => $"{Id[..Math.Min(10, Id.Length)]} {Display.Plain(Subject)}";
}
