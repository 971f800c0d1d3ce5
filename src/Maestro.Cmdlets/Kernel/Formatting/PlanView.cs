using System.Globalization;
using System.Text;

namespace Maestro.Commands;

/// <summary>How the difference between a plan and a mission is shown. Called by the format files alone; everything it returns is safe to print.</summary>
public static class PlanView
{
    /// <summary>The type of a plan as an object.</summary>
    internal const string TypeName = "Maestro.Plan";

    private const int LongestValue = 60;

    // An item is one line in a terminal of 80 columns, unless its id alone is longer.
    private const int LongestLine = 79;
    private const int ShortestTitle = 20;
    private const int MostIds = 10;

    /// <summary>How many milestones, features or assertions a plan has, and their ids: <c>3: plan, implement, verify</c>.</summary>
    public static string Items(object? items)
    {
        string[] ids = [.. Shown.Items(items).Select(static item => item as string ?? new Shown(item).Text("id"))];
        return ids.Length == 0 ? "none" : $"{ids.Length}: {(ColumnText.IsLimited ? Kernel.Display.List(ids, MostIds) : string.Join(", ", ids.Select(Shown.Plain)))}";
    }

    /// <summary>The same for what the features of a plan fulfil.</summary>
    public static string Assertions(object? plan) => Items(new Shown(plan).Parts("features").SelectMany(static feature => feature.Items("fulfills")).ToArray());

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
            string item = $"{sign} {change.Text(nameof(PlanChange.Kind)),-9} {change.Text(nameof(PlanChange.Id))}";
            text.AppendLine(TerminalStyle.As(action, item) + Title(change, LongestLine - item.Length - 2));
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

    private static string Title(Shown change, int room)
    {
        string title = change.Text(nameof(PlanChange.Title));
        bool isSaid = change.Text(nameof(PlanChange.Action)) == PlanAction.Change || title == change.Text(nameof(PlanChange.Id));
        return isSaid ? "" : $": {Kernel.Display.Cut(title, Math.Clamp(room, ShortestTitle, LongestValue))}";
    }

    private static string Value(Shown field, string name) =>
        field.Text(name) is { Length: > 0 } value ? Kernel.Display.Cut(value, LongestValue) : "(none)";
}
