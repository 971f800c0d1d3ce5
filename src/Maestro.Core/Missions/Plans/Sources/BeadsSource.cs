using System.Text.Json;

namespace Maestro.Missions;

/// <summary>Reads the issues of Beads: one JSON object a line. Also the tasks of an older program, which have the same form with other names.</summary>
internal static class BeadsSource
{
    /// <param name="text">The file.</param>
    /// <param name="format">Which of the two.</param>
    /// <param name="title">What the project is called.</param>
    public static SourceReading Read(SourceText text, string format, string title)
    {
        var reading = new SourceReading { Name = text.Name, Format = format, Title = title };
        foreach (JsonElement line in SourceJson.Lines(text, reading.Notes))
        {
            if (SourceJson.Member(line, "id") is not { Length: > 0 } id)
            {
                reading.Notes.Add(SourceNote.NotATask, SourceJson.Member(line, "title") ?? "without id");
            }
            else if (SourceJson.Member(line, "status") == "tombstone")
            {
                reading.Notes.Add(SourceNote.Deleted, id);
            }
            else
            {
                reading.Items.Add(Item(id, line, reading));
            }
        }

        return reading;
    }

    private static SourceItem Item(string id, JsonElement line, SourceReading reading)
    {
        ConversionNotes notes = reading.Notes;
        var item = new SourceItem { Id = id };
        string? design = null, remarks = null;
        foreach (JsonProperty member in line.EnumerateObject())
        {
            if (SourceMembers.TryRead(item, member, reading))
            {
                continue;
            }

            switch (member.Name)
            {
                case "design":
                    design = SourceJson.Text(member, notes);
                    break;
                case "notes":
                    remarks = SourceJson.Text(member, notes);
                    break;
                case "acceptance_criteria":
                    item.Criteria.AddRange(TextLines.Criteria(SourceJson.Text(member, notes) ?? ""));
                    break;
                case "priority":
                    SetPriority(item, member, notes);
                    break;
                case "issue_type" or "type":
                    AddLabel(item, SourceJson.Text(member, notes) is "task" or null ? null : SourceJson.Text(member, notes));
                    break;
                case "external_ref":
                    AddLabel(item, SourceJson.Text(member, notes) is { Length: > 0 } reference ? $"ref:{reference}" : null);
                    break;
                case "close_reason" or "closeReason":
                    item.Outcome = SourceJson.Text(member, notes);
                    break;
                case "dependencies":
                    AddRelations(item, member, notes);
                    break;
                case "dependsOn":
                    item.DependsOn.AddRange(SourceJson.Texts(member, notes));
                    break;
                case "parent" or "parentId" or "parent_id":
                    item.ParentId ??= SourceJson.Text(member, notes);
                    break;
                case "id" or "created_at" or "createdAt" or "updated_at" or "updatedAt" or "closed_at" or "created_by" or "updated_by" or "owner" or "source_repo" or "content_hash"
                    or "compaction_level" or "compacted_at" or "compacted_at_commit" or "original_size" or "original_type" or "closed_by_session" or "last_activity" or "started_at"
                    or "dependency_count" or "dependent_count" or "comment_count":
                    break;
                default:
                    SourceJson.LeaveOut(member, notes);
                    break;
            }
        }

        item.Describe("Design", design);
        item.Describe("Notes", remarks);
        return item;
    }

    private static void AddLabel(SourceItem item, string? label)
    {
        if (label is not null)
        {
            item.Labels.Add(label);
        }
    }

    private static void SetPriority(SourceItem item, JsonProperty member, ConversionNotes notes)
    {
        if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out int priority) && priority is >= FeaturePriority.Highest and <= FeaturePriority.Lowest)
        {
            item.Priority = priority;
        }
        else if (member.Value.ValueKind != JsonValueKind.Null)
        {
            notes.Add(SourceNote.UnknownPriority, SourceJson.Plain(member.Value) ?? member.Value.ValueKind.ToString());
        }
    }

    private static void AddRelations(SourceItem item, JsonProperty member, ConversionNotes notes)
    {
        if (member.Value.ValueKind != JsonValueKind.Array)
        {
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                notes.Add(SourceNote.WrongType, member.Name);
            }

            return;
        }

        foreach (JsonElement relation in member.Value.EnumerateArray())
        {
            string? target = SourceJson.Member(relation, "depends_on_id") ?? SourceJson.Plain(relation);
            string type = SourceJson.Member(relation, "type") ?? "blocks";
            if (string.IsNullOrEmpty(target))
            {
                notes.Add(SourceNote.WrongType, member.Name);
            }
            else if (type is "blocks" or "waits-for" or "conditional-blocks")
            {
                item.DependsOn.Add(target);
            }
            else if (type == "parent-child")
            {
                item.ParentId = target;
            }
            else
            {
                notes.Add(SourceNote.Relations, type);
            }
        }
    }
}
