using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>The part of a worker prompt that memory gives: rules that must be followed first, then what fits, then notes.</summary>
internal static class WorkerPromptMemory
{
    public static void Add(PromptDocument document, WorkerPromptContext context, Fences fences)
    {
        document.Section("## Memory");
        document.Add(fences.List(Rules(context.Corrections, isHard: true)));
        document.Add(fences.List(Rules(context.Corrections, isHard: false)), PromptRank.SoftCorrections, "soft corrections");
        document.Add(fences.List(context.Learnings.Select(static text => ("Learnt here", (string?)text))), PromptRank.Learnings, "learnings");
        document.Add(
            fences.List(context.Notes.Select(static note => ($"Note of {WorkerPromptBuilder.Moment(note.Timestamp)}", (string?)note.Content))),
            PromptRank.Notes,
            "notes");
    }

    private static IEnumerable<(string Label, string? Text)> Rules(IEnumerable<MemoryHit> hits, bool isHard) => hits
        .Where(hit => hit.Severity == CorrectionSeverity.Hard == isHard)
        .Select(hit => (isHard ? "MUST" : "Corrected before", (string?)hit.Text));
}
