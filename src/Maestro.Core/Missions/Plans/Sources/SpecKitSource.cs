using System.Text.RegularExpressions;

namespace Maestro.Missions;

/// <summary>Reads a list of tasks of Spec Kit: phases become milestones, and their order and the marks [P] become dependencies.</summary>
/// <remarks>
/// A task without [P] comes after all tasks before it in its phase, one with [P] after the last one without. Phases of user stories don't wait for each other, but
/// for the phases before the first of them; any other phase waits for all phases before it.
/// </remarks>
internal static partial class SpecKitSource
{
    // Two phases of thousands of parallel tasks each would wait for each other a million times over.
    private const int MostLinks = 100_000;

    /// <param name="text">The file tasks.md.</param>
    /// <param name="title">What the feature is called if the file doesn't say.</param>
    public static SourceReading Read(SourceText text, string title)
    {
        string[] lines = text.Lines();
        IReadOnlyList<OutlineEntry> entries = MarkdownOutline.Read(lines);
        string? heading = entries.FirstOrDefault(static entry => entry is { IsHeading: true, Level: 1 })?.Text;
        var reading = new SourceReading { Name = text.Name, Format = SourceFormat.SpecKit, Title = heading is null ? title : TitleWord().Replace(heading, "") };
        List<Phase> phases = [new Phase(null, null)];
        foreach (OutlineEntry entry in entries)
        {
            if (entry is { IsHeading: true, Level: 2 })
            {
                phases.Add(new Phase(reading.AddMilestone(entry.Text, Paragraph(lines, entry.Line, GoalLine()) ?? ""), Paragraph(lines, entry.Line, TestLine())));
            }
            else if (!entry.IsHeading && TaskLine().Match(entry.Text) is { Success: true } task)
            {
                phases[^1].Tasks.Add(Task(entry, task, phases[^1], reading));
            }
            else if (!entry.IsHeading && !reading.IsEmpty(entry))
            {
                reading.Notes.Add(SourceNote.NotATask, entry.Text);
            }
        }

        phases.RemoveAll(static phase => phase.Tasks.Count == 0);
        Connect(phases);
        return reading;
    }

    private static PhaseTask Task(OutlineEntry entry, Match match, Phase phase, SourceReading reading)
    {
        var item = new SourceItem
        {
            Id = reading.OwnId(match.Groups["id"].Value),
            Title = MarkdownOutline.Plain(match.Groups["text"].Value),
            Description = entry.Body,
            MilestoneId = phase.Milestone?.MilestoneId,
            Progress = MarkdownOutline.Progress(entry),
            Priority = phase.Milestone is { } milestone && PriorityWord().Match(milestone.Title) is { Success: true } priority ? SourcePriority.Of(priority.Groups[1].Value) : null,
        };
        if (match.Groups["story"].Success)
        {
            item.Labels.Add(match.Groups["story"].Value);
        }

        item.Files.AddRange(FilePath().Matches(item.Title).Select(static path => path.Value).Where(static path => path.Contains('/', StringComparison.Ordinal)));
        foreach (Match named in DependsOn().Matches(entry.Text))
        {
            item.DependsOn.AddRange(TaskId().Matches(named.Value).Select(static id => id.Value));
        }

        item.Steps.Add(phase.Test ?? "");
        reading.Items.Add(item);
        return new PhaseTask(item, match.Groups["parallel"].Success);
    }

    // A line such as **Goal**: … between the heading of a phase and its tasks.
    private static string? Paragraph(string[] lines, int heading, Regex regex) => lines
        .Skip(heading)
        .TakeWhile(static line => !line.StartsWith('#') && !line.TrimStart().StartsWith("- [", StringComparison.Ordinal))
        .Select(line => regex.Match(line))
        .FirstOrDefault(static match => match.Success)?.Groups[1].Value.Trim();

    private static void Connect(List<Phase> phases)
    {
        int firstStory = phases.FindIndex(static phase => phase.IsStory);
        for (int index = 0; index < phases.Count; index++)
        {
            Phase phase = phases[index];
            string[] gate = [.. Last([.. phases.Take(phase.IsStory ? firstStory : index)])];
            gate = (long)gate.Length * phase.Tasks.Count > MostLinks ? gate[^1..] : gate;
            List<string> parallel = [];
            foreach (PhaseTask task in phase.Tasks)
            {
                task.Item.DependsOn.AddRange(task.IsParallel || parallel.Count == 0 ? gate : parallel);
                if (task.IsParallel)
                {
                    parallel.Add(task.Item.Id);
                }
                else
                {
                    (gate, parallel) = ([task.Item.Id], []);
                }
            }

            phase.Ends = parallel.Count > 0 ? parallel : gate;
        }
    }

    // What a phase waits for: the ends of the phases before it that no other of those waits for already.
    private static IEnumerable<string> Last(List<Phase> phases)
    {
        int lastPlain = phases.FindLastIndex(static phase => !phase.IsStory);
        IEnumerable<Phase> open = phases is [.., { IsStory: true }] ? phases.Where((phase, index) => phase.IsStory && index > lastPlain) : phases.TakeLast(1);
        return open.SelectMany(static phase => phase.Ends);
    }

    [GeneratedRegex(@"\A(?:\*\*)?(?<id>T\d{1,6}[a-z]?)(?:\*\*)?:?\s+(?:(?:(?<parallel>\[P\])|\[(?<story>US\d+)\]|\[[^\]]{1,20}\])\s*)*(?<text>.*\S.*)\z")]
    private static partial Regex TaskLine();

    [GeneratedRegex(@"\bT\d{1,6}[a-z]?\b")]
    private static partial Regex TaskId();

    [GeneratedRegex(@"\bdepends?\s+on:?\s+T\d{1,6}[a-z]?(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+)T\d{1,6}[a-z]?)*", RegexOptions.IgnoreCase)]
    private static partial Regex DependsOn();

    [GeneratedRegex(@"\A(?:Tasks|Task List|Implementation Tasks):?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex TitleWord();

    [GeneratedRegex(@"\A\*\*(?:Goal|Purpose)\*\*:\s*(.*\S)")]
    private static partial Regex GoalLine();

    [GeneratedRegex(@"\A\*\*Independent Test\*\*:\s*(.*\S)")]
    private static partial Regex TestLine();

    [GeneratedRegex(@"\bPriority:?\s*(P[0-4])\b", RegexOptions.IgnoreCase)]
    private static partial Regex PriorityWord();

    [GeneratedRegex(@"(?<![\w/:.])[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*(?:/|\.[A-Za-z0-9]{1,8})(?![\w/\[])")]
    private static partial Regex FilePath();

    private sealed class Phase(PlanMilestone? milestone, string? test)
    {
        public string? Test => test;

        public PlanMilestone? Milestone => milestone;

        public List<PhaseTask> Tasks { get; } = [];

        /// <summary>The ids of the tasks that no other one of the phase waits for.</summary>
        public IReadOnlyList<string> Ends { get; set; } = [];

        public bool IsStory => Tasks.Exists(static task => task.Item.Labels.Count > 0);
    }

    private sealed record PhaseTask(SourceItem Item, bool IsParallel);
}
