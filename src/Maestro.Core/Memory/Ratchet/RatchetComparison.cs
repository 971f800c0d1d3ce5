using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Decides what a check means in the light of the checks before it.</summary>
internal static class RatchetComparison
{
    /// <summary>The results with their states.</summary>
    /// <param name="results">What was found; <see cref="RatchetResult.State"/> is not looked at.</param>
    /// <param name="rules">The rules that were checked.</param>
    /// <param name="baseline">The check before, or null.</param>
    public static List<RatchetResult> Compare(
        IReadOnlyList<RatchetResult> results, IReadOnlyList<RatchetRule> rules, RatchetBaseline? baseline)
    {
        var madeAt = rules
            .GroupBy(r => r.RatchetId)
            .ToDictionary(g => g.Key, g => g.Min(r => r.CreatedAt), StringComparer.Ordinal);
        int knownBefore = madeAt.Values.Count(made => made <= baseline?.LastRunAt);
        return [.. results.Select(r => r with { State = StateOf(r, madeAt.GetValueOrDefault(r.RatchetId), knownBefore, baseline) })];
    }

    /// <summary>The baseline after a check. A rule that has passed once stays known as such, so that it remains a regression until it is repaired.</summary>
    public static RatchetBaseline Next(
        IReadOnlyList<RatchetResult> results, IReadOnlyList<RatchetRule> rules, RatchetBaseline? baseline, DateTimeOffset now)
    {
        HashSet<string> existing = [.. rules.Select(r => r.RatchetId)];
        HashSet<string> notPassed = [.. results.Where(r => !r.Passed).Select(r => r.RatchetId)];
        IEnumerable<string> passed = results.Select(r => r.RatchetId).Where(id => !notPassed.Contains(id));
        IEnumerable<string> regressed = results.Where(r => r.State == RatchetState.Regression).Select(r => r.RatchetId);
        string[] everPassed =
        [
            .. (baseline?.Passed ?? []).Where(existing.Contains)
                .Concat(passed)
                .Concat(regressed)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return (baseline ?? new RatchetBaseline { PassCount = 0, LastRunAt = now }) with
        {
            PassCount = results.Count(r => r.Passed),
            LastRunAt = now,
            Passed = everPassed,
        };
    }

    private static string StateOf(RatchetResult result, DateTimeOffset madeAt, int knownBefore, RatchetBaseline? baseline)
    {
        if (result.Error is not null)
        {
            return RatchetState.Error;
        }

        if (result.ViolationCount == 0)
        {
            return result.FilesSearched == 0 ? RatchetState.NothingChecked : RatchetState.Passed;
        }

        if (baseline is null || madeAt > baseline.LastRunAt)
        {
            return RatchetState.Failed;
        }

        if (baseline.Passed is { } passed)
        {
            return passed.Contains(result.RatchetId) ? RatchetState.Regression : RatchetState.NeverPassed;
        }

        // A baseline of another program has no ids, only how many passed: all or none still decides.
        return baseline.PassCount == 0 ? RatchetState.NeverPassed
            : baseline.PassCount >= knownBefore ? RatchetState.Regression
            : RatchetState.Failed;
    }
}
