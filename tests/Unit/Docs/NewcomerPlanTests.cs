using System.Text;
using Maestro.Missions;

namespace Maestro.Tests.Docs;

/// <summary>Plans as somebody writes them who has read docs/plan.md alone: they are accepted at the first try.</summary>
public sealed class NewcomerPlanTests
{
    public static TheoryData<string> Plans =>
    [
        """
        {
          "title": "Command-line weather",
          "description": "A small program that prints tomorrow's weather.",
          "features": [
            { "id": "fetch", "title": "Fetch the forecast", "verificationSteps": ["npm test -- fetch"], "labels": ["api"] },
            { "id": "cache", "title": "Cache it for an hour", "verificationSteps": ["npm test -- cache"], "dependsOn": ["fetch"], "priority": 3 },
            { "id": "print", "title": "Print it", "verificationSteps": ["npm test -- print", "Run it in a narrow terminal"], "dependsOn": ["fetch"],
              "fulfills": ["prints-one-line", "Temperatures are in the unit of the locale", { "description": "No colour when output is redirected", "check": "npm test -- colour" }] }
          ]
        }
        """,
        """
        {
          "title": "Move the shop to the new database",
          "milestones": [
            { "id": "Prepare", "title": "Prepare" },
            { "id": "sign-off", "title": "Sign-off by operations", "kind": "gate", "description": "Nobody touches production before" },
            { "id": "Move", "title": "Move", "order": 10 },
            { "id": "clean up", "title": "Clean up", "profile": "simplify" }
          ],
          "features": [
            { "id": "1", "milestoneId": "Prepare", "title": "Dump the old tables", "verificationSteps": ["Restore the dump"], "workerType": "claude-code",
              "fulfills": [{ "id": "dump-restores", "check": "make restore" }, { "description": "All tests pass", "check": "make test" }] },
            { "id": "2", "milestoneId": "Prepare", "title": "Write the migration", "verificationSteps": ["make test"], "dependsOn": ["1"],
              "fulfills": [{ "description": "All tests pass", "check": "make test" }, "Can be run twice"] },
            { "id": "3", "milestoneId": "Move", "title": "Migrate", "verificationSteps": ["Compare the counts"], "dependsOn": ["2"], "files": ["db/**/*.sql"], "preconditions": "The shop is closed" },
            { "id": "3.1", "milestoneId": "Move", "title": "Migrate the customers", "verificationSteps": ["make check-customers"], "parentId": "3" },
            { "id": "3.2", "milestoneId": "Move", "title": "Migrate the orders", "verificationSteps": ["make check-orders"], "parentId": "3", "dependsOn": ["3.1"] },
            { "id": "4", "milestoneId": "clean up", "title": "Drop the old tables", "verificationSteps": ["make test"], "dependsOn": ["3"] }
          ]
        }
        """,
        """
        {
          "$schema": "plan.schema.json",
          "title": "Accessibility",
          "proposal": null,
          "milestones": [ { "id": "m1", "title": "Everything", "profile": "implementation" }, { "id": "m2", "title": "Check", "profile": "validation" } ],
          "features": [
            { "id": "contrast", "title": "Raise the contrast", "verificationSteps": ["axe"], "status": "done", "evidence": "merged in May", "fulfills": ["contrast-is-4-5", "The logo stays as it is"] },
            { "id": "keyboard", "title": "All by keyboard", "verificationSteps": ["Use no mouse for a day"], "status": "in-progress", "description": null,
              "fulfills": [{ "description": "No trap", "status": "passed", "evidence": "seen" }, { "id": "old-browsers", "status": "waived", "evidence": "nobody uses them" }] },
            { "id": "audit", "milestoneId": "m2", "title": "Have it audited", "verificationSteps": ["Read the report"], "dependsOn": ["contrast", "keyboard"], "labels": [], "files": [] }
          ]
        }
        """,
    ];

    [Theory]
    [MemberData(nameof(Plans))]
    public void APlanWrittenFromThePageIsAccepted(string plan)
    {
        PlanReadResult read = PlanReader.Read(Encoding.UTF8.GetBytes(plan), new PlanReaderOptions { DefaultWorker = static () => "codex", DefaultMilestones = static () => WorkflowMilestones.Of("plan-implement", []) });
        Assert.Empty(read.Problems);
        Assert.NotNull(read.Plan);
    }

    [Fact]
    public void TheSameWordsInTwoFeaturesAreTwoAssertions()
    {
        const string Plan = """{ "title": "t", "milestones": [{ "id": "m", "title": "m" }], "features": [ { "id": "a", "title": "a", "verificationSteps": ["v"], "fulfills": ["tests-pass", "It is fast"] }, { "id": "b", "title": "b", "verificationSteps": ["v"], "fulfills": ["tests-pass", "It is fast"] } ] }""";
        PlanReadResult read = PlanReader.Read(Encoding.UTF8.GetBytes(Plan), new PlanReaderOptions { DefaultWorker = static () => "codex" });
        Assert.Empty(read.Problems);
        Assert.Equal(["a-assertion-1", "a-assertion-2", "b-assertion-1", "b-assertion-2"], read.Plan!.Features.SelectMany(static feature => feature.Fulfills).Select(static entry => entry.AssertionId));
    }
}
