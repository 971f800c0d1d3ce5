using System.Text.Json;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

public sealed class StatusTransitionsTests
{
    private static readonly Dictionary<string, StatusTransitions> Machines = new()
    {
        ["mission"] = StatusTransitions.Mission,
        ["milestone"] = StatusTransitions.Milestone,
        ["feature"] = StatusTransitions.Feature,
        ["assertion"] = StatusTransitions.Assertion,
    };

    private static JsonElement[] Cases { get; } =
        [.. JsonDocument.Parse(File.ReadAllText("Data/golden/transitions.json")).RootElement.GetProperty("domain").EnumerateArray()];

    [Fact]
    public void EveryPairOfTheReferenceIsDecidedAlike()
    {
        foreach (JsonElement each in Cases.Where(static each => !IsOurs(each)))
        {
            (string entity, string from, string to) = Named(each);
            Assert.True(
                each.GetProperty("accepted").GetBoolean() == Machines[entity].Allows(from, to),
                $"{entity}: {from} to {to}");
            Assert.Equal(each.GetProperty("fromTerminal").GetBoolean() && !HasOurs(each), Machines[entity].From(from).Count == 0);
        }
    }

    [Fact]
    public void TheReferenceCoversEveryPairOfEveryMachine() =>
        Assert.Equal(Machines.Values.Sum(machine => machine.Words.Count * machine.Words.Count), Cases.Length);

    [Fact]
    public void ARefusedStepNamesTheWayOnAndStayingPutIsNone()
    {
        foreach (JsonElement each in Cases)
        {
            (string entity, string from, string to) = Named(each);
            if (from == to || each.GetProperty("accepted").GetBoolean() || IsOurs(each))
            {
                Machines[entity].Require("x", from, to);
                continue;
            }

            MaestroException refused = Assert.Throws<MaestroException>(() => Machines[entity].Require("the-id", from, to));
            Assert.Equal(ErrorCode.TransitionNotAllowed, refused.Code);
            Assert.Equal("the-id", refused.Target);
            Assert.All(Machines[entity].From(from), next => Assert.Contains(next, refused.Message, StringComparison.Ordinal));
            Assert.NotNull(refused.Hint);
        }
    }

    [Fact]
    public void AWordOfNoMachineIsNamedWithTheWordsThereAre()
    {
        MaestroException refused = Assert.Throws<MaestroException>(() => StatusTransitions.Feature.Require("a", "pending", "finished"));
        Assert.Equal(ErrorCode.StatusInvalid, refused.Code);
        Assert.Contains("in-progress", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WordsOfTheMachinesAreThoseOfTheConstants()
    {
        Assert.Equal(MissionStatus.All.Order(), StatusTransitions.Mission.Words.Order());
        Assert.Equal(MilestoneStatus.All.Order(), StatusTransitions.Milestone.Words.Order());
        Assert.Equal(FeatureStatus.All.Order(), StatusTransitions.Feature.Words.Order());
        Assert.Equal(AssertionResult.All.Order(), StatusTransitions.Assertion.Words.Order());
    }

    // What passed can be taken back, with a reason.
    private static bool IsOurs(JsonElement each) => Named(each) is ("assertion", AssertionResult.Passed, AssertionResult.Pending or AssertionResult.Failed);

    private static bool HasOurs(JsonElement each) => Named(each) is ("assertion", AssertionResult.Passed, _);

    private static (string Entity, string From, string To) Named(JsonElement each) =>
        (each.GetProperty("entity").GetString()!, each.GetProperty("from").GetString()!, each.GetProperty("to").GetString()!);
}
