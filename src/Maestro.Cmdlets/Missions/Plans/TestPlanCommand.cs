using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Checks a plan without making a mission: every problem at once, each with its JSON path, line and column.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MaestroPlan", DefaultParameterSetName = "Path")]
[OutputType(typeof(PlanCheck), typeof(bool))]
public sealed class TestPlanCommand : PlanCommand
{
    private CheckReport? _report;

    /// <summary>Give only True or False.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>End in an error when a check failed.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    private CheckReport Report => _report ??= new CheckReport(this, Quiet, Assert);

    private protected override void Handle(PlanReadResult result, string? source) => Report.AddRange(PlanCheck.Of(result, source));

    private protected override void Finish() => Report.Complete();
}
