using System.Text.RegularExpressions;
using Maestro.Settings;

namespace Maestro.Missions;

/// <summary>Reads the tasks of Backlog.md: a Markdown file with front matter for each task.</summary>
internal static partial class BacklogSource
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "id", "title", "status", "assignee", "labels", "dependencies", "parent_task_id", "priority", "milestone", "type", "ordinal", "references", "documentation", "modified_files",
        "created_date", "updated_date", "createdDate", "updatedDate", "reporter", "created", "updated", "subtasks",
    };

    /// <param name="name">The folder, for messages.</param>
    /// <param name="title">What the project is called.</param>
    /// <param name="tasks">The files of the tasks.</param>
    /// <param name="milestones">The files of the milestones.</param>
    /// <param name="yaml">Reads their front matter.</param>
    /// <param name="problem">Called with a file that can't be read; the others go on.</param>
    public static SourceReading Read(
        string name, string title, IEnumerable<SourceText> tasks, IEnumerable<SourceText> milestones, IConfigurationFormat yaml, Action<MaestroException> problem)
    {
        var reading = new SourceReading { Name = name, Format = SourceFormat.Backlog, Title = title, IgnoresCase = true };
        var titles = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (FrontMatter milestone in Read(milestones, yaml, null, problem).Select(static read => read.Matter))
        {
            if (milestone.Text("id") is { } id)
            {
                titles[id] = milestone.Text("title") ?? id;
            }
        }

        foreach ((SourceText text, FrontMatter matter) in Read(tasks, yaml, reading.Notes, problem))
        {
            if (matter.Text("id") is { Length: > 0 } id)
            {
                reading.Items.Add(Item(id, matter, titles, reading));
            }
            else
            {
                reading.Notes.Add(SourceNote.NotATask, text.Name);
            }
        }

        // Numbers in names are compared as numbers, so that 10 comes after 9.
        reading.Items.Sort(static (left, right) => StringComparer.OrdinalIgnoreCase.Compare(SortKey(left.Id), SortKey(right.Id)));
        FollowRenames(reading.Items);
        AddMilestones(reading, titles);
        return reading;
    }

    private static IEnumerable<(SourceText Text, FrontMatter Matter)> Read(
        IEnumerable<SourceText> texts, IConfigurationFormat yaml, ConversionNotes? notes, Action<MaestroException> problem)
    {
        foreach (SourceText text in texts)
        {
            FrontMatter? matter = null;
            try
            {
                matter = FrontMatter.Read(text, yaml);
                if (matter is null)
                {
                    notes?.Add(SourceNote.NotATask, Path.GetFileName(text.Name));
                }
            }
            catch (MaestroException exception)
            {
                problem(exception);
            }

            if (matter is not null)
            {
                yield return (text, matter);
            }
        }
    }

    private static SourceItem Item(string id, FrontMatter matter, Dictionary<string, string> milestones, SourceReading reading)
    {
        var item = new SourceItem { Id = id, Title = matter.Text("title") ?? "", ParentId = matter.Text("parent_task_id"), MilestoneId = matter.Text("milestone") };
        if (item.MilestoneId is { Length: > 0 } milestone)
        {
            milestones.TryAdd(milestone, milestone);
        }

        reading.SetProgress(item, matter.Text("status")?.Trim('○', '◒', '●', '✔', ' ') ?? "");
        item.Priority = SourcePriority.Of(matter.Text("priority"));
        if (item.Priority is null && matter.Text("priority") is { Length: > 0 } priority)
        {
            reading.Notes.Add(SourceNote.UnknownPriority, priority);
        }

        item.Labels.AddRange(matter.Texts("labels"));
        item.Labels.AddRange(matter.Texts("assignee").Select(static who => $"assignee:{who.TrimStart('@')}"));
        item.Labels.Add(matter.Text("type") is { Length: > 0 } type and not "task" ? type : "");
        item.DependsOn.AddRange(matter.Texts("dependencies"));
        item.Files.AddRange(matter.Texts("modified_files"));
        foreach (ConfigurationMember member in matter.Values.Members.Where(static member => !Known.Contains(member.Name) && member.Value is not ConfigurationScalar { Value: null } and not ConfigurationList { Items.Count: 0 }))
        {
            reading.Notes.Add(SourceNote.OtherFields, member.Name);
        }

        foreach ((string heading, string text) in Sections(matter.Body))
        {
            switch (heading.ToLowerInvariant())
            {
                case "description" or "":
                    item.Describe(null, text);
                    break;
                case "acceptance criteria":
                    item.Criteria.AddRange(TextLines.Criteria(text).Select(static criterion => criterion with { Text = Number().Replace(criterion.Text, "") }));
                    break;
                case "definition of done":
                    item.Steps.AddRange(TextLines.Criteria(text).Select(static criterion => Number().Replace(criterion.Text, "")));
                    break;
                default:
                    item.Describe(heading, text);
                    break;
            }
        }

        item.Describe("References", string.Join('\n', matter.Texts("references").Concat(matter.Texts("documentation")).Select(static reference => $"- {reference}")));
        return item;
    }

    private static IEnumerable<(string Heading, string Text)> Sections(IReadOnlyList<string> lines)
    {
        string heading = "";
        List<string> text = [];
        foreach (string line in lines.Where(static line => !Marker().IsMatch(line)).Append("## "))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (text.Exists(static part => part.Trim().Length > 0))
                {
                    yield return (heading, string.Join('\n', text).Trim());
                }

                (heading, text) = (line[3..].Trim(), []);
            }
            else
            {
                text.Add(line);
            }
        }
    }

    // A project that changes the prefix of its ids keeps the old ones in what refers to them.
    private static void FollowRenames(List<SourceItem> items)
    {
        HashSet<string> ids = new(items.Select(static item => item.Id), StringComparer.OrdinalIgnoreCase);
        ILookup<string, string> byNumber = items.ToLookup(static item => NumberOf(item.Id), static item => item.Id, StringComparer.OrdinalIgnoreCase);
        foreach (SourceItem item in items)
        {
            item.ParentId = item.ParentId is null ? null : Now(item.ParentId);
            for (int index = 0; index < item.DependsOn.Count; index++)
            {
                item.DependsOn[index] = Now(item.DependsOn[index]);
            }
        }

        string Now(string id) => !ids.Contains(id) && byNumber[NumberOf(id)].ToArray() is [var only] ? only : id;
    }

    private static string NumberOf(string id) => id[(id.LastIndexOf('-') + 1)..];

    private static void AddMilestones(SourceReading reading, Dictionary<string, string> titles)
    {
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> milestone in titles.OrderBy(static pair => SortKey(pair.Key), StringComparer.OrdinalIgnoreCase))
        {
            ids[milestone.Key] = ids.GetValueOrDefault(milestone.Value) ?? reading.AddMilestone(milestone.Value).MilestoneId;
            ids.TryAdd(milestone.Value, ids[milestone.Key]);
        }

        foreach (SourceItem item in reading.Items)
        {
            item.MilestoneId = item.MilestoneId is { Length: > 0 } named ? ids[named] : null;
        }
    }

    private static string SortKey(string id) => Digits().Replace(id, static match => match.Value.PadLeft(10, '0'));

    [GeneratedRegex(@"\A#\d+\s+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\A\s*<!--\s*(?:SECTION:|AC:|DOD:)[A-Z_:]*\s*-->\s*\z")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
