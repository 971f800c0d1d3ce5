namespace Maestro.Missions;

/// <summary>A checkpoint's id and when it was taken.</summary>
internal sealed record CheckpointHeader(string CheckpointId, DateTimeOffset Timestamp);
