namespace Maestro;

/// <summary>Counts of finished and all features and assertions of a mission or milestone.</summary>
/// <param name="FeaturesDone">Features with status done.</param>
/// <param name="FeaturesTotal">All features.</param>
/// <param name="AssertionsDone">Assertions that are passed or waived.</param>
/// <param name="AssertionsTotal">All assertions.</param>
/// <param name="AssertionsPassed">Assertions that are passed.</param>
/// <param name="AssertionsWaived">Assertions that are waived.</param>
public sealed record Progress(
    int FeaturesDone,
    int FeaturesTotal,
    int AssertionsDone,
    int AssertionsTotal,
    int AssertionsPassed,
    int AssertionsWaived)
{
    /// <summary>Nothing counted.</summary>
    public static Progress None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Done features in whole per cent, 0 when there are none.</summary>
    public int FeaturePercent => Percent(FeaturesDone, FeaturesTotal);

    /// <summary>Passed and waived assertions in whole per cent, 0 when there are none.</summary>
    public int AssertionPercent => Percent(AssertionsDone, AssertionsTotal);

    /// <summary>Short form: <c>1/2 features, 0/1 assertions</c>.</summary>
    public override string ToString() => $"{FeaturesDone}/{FeaturesTotal} features, {AssertionsDone}/{AssertionsTotal} assertions";

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
            waived += assertion.Result == AssertionResult.Waived ? 1 : 0;
        }

        return new Progress(featuresDone, featuresTotal, passed + waived, assertionsTotal, passed, waived);
    }

    private static int Percent(int part, int whole) =>
        whole == 0 ? 0 : (int)Math.Floor((part * 100.0 / whole) + 0.5);
}
