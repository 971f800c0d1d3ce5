using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>Backlog.md, Spec Kit, OpenSpec and plain checklists: all of them are Markdown.</summary>
public sealed class MarkdownSourceTests
{
    [Fact]
    public void AChecklistBecomesMilestonesFeaturesAndParts()
    {
        MissionPlan plan = SourceFolder.Sample("markdown").Plan(path: "TODO.md");

        Assert.Equal("The shop", plan.Title);
        Assert.Equal(["Accounts", "Later"], plan.Milestones.Select(static milestone => milestone.Title));
        Assert.Equal(
            [
                ("add-the-table", "accounts", null, "done"), ("sign-in", "accounts", null, null), ("label-the-fields", "accounts", "sign-in", "in-progress"),
                ("refuse-wrong-passwords", "accounts", "sign-in", null), ("dark-colours", "later", null, null), ("send-a-fax", "later", null, "done"),
            ],
            plan.Features.Select(static feature => (feature.FeatureId, feature.MilestoneId, feature.ParentId, feature.Status)));
        Assert.Equal(("Sign in", "with a form"), (plan.Features[1].Title, plan.Features[1].Description));
        Assert.Equal(["cancelled"], plan.Features[5].Labels);
    }

    [Fact]
    public void PhasesAndParallelMarksOfSpecKitBecomeDependencies()
    {
        MissionPlan plan = SourceFolder.Sample("speckit").Plan();

        Assert.Equal("Sign in", plan.Title);
        Assert.Equal(
            ["T001: ", "T002: T001", "T003: T002", "T004: T003", "T005: T003", "T006: T004 T005", "T007: T003", "T008: T006 T007", "T009: T006 T007"],
            plan.Features.Select(static feature => $"{feature.FeatureId}: {string.Join(' ', feature.DependsOn)}"));
        PlanFeature form = plan.Features[3];
        Assert.Equal((1, "phase-3-user-story-1-sign-in-priority-p1"), (form.Priority, form.MilestoneId));
        Assert.Equal(["US1"], form.Labels);
        Assert.Equal(["tests/ui/form.test.ts"], form.Files);
        Assert.Equal(["Sign in with a known user"], form.VerificationSteps);
    }

    [Fact]
    public void ScenariosOfOpenSpecBecomeAssertionsThatWaitForTheTasks()
    {
        MissionPlan plan = SourceFolder.Sample("openspec").Plan();

        Assert.Equal(("Add sign in", "People have accounts."), (plan.Title, plan.Description));
        Assert.StartsWith("# Change: Add sign in", plan.Proposal, StringComparison.Ordinal);
        Assert.Equal(["1.1", "1.2", "2.1", "2.1.1", "2.2", "spec-sign-in"], plan.Features.Select(static feature => feature.FeatureId));
        Assert.Equal(("2.1", "done"), (plan.Features[3].ParentId, plan.Features[0].Status));
        Assert.Equal(["1.1", "1.2", "2.1", "2.2"], plan.Features[5].DependsOn);
        Assert.Equal("validation", plan.Milestones[^1].Profile);
        Assert.Equal(
            [
                "Sign in: Known user: WHEN a known user signs in THEN the shop greets the user",
                "Sign in: Wrong password: WHEN the password is wrong THEN the shop says so",
                "Rate: The shop SHALL refuse more than ten attempts a minute.",
                "Removed: Fax",
            ],
            plan.Features[5].Fulfills.Select(static entry => entry.Description));
    }

    [Fact]
    public void TasksOfBacklogKeepTheirCriteriaAndMilestones()
    {
        var folder = SourceFolder.Sample("backlog");
        MissionPlan plan = folder.Plan();

        Assert.Equal("The shop", plan.Title);
        Assert.Equal(["Accounts", "Implementation"], plan.Milestones.Select(static milestone => milestone.Title));
        Assert.Equal(["TASK-1", "TASK-2", "TASK-10"], plan.Features.Select(static feature => feature.FeatureId));
        PlanFeature signIn = plan.Features[1];
        Assert.Equal(("Sign in: the form", 1, "accounts", "in-progress"), (signIn.Title, signIn.Priority, signIn.MilestoneId, signIn.Status));
        Assert.Equal("People have accounts.\n\n## Implementation Plan\n\n1. Table\n2. Form", signIn.Description);
        Assert.Equal(["TASK-1"], signIn.DependsOn);
        Assert.Equal(["web", "assignee:kim"], signIn.Labels);
        Assert.Equal(["The tests pass"], signIn.VerificationSteps);
        Assert.Equal([("A known user gets in", "passed"), ("A wrong password is refused", null)], signIn.Fulfills.Select(static entry => (entry.Description, entry.Status)));
        Assert.Empty(plan.Features[2].DependsOn);
        Assert.Equal("TASK-2", plan.Features[2].ParentId);
        Assert.Contains(folder.Warnings(), static warning => warning.EndsWith("1 dependency would have closed a circle and was omitted: TASK-10 → TASK-2.", StringComparison.Ordinal));
        Assert.Contains(folder.Warnings(), static warning => warning.EndsWith("1 archived task or draft was omitted: draft-1 - Fax.md.", StringComparison.Ordinal));
    }

    [Fact]
    public void ReferencesToIdsOfAnEarlierPrefixAreFollowed()
    {
        MissionPlan plan = new SourceFolder()
            .Add("backlog/tasks/a.md", "---\nid: BACK-1\ntitle: A\nstatus: Done\n---\n")
            .Add("backlog/tasks/b.md", "---\nid: BACK-2\ntitle: B\nstatus: To Do\ndependencies: [task-1]\n---\n")
            .Plan("backlog");

        Assert.Equal(["BACK-1"], plan.Features[1].DependsOn);
    }

    [Fact]
    public void ABrokenTaskIsAProblemAndTheOthersAreConverted()
    {
        SourceFolder folder = SourceFolder.Sample("backlog").Add("backlog/tasks/broken.md", "---\nid: [\n---\n").Add("backlog/tasks/readme.md", "# Tasks");

        Assert.Equal(3, folder.Plan().Features.Count);
        Assert.Contains("'backlog/tasks/broken.md', line ", Assert.Single(folder.Problems).Message, StringComparison.Ordinal);
        Assert.Contains(folder.Warnings(), static warning => warning.EndsWith("1 entry is not a task and was omitted: readme.md.", StringComparison.Ordinal));
    }
}
