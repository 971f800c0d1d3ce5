using Maestro.Memory;

namespace Maestro.Tests;

public sealed class RatchetComparisonTests
{
    private static readonly DateTimeOffset Later = Some.Noon.AddDays(1);

    [Fact]
    public void ARegressionIsToldApartFromARuleThatNeverPassed()
    {
        RatchetRule[] rules = [Some.Rule("good"), Some.Rule("broken"), Some.Rule("never"), Some.Rule("new", createdAt: Later.AddDays(1)), Some.Rule("bad")];
        RatchetBaseline baseline = new() { PassCount = 2, LastRunAt = Later, Passed = ["broken", "good"] };

        List<RatchetResult> results = RatchetComparison.Compare(
            [Some.Result("good"), Some.Result("broken", 1), Some.Result("never", 2), Some.Result("new", 1), Some.Result("bad", 0, "took too long")],
            rules,
            baseline);

        Assert.Equal(["passed", "regression", "never-passed", "failed", "error"], results.Select(r => r.State));
    }

    [Fact]
    public void ARuleThatLookedAtNoFileHasNotPassedAndStaysKnownAsOneThatHas()
    {
        RatchetBaseline baseline = new() { PassCount = 1, LastRunAt = Later, Passed = ["a"] };

        List<RatchetResult> results = RatchetComparison.Compare([Some.Result("a") with { FilesSearched = 0 }], [Some.Rule("a")], baseline);

        Assert.Equal(("nothing-checked", false), (results[0].State, results[0].Passed));
        RatchetBaseline next = RatchetComparison.Next(results, [Some.Rule("a")], baseline, Later);
        Assert.Equal(0, next.PassCount);
        Assert.Equal(["a"], next.Passed!);
    }

    [Theory]
    [InlineData(0, "never-passed")]
    [InlineData(1, "failed")]
    [InlineData(2, "regression")]
    public void ABaselineWithoutIdsTellsWhatItsCountAllows(int passCount, string state)
    {
        RatchetBaseline baseline = new() { PassCount = passCount, LastRunAt = Later };

        List<RatchetResult> results =
            RatchetComparison.Compare([Some.Result("a", 1), Some.Result("b")], [Some.Rule("a"), Some.Rule("b")], baseline);

        Assert.Equal([state, "passed"], results.Select(r => r.State));
    }

    [Fact]
    public void ARegressionStaysOneUntilItIsMended()
    {
        RatchetRule[] rules = [Some.Rule("a"), Some.Rule("b")];
        RatchetBaseline? baseline = null;
        string[] states = new string[4];
        int[] violations = [0, 3, 3, 0];
        for (int run = 0; run < states.Length; run++)
        {
            List<RatchetResult> results = RatchetComparison.Compare([Some.Result("a", violations[run]), Some.Result("b", 1)], rules, baseline);
            states[run] = results[0].State;
            baseline = RatchetComparison.Next(results, rules, baseline, Later.AddDays(run));
        }

        Assert.Equal(["passed", "regression", "regression", "passed"], states);
        Assert.Equal(["a"], baseline!.Passed!);
        Assert.Equal(1, baseline.PassCount);
    }

    [Fact]
    public void ABaselineOfAnotherProgramKeepsItsRegressionsWhenItGetsIds()
    {
        RatchetRule[] rules = [Some.Rule("a"), Some.Rule("b")];
        RatchetBaseline counted = new() { PassCount = 2, LastRunAt = Later };
        List<RatchetResult> results = RatchetComparison.Compare([Some.Result("a", 1), Some.Result("b")], rules, counted);

        RatchetBaseline next = RatchetComparison.Next(results, rules, counted, Later.AddDays(1));

        Assert.Equal("regression", RatchetComparison.Compare([Some.Result("a", 1)], rules, next)[0].State);
    }

    [Fact]
    public void RulesThatAreGoneLeaveTheBaseline()
    {
        RatchetBaseline baseline = new() { PassCount = 2, LastRunAt = Later, Passed = ["a", "gone"] };

        Assert.Equal(["a"], RatchetComparison.Next([Some.Result("a")], [Some.Rule("a")], baseline, Later).Passed!);
    }
}
