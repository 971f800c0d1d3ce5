using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>What was learnt so far, in one text that goes into every worker prompt. On disk <c>memory/learnings/_compiled.json</c>.</summary>
public sealed record Guidance : ExtensibleRecord
{
    /// <summary>When it was compiled.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset CompiledAt { get; internal init; }

    /// <summary>The text.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Summary { get; internal init; } = null!;

    /// <summary>How many raw learnings there were then.</summary>
    [JsonInclude]
    [JsonRequired]
    public int RawCount { get; internal init; }

    /// <summary>How many learnings came after it; counted when read.</summary>
    [JsonIgnore]
    public int NewLearnings { get; internal init; }

    /// <summary>How old it was when read.</summary>
    [JsonIgnore]
    public TimeSpan Age { get; internal init; }

    /// <summary>The same, with what depends on the moment of reading.</summary>
    /// <param name="learnings">The learnings there are now.</param>
    /// <param name="now">The moment of reading.</param>
    internal Guidance SeenAt(IReadOnlyCollection<Learning> learnings, DateTimeOffset now) => this with
    {
        // Other programs keep only the day of a learning: of those, the surplus is what is new.
        NewLearnings = Math.Max(learnings.Count(learning => learning.KnownSince > CompiledAt), learnings.Count - RawCount),
        Age = now > CompiledAt ? now - CompiledAt : TimeSpan.Zero,
    };

    /// <summary>The summary.</summary>
    public override string ToString() => Summary;
}
