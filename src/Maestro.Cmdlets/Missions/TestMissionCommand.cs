using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Checks missions: every assertion passed or waived, every feature done, every milestone sealed.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MaestroMission")]
[OutputType(typeof(MissionCheck), typeof(bool))]
public sealed class TestMissionCommand : WorkspaceCommand
{
    private CheckReport? _report;
    private bool _any;

    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every mission that is not finished.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Check only things of these kinds.</summary>
    [Parameter]
    [ValidateSet("assertion", "feature", "milestone")]
    public string[]? Kind { get; set; }

    /// <summary>Give only True or False.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>End in an error when a check failed, so that a CI step fails.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    private CheckReport Report => _report ??= new CheckReport(this, Quiet, Assert);

    private protected override void Process()
    {
        try
        {
            foreach (MissionState state in Workspace.Missions.States(IdFilters.From(MissionId), new FailingFeedback(Feedback, Report)))
            {
                _any = true;
                Report.AddRange(MissionCheck.Of(state).Where(check => Kind is null || Kind.Contains(check.Kind, StringComparer.OrdinalIgnoreCase)));
            }
        }
        catch (MaestroException problem)
        {
            Report.Fail(problem.Message);
            throw;
        }
    }

    private protected override void End()
    {
        if (!_any)
        {
            WriteWarning("There was no mission to check.");
        }

        Report.Complete();
    }

    // What can't be read or found was not checked, so it did not pass.
    private sealed class FailingFeedback(IFeedback feedback, CheckReport report) : IFeedback
    {
        public void Problem(MaestroException problem)
        {
            report.Fail(problem.Message);
            feedback.Problem(problem);
        }

        public void Warn(string message) => feedback.Warn(message);
    }
}
