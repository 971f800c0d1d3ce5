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

    /// <summary>True for passed, and for waived with a reason.</summary>
    [JsonIgnore]
    public bool IsClosed => Result == AssertionResult.Passed || (Result == AssertionResult.Waived && !string.IsNullOrWhiteSpace(WaivedReason));

    /// <summary>True when it passed and nothing says what proves it.</summary>
    [JsonIgnore]
    public bool IsUnproven => Result == AssertionResult.Passed && string.IsNullOrWhiteSpace(Evidence);

    /// <summary>The assertion with another result. Evidence stays unless new evidence is given; the reason belongs to a waiver alone.</summary>
    internal Assertion WithResult(string result, string? evidence, string? reason, DateTimeOffset now)
    {
        StatusTransitions.Assertion.Require(AssertionId, Result, result, MissionId);
        if (result == AssertionResult.Waived && string.IsNullOrWhiteSpace(reason ?? WaivedReason))
        {
            throw new MaestroException(
                ErrorCode.WaiverReasonMissing,
                $"Waiving '{AssertionId}' requires a reason.",
                CommandText.Of($"Set-MaestroAssertion {AssertionId} -MissionId {MissionId} -Result waived -Reason 'why it need not hold'"),
                AssertionId);
        }

        if (reason is not null && result != AssertionResult.Waived)
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"Only a waiver has a reason; the result {result} of '{AssertionId}' has evidence.",
                CommandText.Of($"Set-MaestroAssertion {AssertionId} -MissionId {MissionId} -Result {result} -Evidence {"what was seen"}"),
                reason);
        }

        return this with
        {
            Result = result,
            Evidence = evidence ?? Evidence,
            WaivedReason = result == AssertionResult.Waived ? reason ?? WaivedReason : null,
            UpdatedAt = now,
        };
    }
}
