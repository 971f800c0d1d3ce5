using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Something in memory that is of no use as it is.</summary>
/// <param name="Check">The name of the rule it breaks; one of <see cref="MemoryLint.Checks"/>.</param>
/// <param name="Message">What is wrong, with the ids.</param>
/// <param name="Target">The id it is about, or null.</param>
/// <param name="Hint">What to do, as a command where there is one.</param>
internal sealed record MemoryFinding(string Check, string Message, string? Target, string Hint);

/// <summary>Checks memory for what can never have an effect or contradicts itself.</summary>
internal static class MemoryLint
{
    public const string CorrectionWithoutTrigger = "correction-without-trigger";
    public const string CorrectionDuplicate = "correction-duplicate";
    public const string CorrectionGlobInvalid = "correction-glob-invalid";
    public const string KeywordShared = "keyword-shared";
    public const string GuidanceMissing = "guidance-missing";
    public const string GuidanceStale = "guidance-stale";
    public const string RatchetCorrectionGone = "ratchet-correction-gone";
    public const string RatchetPromotionDangling = "ratchet-promotion-dangling";
    public const string RatchetPatternInvalid = "ratchet-pattern-invalid";
    public const string RatchetGlobInvalid = "ratchet-glob-invalid";
    public const string RatchetDuplicate = "ratchet-duplicate";

    private const int ListedIds = 5;

    /// <summary>The names of all checks, in the order they run.</summary>
    public static IReadOnlyList<string> Checks { get; } =
    [
        CorrectionWithoutTrigger, CorrectionDuplicate, CorrectionGlobInvalid, KeywordShared, GuidanceMissing, GuidanceStale,
        RatchetCorrectionGone, RatchetPromotionDangling, RatchetPatternInvalid, RatchetGlobInvalid, RatchetDuplicate,
    ];

    /// <summary>What is wrong, in the order of <see cref="Checks"/>; nothing when all is well.</summary>
    /// <param name="memory">What to check.</param>
    /// <param name="maxAge">The age from which guidance is stale, when learnings came after it.</param>
    /// <param name="now">The moment of checking.</param>
    public static IEnumerable<MemoryFinding> Check(MemoryContents memory, TimeSpan maxAge, DateTimeOffset now) =>
        CheckCorrections(memory.Corrections)
            .Concat(CheckGuidance(memory, maxAge, now))
            .Concat(CheckRatchet(memory));

    private static IEnumerable<MemoryFinding> CheckCorrections(IReadOnlyList<Correction> corrections)
    {
        foreach (Correction correction in corrections)
        {
            if (!correction.IsHard && correction.Trigger.Keywords.Count + correction.Trigger.FileGlobs.Count == 0)
            {
                yield return new MemoryFinding(
                    CorrectionWithoutTrigger,
                    $"Correction {correction.CorrectionId} has neither keywords nor globs, so it is never recalled.",
                    correction.CorrectionId,
                    "Add-MaestroCorrection <the same rule> -Trigger <keywords>");
            }
        }

        foreach (IGrouping<string, Correction> same in corrections.GroupBy(c => CorrectionRules.Normalize(c.Rule)).Where(g => g.Count() > 1))
        {
            yield return new MemoryFinding(
                CorrectionDuplicate,
                $"Corrections {List(same.Select(c => c.CorrectionId))} have the same rule.",
                same.First().CorrectionId,
                CommandText.Of($"Get-MaestroCorrection {same.First().CorrectionId}"));
        }

        foreach (Correction correction in corrections)
        {
            foreach (string glob in correction.Trigger.FileGlobs)
            {
                if (!Glob.TryParse(glob, out _, out string problem))
                {
                    yield return new MemoryFinding(
                        CorrectionGlobInvalid,
                        $"Glob '{glob}' of correction {correction.CorrectionId} matches nothing: {problem}.",
                        correction.CorrectionId,
                        CommandText.Of($"Get-MaestroCorrection {correction.CorrectionId}"));
                }
            }
        }

        IEnumerable<IGrouping<string, (string Keyword, string Id)>> shared = corrections
            .SelectMany(c => c.Trigger.Keywords.Select(k => (Keyword: TextFold.Fold(k.Trim()), Id: c.CorrectionId)).Distinct())
            .GroupBy(p => p.Keyword, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, (string Keyword, string Id)> group in shared)
        {
            yield return new MemoryFinding(
                KeywordShared,
                $"Keyword '{group.Key}' recalls {group.Count()} corrections: {List(group.Select(p => p.Id))}.",
                group.Key,
                CommandText.Of($"Search-MaestroMemory -Task {group.Key}"));
        }
    }

    private static IEnumerable<MemoryFinding> CheckGuidance(MemoryContents memory, TimeSpan maxAge, DateTimeOffset now)
    {
        if (memory.Guidance?.SeenAt(memory.Learnings, now) is not { } guidance)
        {
            if (memory.Learnings.Count > 0)
            {
                yield return new MemoryFinding(
                    GuidanceMissing,
                    $"There are learnings ({memory.Learnings.Count}), but no guidance has been compiled from them, so workers don't see them.",
                    null,
                    "Build-MaestroGuidance");
            }
        }
        else if (guidance.Age > maxAge)
        {
            yield return new MemoryFinding(
                GuidanceStale,
                $"The guidance is {(int)guidance.Age.TotalDays} days old; learnings since then: {guidance.NewLearnings}.",
                null,
                "Build-MaestroGuidance");
        }
    }

    private static IEnumerable<MemoryFinding> CheckRatchet(MemoryContents memory)
    {
        IReadOnlyList<RatchetRule> rules = memory.Suite?.Rules ?? [];
        HashSet<string> corrections = [.. memory.Corrections.Select(c => c.CorrectionId)];
        foreach (RatchetRule rule in rules.DistinctBy(r => r.RatchetId).Where(r => !corrections.Contains(r.CorrectionId)))
        {
            yield return Finding(
                RatchetCorrectionGone, rule, $"Ratchet rule {rule.RatchetId} was created from correction {rule.CorrectionId}, which does not exist.");
        }

        HashSet<string> promoted = [.. rules.Select(r => r.CorrectionId)];
        foreach (Correction correction in memory.Corrections.Where(c => c.PromotedToRatchet is not null && !promoted.Contains(c.CorrectionId)))
        {
            yield return new MemoryFinding(
                RatchetPromotionDangling,
                $"Correction {correction.CorrectionId} is marked as promoted, but it has no ratchet rule.",
                correction.CorrectionId,
                CommandText.Of($"Add-MaestroRatchet {correction.CorrectionId} -Pattern '<pattern>'"));
        }

        foreach (RatchetRule rule in rules)
        {
            if (RatchetPattern.FindProblem(rule.Pattern) is { } problem)
            {
                yield return Finding(
                    RatchetPatternInvalid, rule, $"The pattern of ratchet rule {rule.RatchetId} is not a valid regular expression: {problem}");
            }

            foreach (string glob in rule.Globs ?? [])
            {
                if (!Glob.TryParse(glob, out _, out string globProblem))
                {
                    yield return Finding(
                        RatchetGlobInvalid, rule, $"Glob '{glob}' of ratchet rule {rule.RatchetId} matches nothing: {globProblem}.");
                }
            }
        }

        foreach (IGrouping<string, RatchetRule> same in rules.GroupBy(r => r.RatchetId).Where(g => g.Count() > 1))
        {
            yield return Finding(RatchetDuplicate, same.First(), $"Ratchet rule {same.Key} appears {same.Count()} times.");
        }
    }

    private static MemoryFinding Finding(string check, RatchetRule rule, string message) =>
        new(check, message, rule.RatchetId, CommandText.Of($"Get-MaestroRatchet {rule.RatchetId}"));

    private static string List(IEnumerable<string> ids)
    {
        string[] all = [.. ids];
        return string.Join(", ", all.Take(ListedIds)) + (all.Length > ListedIds ? $" and {all.Length - ListedIds} more" : "");
    }
}
