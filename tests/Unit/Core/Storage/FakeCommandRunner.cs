using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>Runs nothing, and reports what the test sets.</summary>
internal sealed class FakeCommandRunner : ICommandRunner
{
    public bool IsContinuousIntegration { get; set; }

    public List<CommandRequest> Requests { get; } = [];

    /// <summary>What comes of each command; success by default.</summary>
    public Func<CommandRequest, CommandOutcome> Answer { get; set; } = static _ => new CommandOutcome { ExitCode = 0 };

    public CommandOutcome Run(CommandRequest request, Action<string> onLine, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        CommandOutcome outcome = Answer(request);
        foreach (string line in outcome.Output.TrimEnd().Split('\n'))
        {
            onLine(line);
        }

        return outcome;
    }
}
