using Maestro.Missions;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>What whoever runs a check is told beside its result.</summary>
public sealed class CheckWarningTests
{
    private readonly StateFixture _state = new StateFixture().Approved();

    [Fact]
    public void ACommandThatDidNotEndByItselfIsCalledThat()
    {
        Assert.Equal("The check of 'plan-agreed' timed out after 5 s, which counts as failed.", Assert.Single(Run(new CommandOutcome { Failure = "timed out after 5 s" })));
        Assert.Empty(Run(new CommandOutcome { ExitCode = 1 }));
    }

    private IReadOnlyList<string> Run(CommandOutcome outcome)
    {
        _state.Adapters.Runner.Answer = _ => outcome;
        return _state.Workspace.Checks.Run(_state.Assertion("plan-agreed"), "dotnet test", "/project", TimeSpan.FromSeconds(5), static _ => { }, CancellationToken.None).Warnings;
    }
}
