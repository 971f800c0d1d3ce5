using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Reads guidance, and builds it from a given text or from the learnings.</summary>
internal sealed class GuidanceService(IStateStore store, MemoryRepository memory, TimeProvider clock)
{
    /// <summary>The current guidance, with its age and how many learnings came after it.</summary>
    /// <exception cref="MaestroException">GuidanceNotFound, StateFileDamaged.</exception>
    public Guidance Get() => Find() ?? throw new MaestroException(
        ErrorCode.GuidanceNotFound,
        "There is no guidance yet.",
        "Build-MaestroGuidance compiles it from the learnings.");

    /// <summary>The same, or null when there is none.</summary>
    public Guidance? Find() => memory.Guidance()?.SeenAt(memory.Learnings(NoFeedback.Instance), clock.GetUtcNow());

    /// <summary>What would be built, without storing it.</summary>
    /// <exception cref="MaestroException">GuidanceNotFound, ArgumentInvalid, StateFileDamaged.</exception>
    public Change<GuidanceChange> Decide(GuidanceDraft draft, IFeedback feedback)
    {
        // A damaged file may hold what a person wrote, so it stops the change.
        Guidance? before = memory.Guidance();
        IReadOnlyList<Learning> learnings = memory.Learnings(feedback);
        CompiledGuidance? compiled = draft.Summary is null ? GuidanceCompiler.Compile(learnings, draft.MaxLength) : null;
        string summary = compiled?.Summary ?? Given(draft.Summary!);
        DateTimeOffset now = clock.GetUtcNow();
        Guidance after = (before ?? new Guidance { CompiledAt = now, Summary = summary, RawCount = 0 }) with
        {
            CompiledAt = now,
            Summary = summary,
            RawCount = learnings.Count,
        };
        return new Change<GuidanceChange>(
            store,
            "guidance",
            compiled is null ? "Use the specified text" : $"Compile {Count.Of(after.RawCount, "learning")}",
            new GuidanceChange(after, compiled))
        {
            Writes = [new StateWrite(StatePaths.Guidance, StateJson.Write(after, MemoryJsonContext.Default.Guidance))],
        };
    }

    /// <summary>What removing the guidance would do. The learnings stay.</summary>
    /// <exception cref="MaestroException">GuidanceNotFound, StateFileDamaged.</exception>
    public Change<Guidance> DecideRemove() => new(store, "guidance", "Remove the guidance", Get())
    {
        Writes = [new StateWrite(StatePaths.Guidance, null)],
    };

    private static string Given(string summary) => InvisibleCharacters.IsBlank(summary)
        ? throw new MaestroException(ErrorCode.ArgumentInvalid, "The summary is empty.", "Build-MaestroGuidance without -Summary compiles one from the learnings.", summary)
        : summary.Trim();
}

/// <summary>How guidance is to be built.</summary>
internal sealed record GuidanceDraft
{
    /// <summary>The text; null to compile one from the learnings.</summary>
    public string? Summary { get; init; }

    /// <summary>The longest a compiled text may be, in characters.</summary>
    public int MaxLength { get; init; } = GuidanceCompiler.DefaultMaxLength;
}

/// <summary>Guidance that was built.</summary>
/// <param name="After">As it is from now on.</param>
/// <param name="Compiled">What the compiler did; null when the text was given.</param>
internal sealed record GuidanceChange(Guidance After, CompiledGuidance? Compiled);
