namespace Maestro.Handoffs;

/// <summary>Makes ready what reading a whole handoff needs, on another processor, while it is still looked for which one to read.</summary>
/// <remarks>
/// What the serialiser needs for numbers and times is not compiled ahead of time but by the process that first uses it, which takes longer than
/// looking through ten thousand names.
/// </remarks>
internal static class HandoffWarmUp
{
    private static readonly Lazy<Task> Reading = new(static () =>
        Environment.ProcessorCount == 1 ? Task.CompletedTask : Task.Run(static () => HandoffCodec.Read(Sample, "")));

    // Something of every type that a handoff's file can hold.
    private static ReadOnlySpan<byte> Sample => """
        {
          "id": "2026-01-01-001", "timestamp": "2026-01-01T00:00:00.000Z", "status": "picked-up", "filesTotal": 1, "files": ["a"],
          "content": {
            "mode": "execute", "currentState": "s", "sessionCore": "s", "nextAction": "n", "summary": "s",
            "decisions": ["a"], "artifacts": ["a"], "readMore": ["a"], "maestroRefs": { "featureId": "f" }, "cs": { "work": 0.5 },
            "verificationResults": [{ "step": "s", "passed": true }]
          },
          "pickedUpAt": "2026-01-01T00:00:00.000Z", "pickedUpBy": "a", "trail": [{ "agent": "a", "pickedUpAt": "2026-01-01T00:00:00.000Z" }],
          "extra": 1
        }
        """u8;

    /// <summary>Begins it, once in a process. Nobody needs to wait for the end of it: what is not ready is made where it is needed.</summary>
    public static Task Begin() => Reading.Value;
}
