namespace Maestro.Missions;

/// <summary>The words that other tools have for priorities.</summary>
internal static class SourcePriority
{
    /// <summary>The number of a word; null for none, or one that is not known.</summary>
    public static int? Of(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "critical" or "urgent" or "highest" or "p0" or "0" => 0,
        "high" or "p1" or "1" => 1,
        "medium" or "normal" or "p2" or "2" => 2,
        "low" or "minor" or "p3" or "3" => 3,
        "lowest" or "trivial" or "p4" or "4" => 4,
        _ => null,
    };
}
