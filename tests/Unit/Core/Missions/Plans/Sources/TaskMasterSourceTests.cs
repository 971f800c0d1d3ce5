using Maestro.Missions;

namespace Maestro.Tests;

public sealed class TaskMasterSourceTests
{
    [Fact]
    public void EachTagIsAPlanWithItsOwnIds()
    {
        IReadOnlyList<ConvertedPlan> plans = SourceFolder.Sample("taskmaster").Convert();

        Assert.Equal(["shop", "shop: search"], plans.Select(static plan => plan.Plan.Title));
        Assert.Equal("The shop", plans[0].Plan.Description);
        Assert.Equal(["1"], SourceFolder.Checked(plans[1]).Features.Select(static feature => feature.FeatureId));
        Assert.Equal("shop: search", Assert.Single(SourceFolder.Sample("taskmaster").Convert(options: new() { IsWanted = static name => name == "search" })).Plan.Title);
    }

    [Fact]
    public void TasksAndSubtasksBecomeFeaturesAndTheirParts()
    {
        MissionPlan plan = SourceFolder.Checked(SourceFolder.Sample("taskmaster").Convert()[0]);

        Assert.Equal(["1", "1.1", "1.2", "2", "3", "4"], plan.Features.Select(static feature => feature.FeatureId));
        Assert.Equal(("1", 1), (plan.Features[1].ParentId, plan.Features[1].Priority));
        Assert.Equal(["1.1"], plan.Features[2].DependsOn);
        Assert.Equal(["1.2"], plan.Features[5].DependsOn);
        Assert.Equal("A page that answers.\n\n## Details\n\nUse the small server.", plan.Features[0].Description);
        Assert.Equal(["Open the page and read its title."], plan.Features[0].VerificationSteps);
        Assert.Equal(["A known user gets in", "A wrong password is refused"], plan.Features[3].Fulfills.Select(static entry => entry.Description));
    }

    [Fact]
    public void CancelledWorkCountsAsDoneAndSaysSo()
    {
        ConvertedPlan converted = SourceFolder.Sample("taskmaster").Convert()[0];
        PlanFeature fax = SourceFolder.Checked(converted).Features[4];

        Assert.Equal("done", fax.Status);
        Assert.Equal(["cancelled"], fax.Labels);
        PlanAssertion promise = Assert.Single(fax.Fulfills);
        Assert.Equal(("waived", "Cancelled in Task Master"), (promise.Status, promise.Evidence));
        Assert.Contains(converted.Warnings, static warning => warning.EndsWith("1 cancelled task counts as done and has the label 'cancelled': 3.", StringComparison.Ordinal));
        Assert.Equal(["deferred"], converted.Plan.Features[5].Labels);
    }

    [Fact]
    public void AListWithoutTagsIsOnePlan()
    {
        const string Task = """{ "id": "x/1", "title": "A", "description": "d", "status": "pending", "dependencies": ["x/1", "x 1"] }""";
        foreach (string text in (string[])[$"[{Task}]", $$"""{ "tasks": [{{Task}}], "metadata": {} }"""])
        {
            MissionPlan plan = new SourceFolder().Add("tasks/tasks.json", text).Plan("taskmaster");

            Assert.Equal("x-1", plan.Features[0].FeatureId);
            Assert.Equal(["id:x/1"], plan.Features[0].Labels);
            Assert.Empty(plan.Features[0].DependsOn);
        }
    }

    [Fact]
    public void ASubtasksNumberIsASiblingBeforeItIsATask()
    {
        MissionPlan plan = new SourceFolder().Add("tasks.json", """
            { "tasks": [
              { "id": 1, "title": "One" },
              { "id": 2, "title": "Two", "subtasks": [{ "id": 1, "title": "First" }, { "id": 2, "title": "Second", "dependencies": [1, 3, "2.1"] }] },
              { "id": 3, "title": "Three" }] }
            """).Plan("taskmaster");

        Assert.Equal(["2.1", "3"], plan.Features.Single(static feature => feature.FeatureId == "2.2").DependsOn);
    }

    [Fact]
    public void APlanIsNotTakenForAListOfTasks()
    {
        MaestroException refused = Assert.Throws<MaestroException>(() => new SourceFolder().Add("plan.json", StateFixture.Plan).Convert(path: "plan.json"));

        Assert.Equal((ErrorCode.PlanSourceInvalid, "'plan.json', line 1: this is a plan already, which New-MaestroMission accepts."), (refused.Code, refused.Message));
    }
}
