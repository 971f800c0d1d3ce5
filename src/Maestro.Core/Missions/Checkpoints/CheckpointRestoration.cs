namespace Maestro.Missions;

/// <summary>What a mission looks like after going back to a checkpoint. Pure.</summary>
internal static class CheckpointRestoration
{
    /// <param name="present">The mission as it stands.</param>
    /// <param name="checkpoint">Where to go back to.</param>
    /// <param name="now">The time of the restore.</param>
    public static CheckpointContent Restore(CheckpointContent present, Checkpoint checkpoint, DateTimeOffset now)
    {
        if (checkpoint.Content is { } content)
        {
            return content with
            {
                Mission = content.Mission with { UpdatedAt = now },
                Features = [.. content.Features.Select(feature => feature with { UpdatedAt = now })],
                Assertions = [.. content.Assertions.Select(assertion => assertion with { UpdatedAt = now })],
            };
        }

        // Another program's checkpoint has only statuses and results; what it does not know stays as it is.
        return present with
        {
            Mission = present.Mission with { UpdatedAt = now },
            Features = [.. present.Features.Select(feature =>
                checkpoint.FeatureStatuses.TryGetValue(feature.FeatureId, out string? status) && status != feature.Status
                    ? feature with { Status = status, UpdatedAt = now }
                    : feature)],
            Assertions = [.. present.Assertions.Select(assertion =>
                checkpoint.AssertionResults.TryGetValue(assertion.AssertionId, out string? result) && result != assertion.Result
                    ? assertion with
                    {
                        Result = result,
                        WaivedReason = result == AssertionResult.Waived ? assertion.WaivedReason ?? $"as of checkpoint {checkpoint.CheckpointId}" : null,
                        UpdatedAt = now,
                    }
                    : assertion)],
        };
    }
}
