namespace Maestro.Tests;

public sealed class BeadsSourceTests
{
    [Fact]
    public void IssuesBecomeFeaturesWithTheirIdsAndLinks()
    {
        MissionPlan plan = SourceFolder.Sample("beads").Plan();

        Assert.Equal("shop", plan.Title);
        Assert.Equal(["shop-a1", "shop-a1.1", "shop-a1.2", "shop-b7"], plan.Features.Select(static feature => feature.FeatureId));
        PlanFeature signIn = plan.Features[1];
        Assert.Equal(("Sign in", "shop-a1", 0, "done", "Done in Beads: merged as 4711"), (signIn.Title, signIn.ParentId, signIn.Priority, signIn.Status, signIn.Evidence));
        Assert.Equal("People have accounts\n\n## Design\n\nA form and a table", signIn.Description);
        Assert.Equal(["feature", "web", "assignee:kim"], signIn.Labels);
        Assert.Equal(["A known user gets in", "A wrong password is refused"], signIn.Fulfills.Select(static entry => entry.Description));
        Assert.Equal(["shop-a1.1"], plan.Features[2].DependsOn);
        Assert.Equal(["in-progress", "blocked"], plan.Features.Skip(2).Select(static feature => feature.Status));
    }

    [Fact]
    public void WhatCouldNotBeCarriedIsCounted()
    {
        IReadOnlyList<string> warnings = SourceFolder.Sample("beads").Warnings();

        Assert.Equal(
            [
                ".beads/issues.jsonl: 1 relation is neither a dependency nor a parent and was omitted: related.",
                ".beads/issues.jsonl: 1 field has no counterpart in plans and was omitted: comments.",
                ".beads/issues.jsonl: 1 deleted task was omitted: shop-c9.",
                ".beads/issues.jsonl: 1 dependency is on a task that does not exist and was omitted: shop-a1.2 → shop-zz.",
            ],
            warnings);
    }

    [Fact]
    public void FinishedIssuesAreLeftOutOnRequestAndNothingWaitsForThem()
    {
        MissionPlan plan = SourceFolder.Sample("beads").Plan(options: new() { OpenOnly = true, WorkerType = "claude-code" });

        Assert.Equal(["shop-a1", "shop-a1.2", "shop-b7"], plan.Features.Select(static feature => feature.FeatureId));
        Assert.Empty(plan.Features[1].DependsOn);
        Assert.All(plan.Features, static feature => Assert.Equal("claude-code", feature.WorkerType));
    }

    [Fact]
    public void DamagedLinesAreCountedAndTheOthersRead()
    {
        SourceFolder folder = new SourceFolder().Add("issues.jsonl", """
            {"id":"a","title":"A"}
            {"id":"b","title":
            [1]
            {"title":"without an id"}

            {"id":"c","title":7,"priority":"high","labels":{"x":1},"dependencies":[{"type":"blocks"},"a"]}
            {"id":"a","title":"A again","status":"thinking"}
            """);

        MissionPlan plan = folder.Plan("beads");

        Assert.Equal([("a", "A again"), ("c", "7")], plan.Features.Select(static feature => (feature.FeatureId, feature.Title)));
        Assert.Equal(["a"], plan.Features[1].DependsOn);
        Assert.Equal(["status:thinking"], plan.Features[0].Labels);
        IReadOnlyList<string> warnings = folder.Warnings("beads");
        Assert.Contains(warnings, static warning => warning.Contains("2 lines can't be read and were omitted: line 2 (not JSON at column ", StringComparison.Ordinal) && warning.Contains("line 3 (not a JSON object)", StringComparison.Ordinal));
        Assert.Contains(warnings, static warning => warning.Contains("1 entry is not a task and was omitted: without an id", StringComparison.Ordinal));
        Assert.Contains(warnings, static warning => warning.Contains("1 id occurs more than once", StringComparison.Ordinal));
        Assert.Contains(warnings, static warning => warning.Contains("1 priority is not known and was omitted: high", StringComparison.Ordinal));
        Assert.Contains(warnings, static warning => warning.Contains("2 values are of the wrong type and were omitted: labels, dependencies", StringComparison.Ordinal));
        Assert.Contains(warnings, static warning => warning.Contains("1 status is not known", StringComparison.Ordinal));
    }

    [Fact]
    public void TheTasksOfAnOlderProgramAreReadAsWell()
    {
        MissionPlan plan = SourceFolder.Sample("maestro").Plan();

        Assert.Equal(["tsk-29ac0b", "tsk-30ac0b", "tsk-31ac0b"], plan.Features.Select(static feature => feature.FeatureId));
        Assert.Equal("Done in the task list: the token was stale", plan.Features[0].Evidence);
        Assert.Equal(("tsk-31ac0b", 3), (plan.Features[1].ParentId, plan.Features[1].Priority));
        Assert.Equal(["tsk-29ac0b"], plan.Features[1].DependsOn);
        Assert.Equal("in-progress", plan.Features[2].Status);
    }
}
