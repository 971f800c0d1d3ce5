using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Reads the tasks of Task Master: a file with a list for each tag, or, as older versions write it, a single list.</summary>
internal static class TaskMasterSource
{
    private const string MainTag = "master";

    /// <summary>A plan for each tag: each has its own ids.</summary>
    /// <param name="text">The file.</param>
    /// <param name="project">What the project is called.</param>
    public static IReadOnlyList<SourceReading> Read(SourceText text, string project)
    {
        using JsonDocument document = Parse(text);
        JsonElement root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array || Tasks(root) is not null)
        {
            return [Reading(text, MainTag, project, root)];
        }

        SourceReading[] readings = root.ValueKind == JsonValueKind.Object
            ? [.. root.EnumerateObject().Where(static tag => Tasks(tag.Value) is not null).Select(tag => Reading(text, tag.Name, project, tag.Value))]
            : [];
        if (readings.Length > 0)
        {
            return readings;
        }

        bool isPlan = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("features", out _);
        throw text.Invalid(1, isPlan ? "this is a plan already, which New-MaestroMission accepts." : "this is not a file of tasks: there is no list 'tasks', neither at the top nor in a tag.");
    }

    private static JsonDocument Parse(SourceText text)
    {
        try
        {
            return JsonDocument.Parse(text.Bytes, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException exception)
        {
            throw text.Invalid((exception.LineNumber ?? 0) + 1, $"this is not valid JSON (column {(exception.BytePositionInLine ?? 0) + 1}).");
        }
    }

    private static JsonElement? Tasks(JsonElement tag) =>
        tag.ValueKind == JsonValueKind.Object && tag.TryGetProperty("tasks", out JsonElement tasks) && tasks.ValueKind == JsonValueKind.Array ? tasks : null;

    private static SourceReading Reading(SourceText text, string name, string project, JsonElement tag)
    {
        var reading = new SourceReading { Name = name == MainTag ? text.Name : $"{text.Name} ({name})", Format = SourceFormat.TaskMaster, Title = name == MainTag ? project : $"{project}: {name}", Tag = name };
        if (tag.ValueKind == JsonValueKind.Object && tag.TryGetProperty("metadata", out JsonElement metadata))
        {
            reading.Description = SourceJson.Member(metadata, "description") ?? "";
        }

        foreach (JsonElement task in (tag.ValueKind == JsonValueKind.Array ? tag : Tasks(tag)!.Value).EnumerateArray())
        {
            Add(task, null, reading);
        }

        return reading;
    }

    private static void Add(JsonElement task, SourceItem? parent, SourceReading reading)
    {
        ConversionNotes notes = reading.Notes;
        if (SourceJson.Member(task, "id") is not { Length: > 0 } own)
        {
            notes.Add(SourceNote.NotATask, SourceJson.Member(task, "title") ?? "without id");
            return;
        }

        // A subtask's id counts from 1 in its task; the tool itself calls it 3.1.
        string id = parent is null || own.StartsWith($"{parent.Id}.", StringComparison.Ordinal) ? own : $"{parent.Id}.{own}";
        var item = new SourceItem { Id = id, ParentId = parent?.Id, Priority = parent?.Priority };
        reading.Items.Add(item);
        string? details = null;
        JsonElement subtasks = default;
        foreach (JsonProperty member in task.EnumerateObject())
        {
            if (SourceMembers.TryRead(item, member, reading))
            {
                continue;
            }

            switch (member.Name)
            {
                case "details":
                    details = SourceJson.Text(member, notes);
                    break;
                case "testStrategy":
                    item.Steps.Add(SourceJson.Text(member, notes)?.Trim() ?? "");
                    break;
                case "acceptanceCriteria":
                    item.Criteria.AddRange(SourceJson.Texts(member, notes).SelectMany(TextLines.Criteria));
                    break;
                case "priority":
                    SetPriority(item, SourceJson.Text(member, notes), notes);
                    break;
                case "dependencies":
                    item.DependsOn.AddRange(SourceJson.Texts(member, notes));
                    break;
                case "tags":
                    item.Labels.AddRange(SourceJson.Texts(member, notes));
                    break;
                case "type":
                    item.Labels.Add(SourceJson.Text(member, notes) is { } type && type != "standard" ? type : "");
                    break;
                case "subtasks":
                    subtasks = member.Value;
                    break;
                case "id" or "parentId" or "parentTaskId" or "createdAt" or "updatedAt" or "databaseId":
                    break;
                default:
                    SourceJson.LeaveOut(member, notes);
                    break;
            }
        }

        item.Describe("Details", details);
        if (subtasks.ValueKind == JsonValueKind.Array)
        {
            string[] siblings = [.. subtasks.EnumerateArray().Select(static subtask => SourceJson.Member(subtask, "id")).OfType<string>()];
            int first = reading.Items.Count;
            foreach (JsonElement subtask in subtasks.EnumerateArray())
            {
                Add(subtask, item, reading);
            }

            PreferSiblings(reading.Items.Skip(first).Where(part => part.ParentId == item.Id), item.Id, siblings);
        }
    }

    // Inside a task, 2 is its second subtask if it has one, and otherwise the task 2.
    private static void PreferSiblings(IEnumerable<SourceItem> parts, string parent, string[] siblings)
    {
        foreach (SourceItem part in parts)
        {
            for (int index = 0; index < part.DependsOn.Count; index++)
            {
                if (siblings.Contains(part.DependsOn[index]) && !part.DependsOn[index].Contains('.', StringComparison.Ordinal))
                {
                    part.DependsOn[index] = $"{parent}.{part.DependsOn[index]}";
                }
            }
        }
    }

    private static void SetPriority(SourceItem item, string? word, ConversionNotes notes)
    {
        int? priority = SourcePriority.Of(word);
        item.Priority = priority ?? item.Priority;
        if (priority is null && !InvisibleCharacters.IsBlank(word))
        {
            notes.Add(SourceNote.UnknownPriority, word);
        }
    }
}
