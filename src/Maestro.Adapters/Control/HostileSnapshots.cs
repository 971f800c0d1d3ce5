using System.Globalization;
using Maestro.Control;
using Maestro.Missions;

namespace Maestro.Adapters.Control;

/// <summary>States that a screen must survive: texts made to break it, more of everything than fits, and next to nothing.</summary>
internal static class HostileSnapshots
{
    /// <summary>Texts that break screens which trust them.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "\e[31mred\e[0m \e[2J\e[H\e]0;title\a\e]52;c;eA==\a cleared",
        "[red]markup[/] [[escaped]] [link=file:///]x[/] {0} %s",
        "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u202e\u2066reversed\u2069\u202c end",
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 Z\u0351\u0350\u034a\u0321\u0318\u0338algo",
        "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 \u2764\uFE0F \U0001F44D\U0001F3FD \U0001F1E9\U0001F1EA 1\uFE0F\u20E3 \U0001F3F4\U000E0067\U000E0062\U000E007F",
        "\u4f60\u597d\u4e16\u754c\uff0c\u8fd9\u662f\u4e00\u4e2a\u5f88\u957f\u7684\u6807\u9898 \ud55c\uad6d\uc5b4 \u1112\u1161\u11ab \u65e5\u672c\u8a9e\u30c6\u30b9\u30c8",
        "line one\nline two\r\nline three\tcolumn\u0085next\u2028separator\u2029paragraph",
        "\0nul \u0007bell \u0008back \u007fdelete \u009b31mC1 \ud800lone \udc00halves \ufeffbom \ufffe",
        new string('x', 10_000),
        string.Concat(Enumerable.Repeat("\u754c", 5_000)),
        "\u200b\u200c\u200d\u2060",
        "\u0e01\u0e33 \u0915\u094d\u0937\u093f \ue000\ue001 \U000F0000 \u00adsoft",
    ];

    public static IEnumerable<(string Name, ControlSnapshot Snapshot)> All(DateTimeOffset now)
    {
        yield return ("hostile", SnapshotBuilder.Build(Input(now, Texts.Count * 2)));
        yield return ("large", SnapshotBuilder.Build(Large(now)));
        yield return ("empty", SnapshotBuilder.Build(new SnapshotInput { Now = now, WorkspacePath = "/srv/shop/.maestro" }));
        yield return ("no-workspace", SnapshotBuilder.Build(new SnapshotInput { Now = now }));
    }

    /// <summary>Every text of a state hostile, ids that may be any text too.</summary>
    public static SnapshotInput Input(DateTimeOffset now, int count)
    {
        string[] statuses = [.. FeatureStatus.All];
        string[] results = [.. AssertionResult.All];
        Mission mission = Mission(now, Text(0)) with
        {
            Description = Text(6),
            Milestones = Range(count / 2, i => new Milestone { MilestoneId = Text(i), Title = Text(i + 1), Description = Text(i + 2), Order = i }),
        };
        return new SnapshotInput
        {
            Now = now,
            WorkspacePath = $"/srv/{Text(5)}/.maestro",
            Missions = [mission, .. Range(count, i => mission with { MissionId = Id(i + 1), Title = Text(i) })],
            State = StateOf(mission, Range(count, i => new Feature
            {
                FeatureId = i % 3 == 0 ? $"feature-{i}" : $"{new string('f', 20 + (i * 5))}-{i}",
                MissionId = mission.MissionId,
                MilestoneId = Text(i / 2),
                Status = statuses[i % statuses.Length],
                Title = Text(i),
                Description = Text(i + 1),
                WorkerType = Text(i + 2),
                DependsOn = i % 4 == 0 ? [] : i % 4 == 1 ? ["feature-0", "gone", Text(i)] : [$"feature-{(i + 3) / 3 * 3}"],
                VerificationSteps = [Text(i + 3)],
                Report = new WorkerReport { SalientSummary = Text(i + 4) },
                CreatedAt = now.AddHours(-2),
                UpdatedAt = now.AddMinutes(-i),
            }), Range(count, i => new Assertion
            {
                AssertionId = Text(i),
                MissionId = mission.MissionId,
                MilestoneId = Text(i / 2),
                FeatureId = $"feature-{i}",
                Result = results[i % results.Length],
                Description = Text(i),
                Evidence = Text(i + 1),
                CreatedAt = now.AddHours(-2),
                UpdatedAt = now.AddSeconds(-i),
            })),
            Handoffs = Range(count, i => new HandoffSummary
            {
                HandoffId = Id(i),
                Status = i % 2 == 0 ? "pending" : "picked-up",
                Mode = Text(i),
                Agent = Text(i + 1),
                SessionId = Text(i + 2),
                Summary = Text(i),
                FeatureId = i % 3 == 0 ? $"feature_{i}" : null,
                Timestamp = now.AddMinutes(-i),
                PickedUpBy = i % 2 == 0 ? null : Text(i + 3),
                PickedUpAt = i % 2 == 0 ? null : now.AddMinutes(-i + 1),
                MissionId = mission.MissionId,
                Uki = Text(i + 4),
            }),
            Checkpoints = Range(3, i => new CheckpointHeader(Text(i), now.AddMinutes(-i))),
            Memory = new SnapshotMemory
            {
                Corrections = Range(count, i => new Correction
                {
                    CorrectionId = Id(i),
                    Rule = Text(i),
                    Severity = CorrectionSeverity.All[i % 2],
                    Trigger = new CorrectionTrigger { Keywords = [Text(i + 1), Text(i + 2)] },
                    CreatedAt = now,
                }),
                Guidance = Text(6),
            },
            Ratchet = new SnapshotRatchet { Rules = Range(count, i => new RatchetRule { RatchetId = $"ratchet-{Id(i)}", Rule = Text(i), Pattern = Text(i + 1), CreatedAt = now }) },
            Projects = new SnapshotProjects
            {
                Current = Text(2),
                Links = Range(count, i => new ProjectLink { Name = Text(i), Relation = Text(i + 1), Direction = ProjectLinkDirection.Outgoing, Via = Text(i + 2) }),
            },
            Notes = Range(count, i => new Note { Timestamp = now.AddMinutes(-i), Content = Text(i), Branch = Text(i + 1) }),
            Session = new AgentSession { Agent = Text(0), SessionId = Text(1), Source = SessionSource.Environment },
            Git = new GitState { Branch = Text(2), ChangedFiles = [.. Texts.Select(static text => new GitChange { Path = text, Kind = GitChangeKind.Modified })] },
            Settings = Range(count, i => new ConfigurationEntry { Key = Text(i), Value = Text(i + 1), Source = ConfigurationSource.Project }),
            SettingProblems = Range(count, i => new ConfigurationProblem { Key = Text(i * 2), Message = Text(i + 2) }),
            Checks = Range(count, i => new CheckResult { Name = Text(i), Passed = i % 2 == 0, Message = Text(i + 1) }),
        };
    }

    /// <summary>A thousand features and assertions, ten thousand handoffs: chains, fans, and a circle.</summary>
    public static SnapshotInput Large(DateTimeOffset now, int features = 1_000, int handoffs = 10_000)
    {
        Mission mission = Mission(now, "A mission of many features") with
        {
            Milestones = Range(20, i => new Milestone { MilestoneId = $"m{i}", Title = $"Milestone {i}", Order = i }),
            CompletedMilestoneIds = Range(5, i => $"m{i}"),
        };
        return new SnapshotInput
        {
            Now = now,
            WorkspacePath = "/srv/shop/.maestro",
            Missions = [mission],
            State = StateOf(mission, Range(features, i => new Feature
            {
                FeatureId = $"feature-{i:0000}",
                MissionId = mission.MissionId,
                MilestoneId = $"m{i * 20 / features}",
                Title = $"Piece of work number {i}",
                Status = i < features / 4 ? FeatureStatus.Done : i % 10 == 0 ? FeatureStatus.InProgress : i % 25 == 1 ? FeatureStatus.Review : FeatureStatus.Pending,
                WorkerType = (i % 3) switch { 0 => "codex", 1 => "claude-code", _ => "gemini" },
                DependsOn = i == features - 1 ? [$"feature-{i - 1:0000}", $"feature-{i:0000}"] : i % 7 == 0 || i < 10 ? [] : [$"feature-{i - 7:0000}", $"feature-{i / 2:0000}"],
                CreatedAt = now.AddDays(-3),
                UpdatedAt = now.AddMinutes(-(i % 500)),
            }), Range(features, i => new Assertion
            {
                AssertionId = $"feature-{i:0000}-assertion-1",
                MissionId = mission.MissionId,
                MilestoneId = $"m{i * 20 / features}",
                FeatureId = $"feature-{i:0000}",
                Result = i < features / 4 ? AssertionResult.Passed : i % 50 == 0 ? AssertionResult.Failed : AssertionResult.Pending,
                Description = $"Promise number {i} holds",
                CreatedAt = now.AddDays(-3),
                UpdatedAt = now.AddMinutes(-(i % 400)),
            })),
            Handoffs = Range(handoffs, i => new HandoffSummary
            {
                HandoffId = Id(i),
                Status = i % 100 == 0 ? "pending" : i % 100 == 1 ? "picked-up" : "completed",
                Mode = "execute",
                Agent = "codex",
                SessionId = $"session-{i}",
                Summary = $"Handoff_number_{i}-all_well",
                FeatureId = $"feature_{i % features:0000}",
                Timestamp = now.AddMinutes(-i),
                PickedUpBy = i % 100 == 0 ? null : "gemini",
                PickedUpAt = i % 100 == 0 ? null : now.AddMinutes(-i).AddSeconds(30),
                CompletedAt = i % 100 < 2 ? null : now.AddMinutes(-i).AddSeconds(50),
                MissionId = mission.MissionId,
            }),
        };
    }

    private static MissionState StateOf(Mission mission, IReadOnlyList<Feature> features, IReadOnlyList<Assertion> assertions) =>
        MissionState.Derive(mission with { Features = [.. features.Select(static feature => feature.FeatureId)] }, features, assertions);

    private static Mission Mission(DateTimeOffset now, string title) => new()
    {
        MissionId = Id(0),
        Status = MissionStatus.Executing,
        EffectiveStatus = MissionStatus.Executing,
        Title = title,
        Milestones = [],
        Features = [],
        CreatedAt = now.AddDays(-3),
        UpdatedAt = now.AddMinutes(-1),
        ApprovedAt = now.AddDays(-3).AddMinutes(5),
    };

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"2026-11-22-{number + 1:000}");

    private static string Text(int index) => Texts[index % Texts.Count];

    private static T[] Range<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
