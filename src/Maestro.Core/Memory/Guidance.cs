using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>What was learnt so far, in one text that goes into every worker prompt. On disk <c>memory/learnings/_compiled.json</c>.</summary>
public sealed record Guidance
{
    /// <summary>When it was compiled.</summary>
    public required DateTimeOffset CompiledAt { get; init; }

    /// <summary>The text.</summary>
    public required string Summary { get; init; }

    /// <summary>How many raw learnings there were then.</summary>
    public required int RawCount { get; init; }

    /// <summary>How many learnings came after it; counted when read.</summary>
    [JsonIgnore]
    public int NewLearnings { get; init; }

    /// <summary>How old it was when read.</summary>
    [JsonIgnore]
    public TimeSpan Age { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The same, with what depends on the moment of reading.</summary>
    /// <param name="rawCount">How many raw learnings there are now; they are never taken away, so the surplus is what is new.</param>
    /// <param name="now">The moment of reading.</param>
    internal Guidance SeenAt(int rawCount, DateTimeOffset now) => this with
    {
        NewLearnings = Math.Max(0, rawCount - RawCount),
        Age = now > CompiledAt ? now - CompiledAt : TimeSpan.Zero,
    };
}
