using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro;

/// <summary>A promise of a feature that must be shown to hold. On disk an element of <c>missions/&lt;mission&gt;/assertions.json</c>.</summary>
public sealed record Assertion : ExtensibleRecord
{
    /// <summary>The id, unique in its mission: the plan's own, or <c>&lt;feature&gt;-assertion-&lt;n&gt;</c>.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    [JsonRequired]
    public string AssertionId { get; internal init; } = null!;

    /// <summary>The mission it belongs to.</summary>
    [JsonInclude]
    [JsonRequired]
    public string MissionId { get; internal init; } = null!;

    /// <summary>The milestone it holds open.</summary>
    [JsonInclude]
    [JsonRequired]
    public string MilestoneId { get; internal init; } = null!;

    /// <summary>The feature that promises it.</summary>
    [JsonInclude]
    [JsonRequired]
    public string FeatureId { get; internal init; } = null!;

    /// <summary>pending, passed, failed, blocked or waived.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Result { get; internal init; } = null!;

    /// <summary>What is promised.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Description { get; internal init; } = null!;

    /// <summary>Where it shows; <c>cli</c> unless another program wrote it.</summary>
    [JsonInclude]
    public string Surface { get; internal init => field = value ?? "cli"; } = "cli";

    /// <summary>What proves the result, or null.</summary>
    [JsonInclude]
    public string? Evidence { get; internal init; }

    /// <summary>Why it was waived; null on others.</summary>
    [JsonInclude]
    public string? WaivedReason { get; internal init; }

    /// <summary>The command that proves it, or null.</summary>
    [JsonIgnore]
    public string? Check { get; internal init; }

    /// <summary>When it was made.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>When it was last changed.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset UpdatedAt { get; internal init; }

    /// <summary>What shows the present result, and who said so; null where nothing was recorded.</summary>
    [JsonIgnore]
    public Proof? Proof { get; internal init; }

    /// <summary>Why the proof that was recorded can't be read, as a sentence; null when it can, or there is none.</summary>
    [JsonIgnore]
    public string? ProofProblem { get; internal init; }

    /// <summary>True when the files that the proof is about, or the check, changed since; null when there is no proof, or that can't be known.</summary>
    [JsonIgnore]
    public bool? IsStale { get; internal init; }

    /// <summary>True for passed, and for waived with a reason.</summary>
    [JsonIgnore]
    public bool IsClosed => Result == AssertionResult.Passed || (Result == AssertionResult.Waived && !InvisibleCharacters.IsBlank(WaivedReason));

    /// <summary>True when it passed and nothing says what proves it.</summary>
    [JsonIgnore]
    public bool IsUnproven => Result == AssertionResult.Passed && InvisibleCharacters.IsBlank(Evidence);

    /// <summary>True while it stands against what it belongs to; with strict, a pass without evidence does as well.</summary>
    internal bool IsOpen(bool isStrict) => !IsClosed || (isStrict && IsUnproven);

    /// <summary>The assertion with another result. Evidence stays unless new evidence is given, but what is to pass needs some.</summary>
    internal Assertion WithResult(string result, string? evidence, string? reason, bool force, DateTimeOffset now)
    {
        StatusTransitions.Assertion.Require(AssertionId, Result, result, MissionId);
        RequireReason(result, reason, force);
        RequireEvidence(result, evidence);
        return this with
        {
            Result = result,
            Evidence = evidence ?? Evidence,
            WaivedReason = result == AssertionResult.Waived ? reason ?? WaivedReason : null,
            UpdatedAt = now,
        };
    }

    /// <summary>The assertion with what a command showed, whatever was recorded before.</summary>
    internal Assertion WithRun(string result, string evidence, DateTimeOffset now)
    {
        if (Result == AssertionResult.Waived)
        {
            StatusTransitions.Assertion.Require(AssertionId, Result, result, MissionId);
        }

        return this with { Result = result, Evidence = evidence, UpdatedAt = now };
    }

    private void RequireReason(string result, string? reason, bool force)
    {
        if (result == AssertionResult.Waived && InvisibleCharacters.IsBlank(reason ?? WaivedReason))
        {
            throw ReasonMissing();
        }

        if (Result == AssertionResult.Passed && result != AssertionResult.Passed && InvisibleCharacters.IsBlank(reason))
        {
            throw new MaestroException(
                ErrorCode.TransitionNotAllowed,
                $"The assertion '{AssertionId}' is passed; to make it {result}, specify the reason.",
                CommandText.Of($"Set-MaestroAssertion {AssertionId} -MissionId {MissionId} -Result {result} -Reason '<why it no longer holds>'"),
                AssertionId);
        }

        if (reason is not null && result == AssertionResult.Passed && !force)
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"A result of passed has evidence, not a reason; what shows that '{AssertionId}' holds?",
                CommandText.Of($"Set-MaestroAssertion {AssertionId} -MissionId {MissionId} -Result {result} -Evidence '<what you saw>'"),
                reason);
        }
    }

    // What is kept of an earlier result does not show that it holds now.
    private void RequireEvidence(string result, string? evidence)
    {
        bool hasEvidence = !InvisibleCharacters.IsBlank(Result == AssertionResult.Passed ? evidence ?? Evidence : evidence);
        if (result == AssertionResult.Passed && !hasEvidence)
        {
            throw EvidenceMissing();
        }
    }

    /// <summary>The refusal to waive it without a reason.</summary>
    internal MaestroException ReasonMissing() => new(
        ErrorCode.WaiverReasonMissing,
        $"Waiving '{AssertionId}' requires a reason.",
        CommandText.Of($"Set-MaestroAssertion {AssertionId} -MissionId {MissionId} -Result waived -Reason '<why it need not hold>'"),
        AssertionId);

    /// <summary>The refusal to let it pass without evidence.</summary>
    internal MaestroException EvidenceMissing() => new(
        ErrorCode.EvidenceRequired,
        $"'{AssertionId}' can't be recorded as passed without evidence.",
        CommandText.Of($"Invoke-MaestroAssertion {AssertionId} -MissionId {MissionId} -Command '<command that shows it>'"),
        AssertionId);

    /// <summary>The id.</summary>
    public override string ToString() => AssertionId;
}
