using Maestro.Missions;

namespace Maestro;

/// <summary>Counts of finished and all features and assertions of a mission or milestone.</summary>
public sealed record Progress
{
    /// <summary>Features with status done.</summary>
    public int FeaturesDone { get; internal init; }

    /// <summary>All features.</summary>
    public int FeaturesTotal { get; internal init; }

    /// <summary>Assertions that are passed or waived.</summary>
    public int AssertionsDone { get; internal init; }

    /// <summary>All assertions.</summary>
    public int AssertionsTotal { get; internal init; }

    /// <summary>Assertions that are passed.</summary>
    public int AssertionsPassed { get; internal init; }

    /// <summary>Assertions that are waived.</summary>
    public int AssertionsWaived { get; internal init; }

    /// <summary>True when files of the mission are missing or damaged: then the numbers count what could be read, and there may be more of everything.</summary>
    public bool IsUnknown { get; internal init; }

    /// <summary>Nothing counted.</summary>
    public static Progress None { get; } = new();

    /// <summary>Done features in whole per cent, 0 when there are none.</summary>
    public int FeaturePercent => Percent(FeaturesDone, FeaturesTotal);

    /// <summary>Passed and waived assertions in whole per cent, 0 when there are none.</summary>
    public int AssertionPercent => Percent(AssertionsDone, AssertionsTotal);

    /// <summary>Short form: <c>1/2 features, 0/1 assertions</c>; <c>unknown</c> where files are damaged.</summary>
    public override string ToString() => IsUnknown ? MissionState.Unknown : $"{FeaturesDone}/{FeaturesTotal} features, {AssertionsDone}/{AssertionsTotal} assertions";

    /// <summary>Counts features and assertions.</summary>
    internal static Progress Of(IEnumerable<Feature> features, IEnumerable<Assertion> assertions)
    {
        int featuresDone = 0, featuresTotal = 0, passed = 0, waived = 0, assertionsTotal = 0;
        foreach (Feature feature in features)
        {
            featuresTotal++;
            featuresDone += feature.Status == FeatureStatus.Done ? 1 : 0;
        }

        foreach (Assertion assertion in assertions)
        {
            assertionsTotal++;
            passed += assertion.Result == AssertionResult.Passed ? 1 : 0;
            waived += assertion is { Result: AssertionResult.Waived, IsClosed: true } ? 1 : 0;
        }

        return new Progress
        {
            FeaturesDone = featuresDone,
            FeaturesTotal = featuresTotal,
            AssertionsDone = passed + waived,
            AssertionsTotal = assertionsTotal,
            AssertionsPassed = passed,
            AssertionsWaived = waived,
        };
    }

    private static int Percent(int part, int whole) =>
        whole == 0 ? 0 : (int)Math.Floor((part * 100.0 / whole) + 0.5);
}
