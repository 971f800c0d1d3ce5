using System.Globalization;
using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Prompts;

/// <summary>The part of a worker prompt that earlier work left: corrections, guidance, notes, handoffs.</summary>
internal static class WorkerPromptMemory
{
    /// <summary>The most notes that are told.</summary>
    public const int NoteCap = 5;

    /// <summary>The most earlier handoffs that are told.</summary>
    public const int HandoffCap = 3;

    private const string Heading = "## Relevant Memory";

    public static void Add(PromptDocument document, WorkerPromptContext context)
    {
        AddCorrections(document, context.Corrections);
        AddGuidance(document, context.Guidance);
        AddNotes(document, context.Notes);
        AddHandoffs(document, context.PriorHandoffs);
    }

    private static void AddCorrections(PromptDocument document, IReadOnlyList<MemoryHit> hits)
    {
        document.Section(Heading, "### Corrections");
        if (hits.Count > 0)
        {
            bool anyHard = hits.Any(h => h.Severity == CorrectionSeverity.Hard);
            document.Add(
                "These mistakes have been corrected before. Rules marked soft are advice."
                + (anyHard ? " Rules marked **[HARD]** must be followed." : ""),
                anyHard ? PromptRank.Required : PromptRank.SoftCorrections,
                "introduction of corrections");
        }

        foreach (MemoryHit hit in hits)
        {
            bool isHard = hit.Severity == CorrectionSeverity.Hard;
            string because = hit.MatchedKeywords.Count > 0
                ? $" _({string.Join(", ", hit.MatchedKeywords.Select(PromptText.Inline))})_"
                : "";
            document.Add(
                $"- {(isHard ? "**[HARD]**" : "[soft]")} {PromptText.Inline(hit.Text)}{because}",
                isHard ? PromptRank.Required : PromptRank.SoftCorrections,
                $"correction {PromptText.Inline(hit.Id)}",
                isTight: hit != hits[0]);
        }
    }

    private static void AddGuidance(PromptDocument document, Guidance? guidance)
    {
        if (string.IsNullOrWhiteSpace(guidance?.Summary))
        {
            return;
        }

        document.Section(Heading, "### Compiled Learnings");
        document.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"_Compiled {IsoTimeConverter.Write(guidance.CompiledAt)} from {Count.Of(guidance.RawCount, "learning")}._\n\n")
            + PromptText.Block("memory-learnings", guidance.Summary),
            PromptRank.Guidance,
            "compiled learnings");
    }

    private static void AddNotes(PromptDocument document, IReadOnlyList<Note> notes)
    {
        document.Section("## Recent Notes");
        foreach (Note note in notes.OrderByDescending(n => n.Timestamp).Take(NoteCap))
        {
            string time = IsoTimeConverter.Write(note.Timestamp);
            string branch = string.IsNullOrWhiteSpace(note.Branch) ? "" : $", {PromptText.Inline(note.Branch)}";
            document.Add($"- ({time}{branch}) {PromptText.Inline(note.Content)}", PromptRank.Notes, $"note of {time}", isTight: true);
        }
    }

    private static void AddHandoffs(PromptDocument document, IReadOnlyList<PriorHandoff> handoffs)
    {
        foreach (PriorHandoff handoff in handoffs
            .Where(h => h.HasContent)
            .OrderByDescending(h => h.Timestamp)
            .ThenByDescending(h => h.HandoffId, StringComparer.Ordinal)
            .Take(HandoffCap))
        {
            document.Section("## Prior Session Replay");
            document.Add(Replay(handoff), PromptRank.PriorHandoffs, $"handoff {PromptText.Inline(handoff.HandoffId)}");
        }
    }

    private static string Replay(PriorHandoff handoff)
    {
        var builder = new StringBuilder();
        builder
            .Append("### Session ").Append(PromptText.Inline(handoff.HandoffId))
            .Append(" (").Append(PromptText.Inline(handoff.Mode)).Append(", ").Append(IsoTimeConverter.Write(handoff.Timestamp)).Append(")\n\n")
            .Append("**Summary:** ").Append(PromptText.Inline(handoff.Summary));
        AppendList(builder, "Risks", handoff.Risks);
        AppendList(builder, "Divergences from plan", handoff.Divergences);
        AppendList(builder, "Causal drivers", handoff.CausalDrivers);
        if (!string.IsNullOrWhiteSpace(handoff.BlindSpot))
        {
            builder.Append("\n\n**Blind spot:** ").Append(PromptText.Inline(handoff.BlindSpot));
        }

        AppendList(builder, "Assumptions", handoff.Assumptions);
        if (handoff.VerificationResults.Count > 0)
        {
            builder.Append("\n\n**Verification results:**\n\n").AppendJoin(
                '\n',
                handoff.VerificationResults.Select(v => $"- {(v.Passed ? "[PASS]" : "**[FAIL]**")} {PromptText.Inline(v.Step)}"));
        }

        AppendList(builder, "Completed work", handoff.CompletedWork);
        return builder.ToString();
    }

    private static void AppendList(StringBuilder builder, string name, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            builder.Append("\n\n**").Append(name).Append(":**\n\n").AppendJoin('\n', items.Select(i => $"- {PromptText.Inline(i)}"));
        }
    }
}
