using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Looks for words in everything memory holds, whatever their case and accents.</summary>
internal static class MemorySearch
{
    // A term in the text itself says more than one in what surrounds it.
    private const double SideWeight = 0.6;

    /// <summary>The items in which every term of the query occurs, best first, newest first among equals.</summary>
    public static List<MemoryHit> Search(
        string query,
        IEnumerable<Correction> corrections,
        IEnumerable<Learning> learnings,
        IEnumerable<Note> notes)
    {
        string[] terms = [.. TextFold.Fold(query).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        if (terms.Length == 0)
        {
            return [];
        }

        IEnumerable<MemoryHit?> hits =
        [
            .. corrections.Select(c => Match(
                terms, MemoryKind.Correction, c.CorrectionId, c.Rule, [c.Source, .. c.Trigger.Keywords], c.CreatedAt, c, c.Severity)),
            .. learnings.Select(l => Match(terms, MemoryKind.Learning, l.LearningId, l.Content, [l.Branch ?? ""], l.Moment, l)),
            .. notes.Select(n => Match(
                terms, MemoryKind.Note, n.NoteId, n.Content, [n.Branch ?? ""], n.Timestamp, n)),
        ];
        return
        [
            .. hits
                .OfType<MemoryHit>()
                .OrderByDescending(h => h.Score)
                .ThenByDescending(h => h.CreatedAt)
                .ThenBy(h => h.Kind, StringComparer.Ordinal)
                .ThenBy(h => h.Id, StringComparer.Ordinal),
        ];
    }

    private static MemoryHit? Match(
        string[] terms, string kind, string id, string text, string[] sides, DateTimeOffset createdAt, object item, string? severity = null)
    {
        string main = TextFold.Fold(text);
        string side = TextFold.Fold(string.Join('\n', sides));
        double total = 0;
        foreach (string term in terms)
        {
            double best = Math.Max(Weight(main, term), SideWeight * Weight(side, term));
            if (best == 0)
            {
                return null;
            }

            total += best;
        }

        return new MemoryHit
        {
            Kind = kind,
            Id = id,
            Text = text,
            Score = Math.Round(total / terms.Length, 4),
            Reasons = [.. terms.Select(t => $"term {t}")],
            Severity = severity,
            CreatedAt = createdAt,
            Item = item,
        };
    }

    // 1 for a whole word, 0.8 for the start of one, 0.5 inside one, 0 when absent.
    private static double Weight(string text, string term)
    {
        double best = 0;
        for (int at = text.IndexOf(term, StringComparison.Ordinal);
            at >= 0 && best < 1;
            at = text.IndexOf(term, at + 1, StringComparison.Ordinal))
        {
            bool starts = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            bool ends = at + term.Length == text.Length || !char.IsLetterOrDigit(text[at + term.Length]);
            best = Math.Max(best, starts ? (ends ? 1 : 0.8) : 0.5);
        }

        return best;
    }
}
