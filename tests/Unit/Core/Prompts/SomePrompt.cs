using Maestro.Memory;
using Maestro.Prompts;

namespace Maestro.Tests;

/// <summary>A mission in the middle of its work, to make prompts from.</summary>
internal static class SomePrompt
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 16, 30, 0, TimeSpan.Zero);

    public static Feature Feature(string id, string title, string status, string milestone = "work") => new()
    {
        FeatureId = id,
        MissionId = "2026-11-22-001",
        MilestoneId = milestone,
        Status = status,
        Title = title,
        WorkerType = "codex",
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    public static WorkerPromptContext Context(string profile = MilestoneProfile.Implementation)
    {
        var milestone = new Milestone
        {
            MilestoneId = "work",
            Title = "The work",
            Description = "Build and verify the feature",
            Order = 1,
            Kind = profile is MilestoneProfile.PlanReview or MilestoneProfile.CodeReview ? MilestoneKind.Gate : MilestoneKind.Work,
            Profile = profile,
        };
        return new WorkerPromptContext
        {
            Feature = Feature("auth-impl", "Implement the auth flow", FeatureStatus.Assigned) with
            {
                Description = "Build the first working authentication slice.\n\n- login\n- logout",
                Preconditions = "The plan is agreed on.",
                ExpectedBehavior = "A user who logs in gets a session of < 1 hour.",
                VerificationSteps = ["Run build", "Run targeted tests", "Verify the login flow manually"],
                DependsOn = ["auth-plan", "auth-db"],
            },
            Mission = new Mission
            {
                MissionId = "2026-11-22-001",
                Status = MissionStatus.Executing,
                Title = "Add authentication",
                Description = "Ship the first authentication slice",
                Milestones = [milestone],
                Features = ["auth-plan", "auth-db", "auth-impl", "auth-docs"],
                CreatedAt = Now,
                UpdatedAt = Now,
            },
            Milestone = milestone,
            Siblings =
            [
                Feature("auth-plan", "Plan the auth flow", FeatureStatus.Done, "plan"),
                Feature("auth-db", "Store the users", FeatureStatus.InProgress),
                Feature("auth-docs", "Describe the auth flow", FeatureStatus.Pending),
            ],
            Assertions =
            [
                Assertion("auth-login-works", AssertionResult.Pending, "A user can log in"),
                Assertion("auth-session-ends", AssertionResult.Failed, "A session ends after an hour"),
                Assertion("auth-logout-works", AssertionResult.Passed, "A user can log out"),
            ],
            PreviousOutputs =
            [
                new PreviousOutput("auth-plan", "Plan the auth flow", new WorkerReport { SalientSummary = "Tokens live one hour; refresh tokens are kept hashed." }),
            ],
            Corrections = new MemoryRecall(
            [
                Some.Correction("2026-11-22-001", ["npm"], "hard", rule: "use bun not npm"),
                Some.Correction("2026-11-22-002", ["auth", "login"], rule: "always hash passwords"),
            ]).Recall("Implement the auth flow\nlogin", []),
            Guidance = new Guidance { CompiledAt = Now.AddDays(-1), Summary = "auth:\n- the auth flow needs a refresh token (2026-11-21)", RawCount = 2 },
            Notes =
            [
                new Note { Timestamp = Now.AddHours(-2), Content = "The staging database is down until Monday", Branch = "main" },
                new Note { Timestamp = Now.AddHours(-1), Content = "Rerun the doctor after init" },
            ],
            PriorHandoffs =
            [
                new PriorHandoff
                {
                    HandoffId = "2026-11-22-001",
                    Mode = "execute",
                    Timestamp = Now.AddHours(-3),
                    Summary = "Auth_flow_ready",
                    Risks = ["green_tests_masked_drift"],
                    Divergences = ["used_jwt_not_sessions"],
                    CausalDrivers = ["deadline_pressure"],
                    BlindSpot = "mobile_untested",
                    Assumptions = ["single_tenant"],
                    VerificationResults = [new PriorVerification("build", true), new PriorVerification("login by hand", false)],
                    CompletedWork = ["auth_flow_scaffolded"],
                },
                new PriorHandoff { HandoffId = "2026-11-22-002", Mode = "execute", Timestamp = Now, Summary = "says_nothing" },
            ],
            Skill = BuiltInSkills.ForWorker("codex"),
            WorkerBase = BuiltInSkills.Base,
            Now = Now,
        };
    }

    private static Assertion Assertion(string id, string result, string description) => new()
    {
        AssertionId = id,
        MissionId = "2026-11-22-001",
        MilestoneId = "work",
        FeatureId = "auth-impl",
        Result = result,
        Description = description,
        CreatedAt = Now,
        UpdatedAt = Now,
    };
}
