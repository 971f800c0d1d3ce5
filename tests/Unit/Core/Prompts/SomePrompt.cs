using Maestro.Handoffs;
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
            Foundations =
            [
                new Foundation(
                    "auth-plan",
                    Feature("auth-plan", "Plan the auth flow", FeatureStatus.Done, "plan"),
                    new WorkerReport { SalientSummary = "Tokens live one hour; refresh tokens are kept hashed.", WhatWasLeftUndone = "Nothing about mobile clients" },
                    [new DiscoveredIssue { Severity = "minor", Description = "The clock of the old server is wrong" }],
                    "a2236c0f9b1e"),
                new Foundation("auth-db", Feature("auth-db", "Store the users", FeatureStatus.InProgress), null, [], null),
            ],
            Others = [new WorkerAtWork("auth-db", "gemini", null, Now.AddHours(-1), ["src/db.cs", "src/auth.cs"]) { SharedFiles = ["src/auth.cs"] }],
            Files = ["src/auth.cs", "src/auth/*.cs"],
            Assertions =
            [
                Assertion("auth-login-works", AssertionResult.Pending, "A user can log in") with { Check = "dotnet test --filter Login && echo <ok>" },
                Assertion("auth-session-ends", AssertionResult.Failed, "A session ends after an hour") with { Evidence = "still valid after 61 minutes" },
                Assertion("auth-logout-works", AssertionResult.Passed, "A user can log out"),
            ],
            Returns = [new ReturnReason("The session never ends", Now.AddHours(-2), "from review")],
            Questions = [new PromptQuestion("Which database?", "PostgreSQL 18")],
            Corrections = new MemoryRecall(
            [
                Some.Correction("2026-11-22-001", ["npm"], "hard", rule: "use bun not npm"),
                Some.Correction("2026-11-22-002", ["auth", "login"], rule: "always hash passwords"),
            ]).Recall("Implement the auth flow\nlogin", []),
            Learnings = ["the auth flow needs a refresh token"],
            Notes =
            [
                new Note { Timestamp = Now.AddHours(-1), Content = "Rerun the doctor after init" },
                new Note { Timestamp = Now.AddHours(-2), Content = "The staging database is down until Monday", Branch = "main" },
            ],
            Handoffs = [Handoff(1, "Auth flow is half done"), Handoff(2, "Only scaffolding")],
            Skill = BuiltInSkills.ForWorker("codex"),
            WorkerBase = BuiltInSkills.Base,
            Now = Now,
            Nonce = static _ => "0123ab",
        };
    }

    private static Handoff Handoff(int hoursAgo, string summary) => HandoffCodec.Create(
        $"2026-11-22-00{9 - hoursAgo}",
        HandoffSamples.Execute with
        {
            Summary = summary,
            NextAction = "write the login tests",
            Decisions = ["use JWT"],
            Risks = ["green tests masked drift"],
            CompletedWork = ["scaffolded"],
            Validation = ["build is green"],
            VerificationResults = [new VerificationResult { Step = "login by hand", Passed = false }],
        },
        "codex",
        "s1",
        Now.AddHours(-hoursAgo),
        new HandoffFacts { ChangedFiles = ["src/auth.cs"] });

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
