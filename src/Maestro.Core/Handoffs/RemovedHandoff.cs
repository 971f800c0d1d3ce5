using System.Text.Json;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>The content of a file below <c>handoffs/removed</c>: a handoff that was removed, as it was.</summary>
internal sealed record RemovedHandoff : ExtensibleRecord
{
    /// <summary>When.</summary>
    public required DateTimeOffset RemovedAt { get; init; }

    /// <summary>Who: an agent, or a person as <c>user@host</c>; null where neither is known.</summary>
    public string? RemovedBy { get; init; }

    /// <summary>Why, in the words of whoever removed it.</summary>
    public required string Reason { get; init; }

    /// <summary>As its file had it.</summary>
    public required JsonElement Handoff { get; init; }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static RemovedHandoff Decode(ReadOnlySpan<byte> content, string path)
    {
        RemovedHandoff removed = StateJson.Read(content, HandoffJsonContext.Default.RemovedHandoff, path);
        HandoffRepository.ReadRecord(JsonSerializer.SerializeToUtf8Bytes(removed.Handoff, HandoffJsonContext.Default.JsonElement), path);
        return removed;
    }

    /// <param name="handoff">The handoff.</param>
    /// <param name="reason">Why it is removed.</param>
    /// <param name="author">Who removes it.</param>
    /// <param name="now">The time.</param>
    public static RemovedHandoff Of(Handoff handoff, string reason, Author author, DateTimeOffset now) => new()
    {
        RemovedAt = now,
        RemovedBy = author.Agent ?? author.User,
        Reason = reason,
        Handoff = JsonElement.Parse(HandoffCodec.Write(handoff).Span),
    };
}
