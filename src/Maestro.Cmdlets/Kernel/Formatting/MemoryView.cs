using System.Globalization;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>What the views of memory, notes and projects show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class MemoryView
{
    /// <summary>Text with its line breaks, each line without anything that could act on the terminal.</summary>
    public static string Lines(string? text) => text is null ? "" : string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Display.Plain));

    /// <summary>What recalls a correction.</summary>
    public static string Trigger(object? correction)
    {
        Shown trigger = new Shown(correction).Part(nameof(Correction.Trigger));
        return View.List(trigger.Items(nameof(CorrectionTrigger.Keywords)).Concat(trigger.Items(nameof(CorrectionTrigger.FileGlobs))));
    }

    /// <summary>How many items an import skipped, and those of them that differ from what was kept.</summary>
    public static string Skipped(object? import)
    {
        var shown = new Shown(import);
        string[] differing =
        [
            .. shown.Items(nameof(MemoryImport.Items))
                .Select(static item => new Shown(item))
                .Where(static item => item.Text(nameof(MemoryImportItem.Action)) == MemoryImportAction.Skipped && item.Text(nameof(MemoryImportItem.Reason)) != MemoryImportReason.Same)
                .Select(static item => $"{item.Text(nameof(MemoryImportItem.Id))}: {Display.Short(item.Text(nameof(MemoryImportItem.Text)))} ({item.Text(nameof(MemoryImportItem.Reason))})"),
        ];
        return string.Join('\n', [.. new[] { shown.Text(nameof(MemoryImport.Skipped)) }, .. differing]);
    }

    /// <summary>A score with two digits.</summary>
    public static string Score(double score) => score.ToString("0.00", CultureInfo.CurrentCulture);

    /// <summary>How long ago, in days, hours and minutes.</summary>
    public static string Age(TimeSpan? age) => age switch
    {
        null => "",
        { TotalDays: >= 1 } days => $"{(int)days.TotalDays}d {days.Hours}h",
        { TotalHours: >= 1 } hours => $"{hours.Hours}h {hours.Minutes}m",
        { } minutes => $"{minutes.Minutes}m",
    };
}
