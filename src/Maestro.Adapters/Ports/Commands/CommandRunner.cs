using System.Diagnostics;
using System.Globalization;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Runs commands through the system's shell, without input, and ends all that they start.</summary>
internal sealed class CommandRunner : ICommandRunner
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    // What is asked to end may want to clean up.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    // What a process that escaped holds open, or goes on writing, is not waited for.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(30);

    private static readonly string[] BuildServers =
    [
        "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION", "BUILDKITE", "CIRCLECI", "TRAVIS", "APPVEYOR", "BITBUCKET_BUILD_NUMBER",
    ];

    /// <inheritdoc/>
    public bool IsContinuousIntegration =>
        IsTrue(Environment.GetEnvironmentVariable("CI")) || BuildServers.Any(static name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));

    /// <inheritdoc/>
    public CommandOutcome Run(CommandRequest request, Action<string> onLine, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var clock = Stopwatch.StartNew();
        ShellProcess process;
        try
        {
            process = ShellProcess.Start(request.Command, request.Folder);
        }
        catch (IOException e)
        {
            return new CommandOutcome { Failure = $"could not be started ({e.Message.TrimEnd('.')})", Duration = clock.Elapsed };
        }

        using (process)
        {
            using var pump = new OutputPump(process.Output);
            var output = new CommandOutput(request, onLine);
            try
            {
                return Watch(process, pump, output, request, clock, cancellationToken);
            }
            finally
            {
                // Whatever went wrong: a listener that threw, a pipeline that was stopped.
                process.Kill();
            }
        }
    }

    private static CommandOutcome Watch(
        ShellProcess process, OutputPump pump, CommandOutput output, CommandRequest request, Stopwatch clock, CancellationToken cancellationToken)
    {
        TimeSpan? ended = null;
        TimeSpan? interrupted = null;
        TimeSpan heard = TimeSpan.Zero;
        bool left = false;
        while (!(pump.IsCompleted && process.Exit.IsCompleted) && !(ended is { } since && (clock.Elapsed - heard > Silence || clock.Elapsed - since > LongestDrain)))
        {
            if (pump.IsCompleted)
            {
                process.Exit.Wait((int)Tick.TotalMilliseconds, cancellationToken);
            }
            else if (pump.Take(ended is null && process.Exit.IsCompleted ? TimeSpan.Zero : Tick, cancellationToken) is { } chunk)
            {
                output.Add(chunk);
                heard = clock.Elapsed;
            }

            if (process.Exit.IsCompleted)
            {
                if (ended is null)
                {
                    ended = heard = clock.Elapsed;
                    left = process.Kill();
                }
            }
            else if (interrupted is null && clock.Elapsed > request.Timeout)
            {
                interrupted = clock.Elapsed;
                process.Interrupt();
            }
            else if (clock.Elapsed - interrupted > Grace)
            {
                process.Kill();
            }
        }

        output.Complete();
        return new CommandOutcome
        {
            ExitCode = interrupted is null ? process.Exit.Result : null,
            Failure = interrupted is null ? null : string.Create(CultureInfo.InvariantCulture, $"timed out after {request.Timeout.TotalSeconds:0.###} s"),
            Duration = interrupted ?? ended ?? clock.Elapsed,
            Output = output.Tail,
            OutputBytes = output.Total,
            IsCut = output.IsCut,
            LeftProcesses = left && interrupted is null,
        };
    }

    private static bool IsTrue(string? value) => value is "1" || "true".Equals(value, StringComparison.OrdinalIgnoreCase);
}
