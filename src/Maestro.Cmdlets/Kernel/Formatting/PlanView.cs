using System.Globalization;
using System.Text;

namespace Maestro.Commands;

/// <summary>How the difference between a plan and a mission is shown. Called by the format files alone; everything it returns is safe to print.</summary>
public static class PlanView
{
    private const int LongestValue = 60;

    /// <summary>A line for each thing that is added (+), changed (~) or removed (-), one for each field that changes, and the counts.</summary>
    public static string Difference(object? difference)
    {
        var shown = new Shown(difference);
        var text = new StringBuilder();
        IReadOnlyList<Shown> changes = shown.Parts(nameof(MissionDifference.Changes));
        foreach (Shown change in changes)
        {
            string action = change.Text(nameof(PlanChange.Action));
            string sign = action == PlanAction.Add ? "+" : action == PlanAction.Remove ? "-" : "~";
            text.AppendLine(TerminalStyle.As(action, $"{sign} {change.Text(nameof(PlanChange.Kind)),-9} {change.Text(nameof(PlanChange.Id))}") + Title(change));
            foreach (Shown field in change.Parts(nameof(PlanChange.Fields)))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {field.Text(nameof(PlanFieldChange.Field))}: {Value(field, nameof(PlanFieldChange.Before))} → {Value(field, nameof(PlanFieldChange.After))}");
            }
        }

        if (changes.Count == 0)
        {
            return "Nothing to do.";
        }

        return text.AppendLine()
            .Append(CultureInfo.InvariantCulture, $"{shown.Number(nameof(MissionDifference.Added))} to add, {shown.Number(nameof(MissionDifference.Changed))} to change, {shown.Number(nameof(MissionDifference.Removed))} to remove.")
            .ToString();
    }

    private static string Title(Shown change)
    {
        string title = change.Text(nameof(PlanChange.Title));
        bool isSaid = change.Text(nameof(PlanChange.Action)) == PlanAction.Change || title == change.Text(nameof(PlanChange.Id));
        return isSaid ? "" : $": {Kernel.Display.Cut(title, LongestValue)}";
    }

    private static string Value(Shown field, string name) =>
        field.Text(name) is { Length: > 0 } value ? Kernel.Display.Cut(value, LongestValue) : "(none)";
}
