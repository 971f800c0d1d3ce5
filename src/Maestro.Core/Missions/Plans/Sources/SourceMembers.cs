using System.Text.Json;

namespace Maestro.Missions;

/// <summary>The members that the tools with JSON name alike.</summary>
internal static class SourceMembers
{
    /// <summary>Reads a member into a task; false where it is one of the tool's own.</summary>
    public static bool TryRead(SourceItem item, JsonProperty member, SourceReading reading)
    {
        ConversionNotes notes = reading.Notes;
        switch (member.Name)
        {
            case "title":
                item.Title = SourceJson.Text(member, notes) ?? "";
                return true;
            case "description":
                item.Description = SourceJson.Text(member, notes)?.Trim() ?? "";
                return true;
            case "status":
                reading.SetProgress(item, SourceJson.Text(member, notes) ?? "");
                return true;
            case "labels":
                item.Labels.AddRange(SourceJson.Texts(member, notes));
                return true;
            case "assignee":
                if (SourceJson.Text(member, notes) is { Length: > 0 } who)
                {
                    item.Labels.Add($"assignee:{who}");
                }

                return true;
            default:
                return false;
        }
    }
}
