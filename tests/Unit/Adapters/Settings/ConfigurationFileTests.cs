using System.Collections.Specialized;
using System.Text;
using Maestro.Adapters.Settings;
using Maestro.Missions;
using Maestro.Settings;

namespace Maestro.Tests;

/// <summary>Configuration files as they are read: layers, places, and everything that can be wrong with them.</summary>
public class ConfigurationFileTests
{
    private static readonly YamlConfigurationFormat Format = new();

    [Fact]
    public void TheReferenceSOwnFileIsReadWithoutAProblem()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "state", "home", ".maestro", "config.yaml"));

        MaestroConfiguration configuration = Configuration(text, null);

        Assert.Empty(configuration.Problems);
        Assert.Equal("global", configuration.Find("workers.claude-code.args")!.Source);
        Assert.Equal(new object[] { "--print" }, configuration.Find("workers.claude-code.args")!.Value);
        Assert.Equal(17, configuration.Find("workers.claude-code.args")!.Line);
    }

    [Fact]
    public void TheStrongestLayerWinsAndIsNamed()
    {
        MaestroConfiguration configuration = Configuration(
            "strict: true\nlocking: { timeoutSeconds: 3 }\nids:\n  style: unique\nmemory:\n  ratchet: { enabled: true }\n",
            "\n\nlocking:\n  timeoutSeconds: 2.5\nids:\n  style: null\nmine: 1\nui: { missionControl: { backgroundMode: terminal } }\n");

        Assert.Equal((2.5, "project", "/p/config.yaml", 4), Reported(configuration, "locking.timeoutSeconds"));
        Assert.Equal((true, "global", "/g/config.yaml", 1), Reported(configuration, "strict"));
        Assert.Equal((null, "project", "/p/config.yaml", 6), Reported(configuration, "ids.style"));
        Assert.Equal((5L, "default", null, null), Reported(configuration, "memory.learnings.compile_threshold"));
        Assert.Equal((1L, "project", "/p/config.yaml", 7), Reported(configuration, "mine"));
        Assert.Equal("solid", configuration.Settings.BackgroundMode);
        Assert.Equal((2.5, "sequence", true), (configuration.Settings.LockTimeout.TotalSeconds, configuration.Settings.IdStyle, configuration.Settings.Memory.RatchetEnabled));
        Assert.Contains("mine", configuration.Entries().Select(entry => entry.Key));
        Assert.Equal(["mine", "ui.missionControl.backgroundMode"], configuration.Problems.Select(problem => problem.Key));
        Assert.All(configuration.Problems, problem => Assert.False(problem.IsError));
        configuration.ThrowIfInvalid();
        Assert.Null(configuration.Find("nothing.like.it"));
        Assert.Contains("ratchet", Assert.IsType<OrderedDictionary>(configuration.Find("memory")!.Value).Keys.Cast<string>());
    }

    [Fact]
    public void OwnWorkflowsAreTyped()
    {
        MaestroConfiguration configuration = Configuration(
            null,
            "workflowTemplates:\n  custom:\n    description: mine\n    phases:\n      - label: My  Phase\n        kind: gate\n      - { label: Build, profile: implementation }\n");

        Assert.Empty(configuration.Problems);
        IReadOnlyList<PlanMilestone> milestones = WorkflowMilestones.Of("custom", configuration.Settings.WorkflowTemplates);
        Assert.Equal(["my-phase/gate/", "build/work/implementation"], milestones.Select(milestone => $"{milestone.MilestoneId}/{milestone.Kind}/{milestone.Profile}"));
    }

    [Theory]
    [InlineData("strict: yes\n", "strict", 1, 9, "true or false, not 'yes'")]
    [InlineData("\r\nlocking:\r\n  timeoutSeconds: -1\r\n", "locking.timeoutSeconds", 3, 19, "a number above 0, not '-1'")]
    [InlineData("\uFEFFstrict: \"true\"", "strict", 1, 9, "not 'true'")]
    [InlineData("ids:\n  style: uniqe\n", "ids.style", 2, 10, "Did you mean 'unique'?")]
    [InlineData("locking: 5\n", "locking", 1, 10, "a group of settings, not a number")]
    [InlineData("sessionDetection:\n  agents: codex\n", "sessionDetection.agents", 2, 11, "a list of texts, not 'codex'")]
    [InlineData("sessionDetection:\n  agents: [codex, 1]\n", "sessionDetection.agents[1]", 2, 19, "must be text, not a number")]
    [InlineData("workers:\n  mine:\n    enabled: 1\n", "workers.mine.enabled", 3, 14, "true or false")]
    [InlineData("workflowTemplates:\n  mine:\n    phases:\n    - kind: gat\n      label: x\n", "workflowTemplates.mine.phases[0].kind", 4, 13, "Did you mean 'gate'?")]
    [InlineData("workflowTemplates:\n  mine:\n    phases:\n    - kind: gate\n", "workflowTemplates.mine.phases[0].label", 4, 7, "requires a label")]
    [InlineData("workflowTemplates:\n  mine:\n    phases: none\n", "workflowTemplates.mine.phases", 3, 13, "a list of phases")]
    public void AWrongValueIsAnErrorWithItsPlace(string text, string key, int line, int column, string message)
    {
        MaestroConfiguration configuration = Configuration(null, text);

        ConfigurationProblem problem = Assert.Single(configuration.Problems);
        Assert.Equal((key, line, column, true), (problem.Key, problem.Line, problem.Column, problem.IsError));
        Assert.Contains(message, problem.Message);
        MaestroException error = Assert.Throws<MaestroException>(configuration.ThrowIfInvalid);
        Assert.Equal(ErrorCode.ConfigurationInvalid, error.Code);
        Assert.Contains($"/p/config.yaml:{line}:{column}: ", error.Message);
    }

    [Theory]
    [InlineData("strikt: true\n", "strikt", 1, 1, "Did you mean 'strict'?")]
    [InlineData("memory:\n  learnings:\n    compile_treshold: 5\n", "memory.learnings.compile_treshold", 3, 5, "Did you mean 'compile_threshold'?")]
    [InlineData("workers:\n  mine:\n    comand: x\n", "workers.mine.comand", 3, 5, "Did you mean 'command'?")]
    public void AnUnknownKeyIsAWarningWithItsPlace(string text, string key, int line, int column, string message)
    {
        ConfigurationProblem problem = Assert.Single(Configuration(null, text).Problems);

        Assert.Equal((key, line, column, false), (problem.Key, problem.Line, problem.Column, problem.IsError));
        Assert.Contains(message, problem.Message);
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", 2, 1)]
    [InlineData("a: 1\n  b: 2\n", 2, 4)]
    [InlineData("a: 1\na: 2\n", 2, 1)]
    [InlineData("a:\n\tb: 1\n", 2, 1)]
    [InlineData("- a\n", 1, 1)]
    [InlineData("text", 1, 1)]
    [InlineData("a: *x\n", 1, 4)]
    [InlineData("a: &x { b: *x }\n", 1, 12)]
    [InlineData("a: 1\n---\nb: 2\n", 2, 1)]
    [InlineData("a: !mine 1\n", 1, 4)]
    [InlineData("[a]: 1\n", 1, 1)]
    [InlineData("a: \"open\n", 1, 4)]
    [InlineData("a: \"half \\udc00\"\n", 1, 4)]
    public void BrokenTextIsOneErrorWithItsPlace(string text, int line, int column)
    {
        ConfigurationProblem problem = Assert.Single(Configuration(null, text).Problems);

        Assert.True(problem.IsError);
        Assert.Equal((line, column, "/p/config.yaml"), (problem.Line, problem.Column, problem.Path));
    }

    [Fact]
    public void HostileTextIsRefusedQuickly()
    {
        string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 20).Select(i =>
            $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        Assert.Contains("values", Assert.Single(Configuration(null, laughs).Problems).Message);
        Assert.Contains("deep", Assert.Single(Configuration(null, "a: " + new string('[', 100_000)).Problems).Message);
        Assert.Contains("characters", Assert.Single(Configuration(null, "a: " + new string('x', 2_000_000)).Problems).Message);
    }

    [Fact]
    public void RandomChangesToAFileOnlyEverGiveProblems()
    {
        Random random = new(4);
        string original = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "state", "home", ".maestro", "config.yaml"));
        string[] pieces = [":", "- ", "\t", "\n", "[", "]", "{", "}", "&a ", "*a", "!t ", "!!int ", "|\n", ">-\n", "\"", "'", "#", "? ", "%", "@", "---\n", "...\n", "<<: ", "\0", "\uD800", "  "];
        for (int round = 0; round < 800; round++)
        {
            StringBuilder text = new(original);
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                int at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, Math.Min(random.Next(1, 10), text.Length - at)),
                    1 => text.Insert(at, pieces[random.Next(pieces.Length)]),
                    _ => text.Insert(at, (char)random.Next(0x80)),
                };
            }

            MaestroConfiguration configuration = Configuration(null, text.ToString());

            Assert.NotEmpty(configuration.Entries());
            Assert.All(configuration.Problems, problem => Assert.True(problem is { Line: >= 1, Column: >= 1 }, problem.ToString()));
        }
    }

    private static (object? Value, string Source, string? Path, int? Line) Reported(MaestroConfiguration configuration, string key)
    {
        ConfigurationEntry entry = configuration.Entries().Single(entry => entry.Key == key);
        return (entry.Value, entry.Source, entry.Path, entry.Line);
    }

    private static MaestroConfiguration Configuration(string? global, string? project) => new(
        ConfigurationLayer.Read(global, new ConfigurationOrigin(ConfigurationSource.Global, "/g/config.yaml"), () => Format),
        ConfigurationLayer.Read(project, new ConfigurationOrigin(ConfigurationSource.Project, "/p/config.yaml"), () => Format));
}
