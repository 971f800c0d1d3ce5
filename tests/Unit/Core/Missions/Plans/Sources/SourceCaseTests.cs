using System.Text;
using System.Text.Json;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>What a list can have wrong in every format: nothing is dropped or changed without being named, and what comes of it is a plan.</summary>
public sealed class SourceCaseTests
{
    private sealed record Given(string Id, string Title, params string[] DependsOn);

    // How each format writes a list of tasks; the ids are numbers from 1.
    private static readonly Dictionary<string, Func<Given[], SourceFolder>> Writers = new(StringComparer.Ordinal)
    {
        [SourceFormat.TaskMaster] = static tasks => new SourceFolder().Add(
            "tasks.json",
            JsonSerializer.Serialize(new { tasks = tasks.Select(static task => new { id = int.Parse(task.Id, null), title = task.Title, status = "pending", dependencies = task.DependsOn.Select(static id => int.Parse(id, null)) }) })),
        [SourceFormat.Beads] = static tasks => new SourceFolder().Add("issues.jsonl", Lines(tasks.Select(static task =>
            JsonSerializer.Serialize(new { id = task.Id, title = task.Title, status = "open", dependencies = task.DependsOn.Select(static id => new { depends_on_id = id, type = "blocks" }) })))),
        [SourceFormat.Maestro] = static tasks => new SourceFolder().Add("tasks/tasks.jsonl", Lines(tasks.Select(static task =>
            JsonSerializer.Serialize(new { id = task.Id, title = task.Title, status = "open", dependsOn = task.DependsOn })))),
        [SourceFormat.Backlog] = static tasks => tasks.Select(static (task, place) => (task, place)).Aggregate(
            new SourceFolder().Add("backlog/config.yml", "project_name: x\n"),
            static (folder, each) => folder.Add(
                $"backlog/tasks/task-{each.task.Id} - {each.place}.md",
                $"---\nid: task-{each.task.Id}\ntitle: {JsonSerializer.Serialize(each.task.Title)}\nstatus: To Do\ndependencies: [{string.Join(", ", each.task.DependsOn.Select(static id => $"task-{id}"))}]\n---\n")),
        [SourceFormat.SpecKit] = static tasks => new SourceFolder().Add("tasks.md", "# Tasks: x\n\n## Phase 1: All\n\n" + Lines(tasks.Select(static task =>
            $"- [ ] {(task.Title.Length == 0 ? "" : $"T{int.Parse(task.Id, null):000} [P] {task.Title}{(task.DependsOn.Length == 0 ? "" : $" (depends on {string.Join(", ", task.DependsOn.Select(static id => $"T{int.Parse(id, null):000}"))})")}")}"))),
        [SourceFormat.OpenSpec] = static tasks => new SourceFolder().Add("openspec/changes/x/proposal.md", "# Change: x\n").Add("openspec/changes/x/tasks.md", "## 1. All\n\n" + Lines(tasks.Select(static task => $"- [ ] {(task.Title.Length == 0 ? "" : $"{task.Id} {task.Title}")}"))),
        [SourceFormat.Markdown] = static tasks => new SourceFolder().Add("TODO.md", "# x\n\n## All\n\n" + Lines(tasks.Select(static task => $"- [ ] {task.Title}"))),
    };

    public static TheoryData<string> Formats => [.. SourceFormat.All];

    public static TheoryData<string> Linked => [.. SourceFormat.All.Except([SourceFormat.OpenSpec, SourceFormat.Markdown])];

    [Fact]
    public void EveryFormatHasAWriter() => Assert.Equal(SourceFormat.All.Order(StringComparer.Ordinal), Writers.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Formats))]
    public void TwoTasksOfOneIdAreBothKeptOrNamed(string format)
    {
        (MissionPlan plan, string warnings) = Convert(format, new("1", "Alpha"), new("2", "Beta"), new("1", "Gamma"), new("1", "Delta"));
        string[] titles = [.. plan.Features.Select(static feature => feature.Title)];
        if (format is SourceFormat.Beads or SourceFormat.Maestro)
        {
            Assert.Equal(["Delta", "Beta"], titles);
            Assert.Contains("2 ids occur more than once; the last task counts: 1", warnings, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(["Alpha", "Beta", "Delta", "Gamma"], titles.Order(StringComparer.Ordinal));
        Assert.Equal(format == SourceFormat.Markdown, !warnings.Contains("2 ids occur more than once; the later tasks have others", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void TwoTasksThatAreTheSameAreBothKeptOrNamed(string format)
    {
        (MissionPlan plan, string warnings) = Convert(format, new("1", "Alpha"), new("1", "Alpha"));
        Assert.True(plan.Features.Count == 2 || warnings.Contains("more than once", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Linked))]
    public void ACircleIsBrokenAndNamed(string format)
    {
        for (int length = 1; length <= 4; length++)
        {
            (MissionPlan plan, string warnings) = Convert(format, [.. Enumerable.Range(1, length).Select(n => new Given($"{n}", $"Task {n}", $"{(n % length) + 1}"))]);
            Assert.Equal(length, plan.Features.Count);
            Assert.Equal(length - 1, plan.Features.Sum(static feature => feature.DependsOn.Count));
            Assert.Contains("closed a circle", warnings, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Linked))]
    public void AnUnknownDependencyIsNamed(string format)
    {
        (MissionPlan plan, string warnings) = Convert(format, new("1", "Alpha", "7"), new("2", "Beta"));
        Assert.Equal(2, plan.Features.Count);
        Assert.Contains("1 dependency is on a task that does not exist", warnings, StringComparison.Ordinal);
        Assert.Contains("7", warnings, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void AnEmptyTitleIsNamed(string format)
    {
        (MissionPlan plan, string warnings) = Convert(format, new("1", "Alpha"), new("2", ""), new("3", "Beta"));
        Assert.True(warnings.Contains("1 task has no title", StringComparison.Ordinal) || warnings.Contains("1 entry is not a task", StringComparison.Ordinal), warnings);
        Assert.Empty(new[] { "Alpha", "Beta" }.Except(plan.Features.Select(static feature => feature.Title)));
    }

    [Fact]
    public void PartsStayWithTheTaskThatTheyAreWrittenIn()
    {
        const string Tasks = """{"tasks":[{"id":1,"title":"A","subtasks":[{"id":1,"title":"A1"},{"id":2,"title":"A2","dependencies":[1]}]},{"id":1,"title":"B","subtasks":[{"id":1,"title":"B1"},{"id":2,"title":"B2","dependencies":[1]}]}]}""";
        MissionPlan plan = new SourceFolder().Add("tasks.json", Tasks).Plan(SourceFormat.TaskMaster);
        var byTitle = plan.Features.ToDictionary(static feature => feature.Title, StringComparer.Ordinal);
        Assert.Equal(byTitle["B"].FeatureId, byTitle["B1"].ParentId);
        Assert.Equal(byTitle["A"].FeatureId, byTitle["A2"].ParentId);
        Assert.Equal([byTitle["B1"].FeatureId], byTitle["B2"].DependsOn);
        Assert.Equal([byTitle["A1"].FeatureId], byTitle["A2"].DependsOn);
    }

    [Fact]
    public void TwoSpecsOfOneNameAreBothVerified()
    {
        const string Spec = "## ADDED Requirements\n\n### Requirement: One\n\nThe shop SHALL greet.\n";
        MissionPlan plan = SourceFolder.Sample(SourceFormat.OpenSpec)
            .Add("openspec/changes/add-sign-in/specs/sign_in/spec.md", Spec)
            .Add("openspec/changes/add-sign-in/specs/Sign.In/spec.md", Spec)
            .Plan(SourceFormat.OpenSpec);
        Assert.Equal(3, plan.Features.Count(static feature => feature.Title.StartsWith("Verify the spec", StringComparison.Ordinal)));
    }

    private static (MissionPlan Plan, string Warnings) Convert(string format, params Given[] tasks)
    {
        SourceFolder folder = Writers[format](tasks);
        ConvertedPlan converted = Assert.Single(folder.Convert(format));
        Assert.Empty(folder.Problems);
        return (SourceFolder.Checked(converted), string.Join('\n', converted.Warnings));
    }

    private static string Lines(IEnumerable<string> lines) => new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString();
}
