using System.Text.Json;
using Maestro.Adapters;
using Maestro.Adapters.Control;
using Maestro.Control;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>The states that screens are shown with.</summary>
internal static class ControlStates
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 16, 30, 16, TimeSpan.Zero);

    public static IReadOnlyDictionary<string, Func<ControlSnapshot>> All { get; } = new Dictionary<string, Func<ControlSnapshot>>
    {
        ["no-workspace"] = () => Build(new SnapshotInput { Now = Now, Checks = [new("Git", true, "a git repository"), new("Workspace", false, "no .maestro folder here or above")] }),
        ["empty"] = () => Build(Empty()),
        ["quick-start"] = () => Build(QuickStart()),
        ["damaged"] = () => Build(Damaged()),
        ["failing"] = () => Build(Failing()),
        ["reference"] = () => Build(Reference()),
        ["thousand"] = () => Build(HostileSnapshots.Large(Now, handoffs: 2_000)),
        ["hostile"] = () => Build(HostileSnapshots.Input(Now, 24)),
    };

    public static ControlSnapshot Build(SnapshotInput input) => SnapshotBuilder.Build(input);

    public static SnapshotInput Empty() => new()
    {
        Now = Now,
        WorkspacePath = "/home/dev/shop/.maestro",
        Git = new SnapshotGit { IsRepository = true, Branch = "main", ChangedFiles = [".gitignore", ".maestro/"] },
        Checks = [new("Git", true, "a git repository, branch main"), new("Configuration", true, "nothing is set, defaults hold"), new("Agent", false, "none of the known agents found")],
    };

    /// <summary>The mission of examples/plan.json, approved, its first feature in review and handed on.</summary>
    public static SnapshotInput QuickStart()
    {
        DateTimeOffset start = Now.AddMinutes(-12);
        Mission mission = new()
        {
            MissionId = "2026-11-22-001",
            Status = MissionStatus.Executing,
            EffectiveStatus = MissionStatus.Executing,
            Title = "Add authentication",
            Description = "Ship the first authentication slice",
            Milestones = [],
            Features = ["auth-plan", "auth-impl"],
            CreatedAt = start,
            UpdatedAt = start.AddMinutes(1),
            ApprovedAt = start.AddMinutes(1),
        };
        return Empty() with
        {
            Mission = mission,
            Missions = [mission],
            Milestones =
            [
                new Milestone
                {
                    MilestoneId = "plan", Title = "Planning", Description = "Define the implementation approach", Order = 0, Kind = "work", Profile = "planning",
                    Status = MilestoneStatus.Executing,
                },
                new Milestone
                {
                    MilestoneId = "implement", Title = "Implementation", Description = "Build and verify the feature", Order = 1, Kind = "work",
                    Profile = "implementation", Status = MilestoneStatus.Pending,
                },
            ],
            Features =
            [
                new Feature
                {
                    FeatureId = "auth-plan", MissionId = mission.MissionId, MilestoneId = "plan", Status = FeatureStatus.InProgress, Title = "Plan the auth flow",
                    Description = "Define the login shape, risks, and acceptance criteria", WorkerType = "codex",
                    VerificationSteps = ["Review the proposed flow with the team"], CreatedAt = start, UpdatedAt = start.AddMinutes(4),
                },
                new Feature
                {
                    FeatureId = "auth-impl", MissionId = mission.MissionId, MilestoneId = "implement", Status = FeatureStatus.Pending,
                    Title = "Implement the auth flow", Description = "Build the first working authentication slice", WorkerType = "codex",
                    DependsOn = ["auth-plan"], VerificationSteps = ["Run build", "Run targeted tests", "Verify the login flow manually"],
                    Fulfills = ["auth-login-works"], CreatedAt = start, UpdatedAt = start,
                },
            ],
            Assertions =
            [
                new Assertion
                {
                    AssertionId = "auth-login-works", MissionId = mission.MissionId, MilestoneId = "implement", FeatureId = "auth-impl",
                    Result = AssertionResult.Pending, Description = "auth-login-works", CreatedAt = start, UpdatedAt = start,
                },
            ],
            Handoffs =
            [
                new HandoffSummary
                {
                    HandoffId = "2026-11-22-001",
                    Status = "picked-up",
                    Mode = "execute",
                    Agent = "claude-code",
                    SessionId = "session-1",
                    Summary = "Plan_drafted-review_wanted-low_risk",
                    FeatureId = "auth_plan",
                    Timestamp = start.AddMinutes(3),
                    PickedUpBy = "codex",
                    PickedUpAt = start.AddMinutes(4),
                    MissionId = mission.MissionId,
                    Uki = "MODE-execute|SUMMARY-Plan_drafted-review_wanted-low_risk",
                },
            ],
        };
    }

    /// <summary>The same, with one feature file lost and another handoff unreadable.</summary>
    public static SnapshotInput Damaged() => QuickStart() with
    {
        Features = [.. QuickStart().Features.Skip(1)],
        Damage =
        [
            new(SnapshotPart.Mission, ErrorCode.StateFileDamaged, "Cannot use '/home/dev/shop/.maestro/missions/2026-11-22-001/features/auth-plan.json': it does not exist, but mission.json lists it."),
            new(SnapshotPart.Handoffs, ErrorCode.StateFileDamaged, "Cannot use '/home/dev/shop/.maestro/handoffs/2026-11-22-002.json': it is empty."),
        ],
    };

    /// <summary>The same, with a failed assertion, two regressions, a claimed feature that has not begun and a claim of another mission.</summary>
    public static SnapshotInput Failing()
    {
        SnapshotInput input = QuickStart();
        return input with
        {
            Features = [input.Features[0] with { Status = FeatureStatus.Done }, input.Features[1]],
            Assertions = [input.Assertions[0] with { Result = AssertionResult.Failed }],
            Ratchet = new SnapshotRatchet { BaselinePassCount = 3, LastRunAt = Now, RegressionCount = 2 },
            Handoffs =
            [
                input.Handoffs[0] with { FeatureId = "auth_impl" },
                input.Handoffs[0] with { HandoffId = "2026-11-22-002", FeatureId = "pay_impl", MissionId = "2026_11_22_009" },
                input.Handoffs[0] with { HandoffId = "2026-11-22-003", FeatureId = "pay_plan", MissionId = null },
            ],
        };
    }

    /// <summary>The mission of Data/state, with what surrounds it.</summary>
    public static SnapshotInput Reference()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Data", "state", "project", ".maestro", "missions", "2026-11-22-001");
        Mission mission = Read(Path.Combine(folder, "mission.json"), StateJsonContext.Default.Mission) with { EffectiveStatus = MissionStatus.Completed };
        Mission other = mission with { MissionId = "2026-11-22-002", Title = "wf mission", Status = MissionStatus.Draft, EffectiveStatus = MissionStatus.Draft };
        Mission running = mission with { Status = MissionStatus.Executing, EffectiveStatus = MissionStatus.Executing, CompletedAt = null };
        var features = Directory.GetFiles(Path.Combine(folder, "features"))
            .Select(f => Read(f, StateJsonContext.Default.Feature)).ToDictionary(f => f.FeatureId);
        static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-11-22T{time}Z", System.Globalization.CultureInfo.InvariantCulture);
        return new SnapshotInput
        {
            Now = Now,
            WorkspacePath = "/home/dev/shop/.maestro",
            Mission = running,
            Missions = [running, other],
            Milestones = [.. mission.Milestones.Select((m, i) => m with { Status = i == 0 ? MilestoneStatus.Sealed : i == 1 ? MilestoneStatus.Executing : MilestoneStatus.Pending })],
            Features = [.. mission.Features.Select(id => features[id])],
            Assertions = Read(Path.Combine(folder, "assertions.json"), StateJsonContext.Default.AssertionList).Assertions,
            Handoffs =
            [
                new HandoffSummary
                {
                    HandoffId = "2026-11-22-001",
                    Status = "picked-up",
                    Mode = "execute",
                    Agent = "unknown",
                    SessionId = "none",
                    Summary = "Auth_flow_ready-handoff_created-low_risk",
                    FeatureId = "auth_impl",
                    Timestamp = At("16:28:20.526"),
                    PickedUpBy = "gemini",
                    PickedUpAt = At("16:28:25.722"),
                    MissionId = "2026_11_22_001",
                },
                new HandoffSummary
                {
                    HandoffId = "2026-11-22-002",
                    Status = "pending",
                    Mode = "review",
                    Agent = "claude-code",
                    SessionId = "s-2",
                    Summary = "Docs_wanted-impl_done-low_risk",
                    FeatureId = "auth_docs",
                    Timestamp = At("16:28:21"),
                },
                new HandoffSummary
                {
                    HandoffId = "2026-11-22-003",
                    Status = "pending",
                    Mode = "execute",
                    Agent = "codex",
                    SessionId = "s-3",
                    Summary = "Review_wanted-impl_done-low_risk",
                    FeatureId = "auth_review",
                    Timestamp = At("16:28:22"),
                },
            ],
            Checkpoints = [new("20261122-162835-659", At("16:28:35.659")), new("20261122-162835-921", At("16:28:35.921"))],
            Memory = new SnapshotMemory
            {
                Corrections =
                [
                    new("2026-11-22-001", "use bun not npm", "hard", ["package", "install", "npm"], At("16:27:59.111"), true),
                    new("2026-11-22-002", "write docs in english", "soft", ["docs"], At("16:28:00")),
                    new("2026-11-22-003", "keep tokens short lived", "soft", ["auth", "src/auth/**"], At("16:28:01")),
                ],
                HardCount = 1,
                LearningCount = 2,
                GuidanceCompiledAt = At("16:28:01.302"),
                Guidance = "Auth work: keep tokens short lived. & <b>",
            },
            Ratchet = new SnapshotRatchet
            {
                Rules = [new("ratchet-2026-11-22-001", "use bun not npm", "npm install", "2026-11-22-001", At("16:28:05.639"))],
                BaselinePassCount = 0,
                LastRunAt = At("16:28:07.069"),
            },
            Projects = new SnapshotProjects
            {
                Current = "shop",
                Links = [new("shop", "maestro-web", "consumes"), new("shop", "shared-types", "exposes", "types/mission.ts")],
            },
            Notes = [new(At("16:28:09.886"), "Remember to rerun doctor after init", "main")],
            Session = new SnapshotSession("claude-code", "s-9"),
            Git = new SnapshotGit { IsRepository = true, Branch = "main", ChangedFiles = [".maestro/memory/", ".maestro/notes.json"] },
            Settings =
            [
                new("defaultWorkflow", "plan-implement", "project"), new("execution.defaultWorker", "codex", "project"), new("locking.timeoutSeconds", "15", "default"),
                new("memory.ratchet.enabled", "false", "global"), new("supervision.level", "mid", "project", "not used by Maestro"),
            ],
            Checks = [new("Git", true, "a git repository, branch main"), new("Configuration", true, "valid")],
        };
    }

    private static T Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Deserialize(File.ReadAllBytes(path), type)!;
}
