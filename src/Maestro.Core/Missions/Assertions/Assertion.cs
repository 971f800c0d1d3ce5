using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Missions;

namespace Maestro;

/// <summary>A promise of a feature that must be shown to hold. On disk an element of <c>missions/&lt;mission&gt;/assertions.json</c>.</summary>
public sealed record Assertion
{
    /// <summary>The id, unique in its mission: the plan's own, or <c>&lt;feature&gt;-assertion-&lt;n&gt;</c>.</summary>
    [JsonPropertyName("id")]
    public required string AssertionId { get; init; }

    /// <summary>The mission it belongs to.</summary>
    public required string MissionId { get; init; }

    /// <summary>The milestone it holds open.</summary>
    public required string MilestoneId { get; init; }

    /// <summary>The feature that promises it.</summary>
    public required string FeatureId { get; init; }

    /// <summary>pending, passed, failed, blocked or waived.</summary>
    public required string Result { get; init; }

    /// <summary>What is promised.</summary>
    public required string Description { get; init; }

    /// <summary>Where it shows; <c>cli</c> unless another program wrote it.</summary>
    public string Surface { get; init => field = value ?? "cli"; } = "cli";

    /// <summary>What proves the result, or null.</summary>
    public string? Evidence { get; init; }

    /// <summary>Why it was waived; null on others.</summary>
    public string? WaivedReason { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>True for passed and waived.</summary>
    [JsonIgnore]
    public bool IsClosed => AssertionResult.IsClosed(Result);

    /// <summary>The assertion with another result. Evidence stays unless new evidence is given; the reason belongs to a waiver alone.</summary>
    internal Assertion WithResult(string result, string? evidence, string? reason, DateTimeOffset now)
    {
        StatusTransitions.Assertion.Require(AssertionId, Result, result);
        if (result == AssertionResult.Waived && string.IsNullOrWhiteSpace(reason ?? WaivedReason))
        {
            throw new MaestroException(
                ErrorCode.WaiverReasonMissing,
                $"Waiving '{AssertionId}' needs a reason.",
                $"Set-MaestroAssertion {AssertionId} -Result waived -Reason 'why it need not hold'",
                AssertionId);
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
