using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Puts rules into the ratchet and takes them out.</summary>
internal static class RatchetPromotion
{
    /// <summary>The rules without repetitions: other programs write one down again each time it is promoted.</summary>
    public static IReadOnlyList<RatchetRule> Distinct(RatchetSuite suite) =>
        [.. suite.Rules.DistinctBy(r => (r.RatchetId, r.Pattern, string.Join('\n', r.Globs ?? [])))];

    /// <summary>The suite with a rule made of a correction. One with the same pattern and globs is replaced: it keeps its id and time, and says what the correction says now.</summary>
    /// <exception cref="MaestroException">PatternInvalid.</exception>
    public static (RatchetSuite Suite, RatchetRule Rule, bool IsNew) Promote(
        RatchetSuite suite, Correction correction, string pattern, IReadOnlyList<string> globs, DateTimeOffset now)
    {
        RatchetPattern.Check(pattern, globs);
        RatchetRule? same = suite.Rules.FirstOrDefault(r =>
            r.CorrectionId == correction.CorrectionId && r.Pattern == pattern && (r.Globs ?? []).SequenceEqual(globs));
        if (same is not null)
        {
            RatchetRule renewed = same with { Rule = correction.Rule };
            return (suite with { Rules = [.. Distinct(suite).Select(r => r == same ? renewed : r)] }, renewed, false);
        }

        var rule = new RatchetRule
        {
            RatchetId = FreeId(suite, $"ratchet-{correction.CorrectionId}"),
            CorrectionId = correction.CorrectionId,
            Rule = correction.Rule,
            Pattern = pattern,
            CreatedAt = now,
            Globs = globs.Count > 0 ? [.. globs] : null,
        };
        return (suite with { Rules = [.. suite.Rules, rule] }, rule, true);
    }

    /// <summary>The suite without a rule, however often it is in it.</summary>
    /// <exception cref="MaestroException">RatchetNotFound.</exception>
    public static RatchetSuite Remove(RatchetSuite suite, string ratchetId)
    {
        RatchetRule[] left = [.. suite.Rules.Where(r => r.RatchetId != ratchetId)];
        return left.Length < suite.Rules.Count
            ? suite with { Rules = left }
            : throw new MaestroException(
                ErrorCode.RatchetNotFound, $"No ratchet rule has the id '{ratchetId}'.", "Get-MaestroRatchet", ratchetId);
    }

    private static string FreeId(RatchetSuite suite, string id)
    {
        HashSet<string> taken = [.. suite.Rules.Select(r => r.RatchetId)];
        string free = id;
        for (int n = 2; taken.Contains(free); n++)
        {
            free = $"{id}-{n}";
        }

        return free;
    }
}
