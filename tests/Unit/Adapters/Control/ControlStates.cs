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
        ["no-workspace"] = () => Build(new SnapshotInput { Now = Now, Checks = [Check("Git", true, "a git repository"), Check("Workspace", false, "no .maestro folder here or above")] }),
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
        Git = Git(".gitignore", ".maestro/"),
        Checks = [Check("Git", true, "a git repository, branch main"), Check("Configuration", true, "nothing is set, defaults hold"), Check("Agent", false, "none of the known agents found")],
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
            Milestones =
            [
                new Milestone { MilestoneId = "plan", Title = "Planning", Description = "Define the implementation approach", Order = 0, Kind = "work", Profile = "planning" },
                new Milestone
                {
                    MilestoneId = "implement", Title = "Implementation", Description = "Build and verify the feature", Order = 1, Kind = "work",
                    Profile = "implementation",
                },
            ],
            Features = ["auth-plan", "auth-impl"],
            CreatedAt = start,
            UpdatedAt = start.AddMinutes(1),
            ApprovedAt = start.AddMinutes(1),
        };
        return Empty() with
        {
            Missions = [mission],
            State = MissionState.Derive(
                mission,
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
                [
                    new Assertion
                    {
                        AssertionId = "auth-login-works", MissionId = mission.MissionId, MilestoneId = "implement", FeatureId = "auth-impl",
                        Result = AssertionResult.Pending, Description = "auth-login-works", CreatedAt = start, UpdatedAt = start,
                    },
                ]),
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
    public static SnapshotInput Damaged() => QuickStart().With(features: [QuickStart().State!.Features[1]]) with
    {
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
        MissionState state = input.State!;
        return input.With(
            features: [state.Features[0] with { Status = FeatureStatus.Done }, state.Features[1]],
            assertions: [state.Assertions[0] with { Result = AssertionResult.Failed }]) with
        {
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
        Mission running = mission with
        {
            Status = MissionStatus.Executing,
            EffectiveStatus = MissionStatus.Executing,
            CompletedAt = null,
            CompletedMilestoneIds = [mission.Milestones[0].MilestoneId],
        };
        var features = Directory.GetFiles(Path.Combine(folder, "features"))
            .Select(f => Read(f, StateJsonContext.Default.Feature)).ToDictionary(f => f.FeatureId);
        static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-11-22T{time}Z", System.Globalization.CultureInfo.InvariantCulture);
        return new SnapshotInput
        {
            Now = Now,
            WorkspacePath = "/home/dev/shop/.maestro",
            Missions = [running, other],
            State = MissionState.Derive(
                running, [.. mission.Features.Select(id => features[id])], Read(Path.Combine(folder, "assertions.json"), StateJsonContext.Default.AssertionList).Assertions),
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
                    Correction("2026-11-22-001", "use bun not npm", At("16:27:59.111"), "package", "install", "npm") with
                    {
                        Severity = CorrectionSeverity.Hard,
                        PromotedToRatchet = At("16:28:05.639"),
                    },
                    Correction("2026-11-22-002", "write docs in english", At("16:28:00"), "docs"),
                    Correction("2026-11-22-003", "keep tokens short lived", At("16:28:01"), "auth", "src/auth/**"),
                ],
                LearningCount = 2,
                GuidanceCompiledAt = At("16:28:01.302"),
                Guidance = "Auth work: keep tokens short lived. & <b>",
            },
            Ratchet = new SnapshotRatchet
            {
                Rules =
                [
                    new RatchetRule
                    {
                        RatchetId = "ratchet-2026-11-22-001", Rule = "use bun not npm", Pattern = "npm install", CorrectionId = "2026-11-22-001", CreatedAt = At("16:28:05.639"),
                    },
                ],
                BaselinePassCount = 0,
                LastRunAt = At("16:28:07.069"),
            },
            Projects = new SnapshotProjects
            {
                Current = "shop",
                Links =
                [
                    new ProjectLink { Name = "maestro-web", Relation = "consumes", Direction = ProjectLinkDirection.Outgoing },
                    new ProjectLink { Name = "shared-types", Relation = "exposes", Direction = ProjectLinkDirection.Outgoing, Via = "types/mission.ts" },
                ],
            },
            Notes = [new Note { Timestamp = At("16:28:09.886"), Content = "Remember to rerun doctor after init", Branch = "main" }],
            Session = new AgentSession { Agent = "claude-code", SessionId = "s-9", Source = SessionSource.Environment },
            Git = Git(".maestro/memory/", ".maestro/notes.json"),
            Settings =
            [
                Setting("defaultWorkflow", "plan-implement", "project"), Setting("execution.defaultWorker", "codex", "project"), Setting("locking.timeoutSeconds", 15L, "default"),
                Setting("memory.ratchet.enabled", false, "global"), Setting("supervision.level", "mid", "project"),
            ],
            SettingProblems = [new ConfigurationProblem { Key = "supervision.level", Message = "not used by Maestro" }],
            Checks = [Check("Git", true, "a git repository, branch main"), Check("Configuration", true, "valid")],
        };
    }

    /// <summary>The same with other records of the mission, and all that follows from them.</summary>
    public static SnapshotInput With(
        this SnapshotInput input, Mission? mission = null, IReadOnlyList<Feature>? features = null, IReadOnlyList<Assertion>? assertions = null) => input with
        {
            State = MissionState.Derive(mission ?? input.State!.Mission, features ?? input.State!.Features, assertions ?? input.State!.Assertions),
        };

    public static CheckResult Check(string name, bool passed, string message) => new() { Name = name, Passed = passed, Message = message };

    public static Correction Correction(string id, string rule, DateTimeOffset time, params string[] keywords) =>
        new() { CorrectionId = id, Rule = rule, Trigger = new CorrectionTrigger { Keywords = keywords }, CreatedAt = time };

    private static GitState Git(params string[] changed) =>
        new() { Branch = "main", ChangedFiles = [.. changed.Select(static path => new GitChange { Path = path, Kind = GitChangeKind.Modified })] };

    private static ConfigurationEntry Setting(string key, object value, string source) => new() { Key = key, Value = value, Source = source };

    private static T Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Deserialize(File.ReadAllBytes(path), type)!;
}
