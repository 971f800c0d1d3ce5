using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Check a plan without creating a mission.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MaestroPlan", DefaultParameterSetName = "Path")]
[OutputType(typeof(PlanCheck), typeof(bool))]
public sealed class TestPlanCommand : PlanCommand, ICheckCommand
{
    /// <summary>Indicates that the cmdlet returns only <c>True</c> or <c>False</c>.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Indicates that the cmdlet ends with a terminating error if a check failed.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    /// <summary>Indicates that the cmdlet passes if there is nothing to check. By default, a check of nothing fails.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    private protected override void Handle(PlanReadResult result, string? source) => Checks.AddRange(PlanCheck.Of(result, source));
}
