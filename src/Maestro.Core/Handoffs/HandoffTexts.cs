using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>The texts of a handoff as they were written, of those fields alone whose tokens differ. On disk <c>texts</c>, beside the content that other programs read.</summary>
internal sealed record HandoffTexts : ExtensibleRecord
{
    public string? CurrentState { get; init; }

    public string? SessionCore { get; init; }

    public string? NextAction { get; init; }

    public string? Summary { get; init; }

    public string? BlindSpot { get; init; }

    public string? Metaphor { get; init; }

    public IReadOnlyList<string>? Decisions { get; init; }

    public IReadOnlyList<string>? Artifacts { get; init; }

    public IReadOnlyList<string>? ReadMore { get; init; }

    public IReadOnlyList<string>? SignalDelta { get; init; }

    public IReadOnlyList<string>? BoundaryState { get; init; }

    public IReadOnlyList<string>? Risks { get; init; }

    public IReadOnlyList<string>? CausalDrivers { get; init; }

    public IReadOnlyList<string>? Divergences { get; init; }

    public IReadOnlyList<string>? PlanPaths { get; init; }

    public IReadOnlyList<string>? MaestroSync { get; init; }

    public IReadOnlyList<string>? TouchedFiles { get; init; }

    public IReadOnlyList<string>? CompletedWork { get; init; }

    public IReadOnlyList<string>? Validation { get; init; }

    /// <summary>What of a written content its tokens don't hold; null when they hold all of it.</summary>
    public static HandoffTexts? Of(HandoffContent written, HandoffContent tokens, HandoffTexts? before)
    {
        HandoffTexts texts = (before ?? new()) with
        {
            CurrentState = Differing(written.CurrentState, tokens.CurrentState),
            SessionCore = Differing(written.SessionCore, tokens.SessionCore),
            NextAction = Differing(written.NextAction, tokens.NextAction),
            Summary = Differing(written.Summary, tokens.Summary),
            BlindSpot = Differing(written.BlindSpot, tokens.BlindSpot),
            Metaphor = Differing(written.Metaphor, tokens.Metaphor),
            Decisions = Differing(written.Decisions, tokens.Decisions),
            Artifacts = Differing(written.Artifacts, tokens.Artifacts),
            ReadMore = Differing(written.ReadMore, tokens.ReadMore),
            SignalDelta = Differing(written.SignalDelta, tokens.SignalDelta),
            BoundaryState = Differing(written.BoundaryState, tokens.BoundaryState),
            Risks = Differing(written.Risks, tokens.Risks),
            CausalDrivers = Differing(written.CausalDrivers, tokens.CausalDrivers),
            Divergences = Differing(written.Divergences, tokens.Divergences),
            PlanPaths = Differing(written.PlanPaths, tokens.PlanPaths),
            MaestroSync = Differing(written.MaestroSync, tokens.MaestroSync),
            TouchedFiles = Differing(written.TouchedFiles, tokens.TouchedFiles),
            CompletedWork = Differing(written.CompletedWork, tokens.CompletedWork),
            Validation = Differing(written.Validation, tokens.Validation),
        };
        return texts == new HandoffTexts() ? null : texts;
    }

    /// <summary>A content of tokens with the texts as they were written.</summary>
    public HandoffContent Over(HandoffContent tokens) => tokens with
    {
        CurrentState = CurrentState ?? tokens.CurrentState,
        SessionCore = SessionCore ?? tokens.SessionCore,
        NextAction = NextAction ?? tokens.NextAction,
        Summary = Summary ?? tokens.Summary,
        BlindSpot = BlindSpot ?? tokens.BlindSpot,
        Metaphor = Metaphor ?? tokens.Metaphor,
        Decisions = Decisions ?? tokens.Decisions,
        Artifacts = Artifacts ?? tokens.Artifacts,
        ReadMore = ReadMore ?? tokens.ReadMore,
        SignalDelta = SignalDelta ?? tokens.SignalDelta,
        BoundaryState = BoundaryState ?? tokens.BoundaryState,
        Risks = Risks ?? tokens.Risks,
        CausalDrivers = CausalDrivers ?? tokens.CausalDrivers,
        Divergences = Divergences ?? tokens.Divergences,
        // Those of the other mode stay absent, whatever a file says.
        PlanPaths = tokens.PlanPaths is null ? null : PlanPaths ?? tokens.PlanPaths,
        MaestroSync = tokens.MaestroSync is null ? null : MaestroSync ?? tokens.MaestroSync,
        TouchedFiles = tokens.TouchedFiles is null ? null : TouchedFiles ?? tokens.TouchedFiles,
        CompletedWork = tokens.CompletedWork is null ? null : CompletedWork ?? tokens.CompletedWork,
        Validation = tokens.Validation is null ? null : Validation ?? tokens.Validation,
    };

    /// <summary>Each list, for what must hold of all of them.</summary>
    [JsonIgnore]
    public IEnumerable<IReadOnlyList<string>?> Lists =>
        [Decisions, Artifacts, ReadMore, SignalDelta, BoundaryState, Risks, CausalDrivers, Divergences, PlanPaths, MaestroSync, TouchedFiles, CompletedWork, Validation];

    private static string? Differing(string? written, string? token) => written == token ? null : written;

    private static IReadOnlyList<string>? Differing(IReadOnlyList<string>? written, IReadOnlyList<string>? tokens) =>
        written is null || written.SequenceEqual(tokens ?? []) ? null : ReadOnly.List(written);
}
