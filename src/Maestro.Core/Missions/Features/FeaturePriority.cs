namespace Maestro.Missions;

/// <summary>How urgent features are: a number from 0, the most urgent, to 4.</summary>
internal static class FeaturePriority
{
    public const int Highest = 0;

    /// <summary>Of a feature whose plan does not say.</summary>
    public const int Default = 2;

    public const int Lowest = 4;
}
