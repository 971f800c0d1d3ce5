using System.Text;
using Maestro.Missions;

namespace Maestro.Tests;

public sealed class LargePlanTests
{
    // Most of the time that a large plan takes goes into collecting what reading it leaves behind.
    [Fact]
    public void ReadingAPlanAllocatesAtMostFiveTimesItsLength()
    {
        byte[] plan = Encoding.UTF8.GetBytes(Plan(2000));
        Assert.NotNull(PlanReader.Read(plan).Plan);

        long before = GC.GetAllocatedBytesForCurrentThread();
        PlanReadResult result = PlanReader.Read(plan);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.NotNull(result.Plan);
        Assert.InRange(allocated, 0, 5L * plan.Length);
    }

    [Fact]
    public void FeaturesWithTheSameStepsShareThem()
    {
        MissionPlan plan = PlanReader.Read(Encoding.UTF8.GetBytes(Plan(3))).Plan!;

        Assert.Equal(["Run the build", "Run the tests"], plan.Features[0].VerificationSteps);
        Assert.Same(plan.Features[0].VerificationSteps, plan.Features[2].VerificationSteps);
        Assert.Same(plan.Features[0].WorkerType, plan.Features[2].WorkerType);
    }

    private static string Plan(int features) => $$"""
        { "title": "Large", "milestones": [{ "id": "m", "title": "All" }], "features": [
          {{string.Join(",\n  ", Enumerable.Range(0, features).Select(static n => $$"""
        { "id": "f{{n}}", "milestoneId": "m", "title": "Feature number {{n}}", "description": "What is to be done in the feature number {{n}}, told in a sentence or two.", "workerType": "codex", "verificationSteps": ["Run the build", "Run the tests"], "dependsOn": [{{(n % 10 == 9 ? $"\"f{n - 1}\"" : "")}}], "fulfills": ["f{{n}}-holds"] }
        """))}}
        ] }
        """;
}
