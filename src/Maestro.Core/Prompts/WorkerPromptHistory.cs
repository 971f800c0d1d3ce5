using Maestro.Handoffs;
using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>The part of a worker prompt that earlier sessions on the same feature left: the report and the handoffs.</summary>
internal static class WorkerPromptHistory
{
    public static void Add(PromptDocument document, WorkerPromptContext context, Fences fences)
    {
        if (context.Feature.Report is { } report)
        {
            document.Section("## Reported so far");
            document.Add(fences.List(ReportText.All(report)), PromptRank.OwnReport, "report so far");
        }

        document.Section("## Last handoff");
        foreach (Handoff last in context.Handoffs.Take(1))
        {
            document.Add($"{HandoffText.Origin(last)}.\n{fences.List(HandoffText.Items(last))}\n{HandoffText.Place(fences, last)}".TrimEnd('\n'), PromptRank.LastHandoff, $"handoff {last.HandoffId}");
        }

        document.Section("## Earlier handoffs");
        foreach (Handoff earlier in context.Handoffs.Skip(1))
        {
            document.Add($"{HandoffText.Origin(earlier)}.\n{fences.List(Still(earlier))}", PromptRank.EarlierHandoffs, $"handoff {earlier.HandoffId}");
        }
    }

    // What was to be done next was done since, or stands in the last one.
    private static IEnumerable<(string Label, string? Text)> Still(Handoff handoff) =>
        HandoffText.Items(handoff).Where(static item => item.Label is not ("Next action" or "About" or "Changed since" or "Picture"));
}
