using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>What an earlier session on the same feature left behind for the next.</summary>
internal sealed record PriorHandoff
{
    /// <summary>The handoff's id.</summary>
    public required string HandoffId { get; init; }

    /// <summary>plan or execute.</summary>
    public required string Mode { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    public required string Summary { get; init; }

    public IReadOnlyList<string> Risks { get; init; } = [];

    public IReadOnlyList<string> Divergences { get; init; } = [];

    public IReadOnlyList<string> CausalDrivers { get; init; } = [];

    public string? BlindSpot { get; init; }

    public IReadOnlyList<string> Assumptions { get; init; } = [];

    public IReadOnlyList<PriorVerification> VerificationResults { get; init; } = [];

    public IReadOnlyList<string> CompletedWork { get; init; } = [];

    /// <summary>What a handoff says to whoever takes the same feature up.</summary>
    public static PriorHandoff Of(Handoff handoff) => new()
    {
        HandoffId = handoff.HandoffId,
        Mode = handoff.Mode,
        Timestamp = handoff.Timestamp,
        Summary = handoff.Summary,
        Risks = handoff.Content.Risks,
        Divergences = handoff.Content.Divergences,
        CausalDrivers = handoff.Content.CausalDrivers,
        BlindSpot = handoff.Content.BlindSpot,
        Assumptions = handoff.Content.Assumptions ?? [],
        VerificationResults = [.. (handoff.Content.VerificationResults ?? []).Select(static check => new PriorVerification(check.Step, check.Passed))],
        CompletedWork = handoff.Content.CompletedWork ?? [],
    };

    /// <summary>True when it says more than that it happened.</summary>
    public bool HasContent =>
        Risks.Count + Divergences.Count + CausalDrivers.Count + Assumptions.Count + VerificationResults.Count + CompletedWork.Count > 0
        || !string.IsNullOrWhiteSpace(BlindSpot);
}

/// <summary>A step that an earlier session verified.</summary>
internal sealed record PriorVerification(string Step, bool Passed);

/// <summary>What a feature of the milestone before delivered.</summary>
/// <param name="FeatureId">The feature.</param>
/// <param name="Title">Its title.</param>
/// <param name="Report">Its worker's report.</param>
internal sealed record PreviousOutput(string FeatureId, string Title, WorkerReport Report);
