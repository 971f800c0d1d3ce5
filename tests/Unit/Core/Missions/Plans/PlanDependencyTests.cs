using System.Text.Json;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>Dependencies: chains and cycles of any length, and each circle told once.</summary>
public class PlanDependencyTests
{
    // As many as fit below the limit of a plan.
    private const int Many = 75_000;

    [Fact]
    public void ALongChainIsAccepted()
    {
        // Backwards, so that the walk from the first feature goes down the whole chain.
        PlanReadResult result = Read(Many, i => i + 1 < Many ? [i + 1] : []);

        Assert.Equal(Many, result.PlanOrThrow(null).Features.Count);
    }

    [Fact]
    public void ALongCycleIsNamedWhole()
    {
        PlanProblem problem = Assert.Single(Read(Many, i => [(i + 1) % Many]).Problems);

        Assert.Equal((PlanRule.Cycle, "features[0].dependsOn[0]"), (problem.Rule, problem.Path));
        Assert.Equal(Many + 1, problem.Message.Split(" -> ").Length);
        Assert.EndsWith("f74999 -> f0.", problem.Message);
    }

    [Fact]
    public void VeryLongWaysNeedNoDeepStack()
    {
        const int Count = 1_000_000;
        DependencyGraph graph = new(Count);
        for (int i = 0; i < Count; i++)
        {
            graph.Add(i, (i + 1) % Count, 0);
        }

        Assert.Equal(Count, Assert.Single(graph.Cycles()).Count);
    }

    [Fact]
    public void AWidePlanIsAccepted() => Assert.NotNull(Read(2_000, i => [.. Enumerable.Range(0, Math.Min(i, 50))]).Plan);

    [Fact]
    public void EachCircleIsToldOnceByItsShortestWay()
    {
        // 0 -> 1 -> 2 -> 0 with the shortcut 1 -> 0; 3 only looks on; 4 <-> 5; 6 depends on itself.
        int[][] dependencies = [[1], [2, 0], [0], [0], [5], [4], [6]];

        PlanReadResult result = Read(dependencies.Length, i => dependencies[i]);

        Assert.Equal(
            [
                "These features depend on each other: f0 -> f1 -> f0.",
                "These features depend on each other: f4 -> f5 -> f4.",
                "'f6' can't depend on itself.",
            ],
            result.Problems.Select(problem => problem.Message));
    }

    [Fact]
    public void RandomGraphsHaveACycleExactlyWhenTheyCannotBeOrdered()
    {
        Random random = new(7);
        for (int round = 0; round < 500; round++)
        {
            int count = random.Next(1, 12);
            List<(int From, int To)> edges = [.. Enumerable.Range(0, random.Next(0, 16)).Select(_ => (random.Next(count), random.Next(count))).Where(edge => edge.Item1 != edge.Item2)];
            DependencyGraph graph = new(count);
            edges.ForEach(edge => graph.Add(edge.From, edge.To, 0));

            IReadOnlyList<IReadOnlyList<DependencyEdge>> cycles = graph.Cycles();

            Assert.Equal(CanBeOrdered(count, edges), cycles.Count == 0);
            Assert.All(cycles, cycle =>
            {
                Assert.Equal(cycle[0].From, cycle[^1].To);
                Assert.All(cycle.Zip(cycle.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
                Assert.Equal(cycle.Count, cycle.Select(edge => edge.From).Distinct().Count());
            });
        }
    }

    private static bool CanBeOrdered(int count, List<(int From, int To)> edges)
    {
        HashSet<int> left = [.. Enumerable.Range(0, count)];
        while (left.FirstOrDefault(node => !edges.Exists(edge => edge.From == node && left.Contains(edge.To)), -1) is int free and >= 0)
        {
            left.Remove(free);
        }

        return left.Count == 0;
    }

    private static PlanReadResult Read(int count, Func<int, int[]> dependsOn) => PlanReader.Read(JsonSerializer.SerializeToUtf8Bytes(new
    {
        title = "T",
        milestones = new[] { new { id = "m", title = "M", description = "", order = 0 } },
        features = Enumerable.Range(0, count).Select(i => new
        {
            id = $"f{i}",
            milestoneId = "m",
            title = "F",
            description = "",
            workerType = "w",
            verificationSteps = new[] { "v" },
            dependsOn = dependsOn(i).Select(target => $"f{target}"),
        }),
    }));
}
